import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { CallRequest, CallValue } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { dueOf } from '../../shared/ledger/invoice.ts';
import { atLeastZero, subtract } from '../../shared/money/minor.ts';
import type { ReadDb } from '../db/handle.ts';
import type { Action } from './action.ts';
import { type CreditNoteCase, creditNoteCase, invoiceForNote } from './credit-note-case.ts';
import { noteAhead } from './note-consequences.ts';
import type { LookAround } from './other-desks-warning.ts';
import type { Looker } from './tell-approval.ts';
import { creditNoteAnswer, writeCreditNote } from './write-credit-note.ts';

type CancelAsked = CallRequest<'invoices.cancelPlan'>;

/** How an invoice would be canceled, for the eye before the hand. */
export function previewCancel(
  looking: Looker & LookAround,
  input: CancelAsked,
): Result<CallValue<'invoices.cancelPlan'>, Failure> {
  const found = cancelCase(looking.read, looking.identity.deskCode, input);
  return found.ok ? ok(noteAhead(looking, found.value)) : found;
}

/** Ends an invoice or booking in one act. */
export const cancelInvoice: Action<'invoices.cancel'> = {
  carryOut(writing, input, people) {
    const { reason } = input;
    if (reason.code === 'other' && reason.text === undefined) {
      return fail({ kind: 'reason-needs-text', code: reason.code });
    }
    const found = cancelCase(writing.read, writing.identity.deskCode, input);
    if (!found.ok) return found;
    const why = { effect: writing.onceHere('cancel-invoice'), reason, cancels: true };
    return writeCreditNote(writing, found.value, why, people);
  },
  answer: creditNoteAnswer,
};

/** [C7] Canceling credits all that is left of an invoice; where money is kept, only what is due. */
function cancelCase(
  read: ReadDb,
  deskCode: string,
  input: CancelAsked,
): Result<CreditNoteCase, Failure> {
  const invoice = invoiceForNote(read, input.id);
  if (!invoice.ok) return invoice;
  const { number, totalMinor, creditedMinor } = invoice.value;
  const left = subtract(totalMinor, creditedMinor);
  const amountMinor = input.money === 'keep' ? atLeastZero(dueOf(invoice.value)) : left;
  if (invoice.value.isVoid) return fail({ kind: 'invoice-void', number });
  if (amountMinor <= 0) return fail({ kind: 'nothing-to-cancel', number });
  const { parts, amountMinor: backMinor } = input;
  return creditNoteCase(
    read,
    invoice.value,
    { kind: 'amount', amountMinor },
    input.money === 'refund'
      ? { kind: 'return', parts, amountMinor: backMinor, deskCode }
      : { kind: 'leave', deskCode },
  );
}
