import { ok, type Result } from '../../shared/base/result.ts';
import type { CallValue } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { refundReference } from '../../shared/ledger/reference.ts';
import { add } from '../../shared/money/minor.ts';
import { findCustomer } from '../book/records/customer.ts';
import type { Settings } from '../book/records/settings.ts';
import type { Done, Writing } from '../book/writing.ts';
import type { People } from './action.ts';
import { postedBody } from './answers.ts';
import type { CreditNoteCase, NoteRefund } from './credit-note-case.ts';
import { approveRefund, type DelicateAct, delicateWay } from './refund-approval.ts';

/** Why a note is written, and how it is to be named. */
export interface NoteReasons {
  readonly effect: string;
  readonly reason: { readonly code: string; readonly text?: string | undefined };
  readonly reference?: string | undefined;
  readonly cancels: boolean;
}

/** What of a note needs somebody to agree: the money that goes back, and how it goes. */
export const noteAct = ({ refunds }: CreditNoteCase, settings: Settings): DelicateAct => ({
  amountMinor: add(...refunds.map((one) => one.amountMinor)),
  delicate: refunds.flatMap((one) => delicateWay(settings, one)),
});

/** Writes a credit note and what goes back by it, in one fact. */
export function writeCreditNote(
  writing: Writing,
  found: CreditNoteCase,
  why: NoteReasons,
  people: People,
): Result<Done, Failure> {
  const { invoice, plan, refunds } = found;
  const approver = approveRefund(people, noteAct(found, writing.settings), writing.settings);
  if (!approver.ok) return approver;
  const creditNote = writing.newId<'credit-note'>();
  const number = writing.nextNumber('CN');
  const customer = findCustomer(writing.read, invoice.customer);
  const words = writing.words({ customer: customer?.name, reason: why.reason.text });
  const parts = refunds.map((one) => refundPartOf(writing, found, one, why));
  const { lines, netMinor, taxMinor } = plan.split;
  return ok(
    writing.post({
      type: 'credit-note-issued',
      effect: why.effect,
      approver: approver.value?.id,
      subjects: [
        creditNote,
        invoice.id,
        invoice.customer,
        ...plan.unapplied.flatMap(({ allocation, payment }) =>
          payment === null ? [allocation] : [allocation, payment],
        ),
        ...parts.map((part) => part.refund),
      ],
      body: {
        creditNote,
        number,
        invoice: invoice.id,
        customer: invoice.customer,
        amountMinor: plan.amountMinor,
        netMinor,
        taxMinor,
        lines: lines.map((line) => ({ ...line })),
        issuedOn: writing.today,
        reason: why.reason.code,
        cancels: why.cancels,
        unapplied: plan.unapplied.map(
          ({ allocation, number: of, invoice: on, payment, amountMinor }) => ({
            allocation,
            number: of,
            invoice: on,
            payment,
            amountMinor,
          }),
        ),
        refunds: parts,
        text: words.hash,
        journal: found.journal,
      },
      words,
    }),
  );
}

/** A refund inside the note's fact: its money alone; what it came off belongs to the note. */
function refundPartOf(
  writing: Writing,
  { invoice }: CreditNoteCase,
  refund: NoteRefund,
  why: NoteReasons,
) {
  return {
    refund: writing.newId<'refund'>(),
    number: writing.nextNumber('REF'),
    reference: why.reference ?? refundReference(writing.today, writing.hex(4)),
    payment: refund.payment.id,
    customer: invoice.customer,
    method: refund.method,
    amountMinor: refund.amountMinor,
    outcome: 'spare-credit' as const,
    reason: why.reason.code,
    refundedOn: writing.today,
    unapplied: [],
    creditNotes: [],
    journal: refund.journal,
  };
}

/** The answer to a credit note or a cancellation, computed from the fact. */
export function creditNoteAnswer(done: Done): CallValue<'creditNotes.create'> {
  const { creditNote, number, invoice, amountMinor, refunds } = postedBody(
    done,
    'credit-note-issued',
  );
  return {
    id: creditNote,
    number,
    invoiceId: invoice,
    amountMinor,
    refunds: refunds.map((one) => ({
      id: one.refund,
      number: one.number,
      amountMinor: one.amountMinor,
    })),
  };
}
