import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { CallRequest, CallValue } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import {
  amountOfQuantity,
  type CreditAsked,
  type LineToCredit,
} from '../../shared/ledger/credit-note.ts';
import { dueOf } from '../../shared/ledger/invoice.ts';
import { must } from '../../shared/base/assert.ts';
import { parseDecimal } from '../../shared/money/decimal.ts';
import { add, minor, type Minor } from '../../shared/money/minor.ts';
import { type InvoiceRecord, remainingLines } from '../book/records/invoice.ts';
import type { ReadDb } from '../db/handle.ts';
import type { Action } from './action.ts';
import {
  type CreditNoteCase,
  creditNoteCase,
  invoiceForNote,
  type MoneyWish,
} from './credit-note-case.ts';
import { noteAhead } from './note-consequences.ts';
import type { LookAround } from './other-desks-warning.ts';
import type { Looker } from './tell-approval.ts';
import { creditNoteAnswer, writeCreditNote } from './write-credit-note.ts';

type NoteAsked = CallRequest<'creditNotes.preview'>;

/** What a credit note would bring about. */
export function previewCreditNote(
  looking: Looker & LookAround,
  input: NoteAsked,
): Result<CallValue<'creditNotes.preview'>, Failure> {
  const found = noteCase(looking.read, looking.identity.deskCode, input);
  return found.ok ? ok(noteAhead(looking, found.value)) : found;
}

/** Takes back a part of an invoice, and the money too where asked. */
export const createCreditNote: Action<'creditNotes.create'> = {
  carryOut(writing, input, people) {
    const { reason, processRefund } = input;
    if (reason.code === 'other' && reason.text === undefined) {
      return fail({ kind: 'reason-needs-text', code: reason.code });
    }
    const found = noteCase(writing.read, writing.identity.deskCode, input);
    if (!found.ok) return found;
    const reference = typeof processRefund === 'object' ? processRefund.reference : undefined;
    const effect = writing.onceHere('credit');
    const why = { effect, reason, reference, cancels: false };
    return writeCreditNote(writing, found.value, why, people);
  },
  answer: creditNoteAnswer,
};

function noteCase(
  read: ReadDb,
  deskCode: string,
  input: NoteAsked,
): Result<CreditNoteCase, Failure> {
  const invoice = invoiceForNote(read, input.invoiceId);
  if (!invoice.ok) return invoice;
  const asked = askedOf(input, linesToCredit(read, invoice.value));
  if (!asked.ok) return asked;
  const wish = wishOf(input.processRefund);
  const found = creditNoteCase(read, invoice.value, asked.value, { ...wish, deskCode });
  if (!found.ok) return found;
  const refused = wish.kind === 'return' ? whyNothingGoesBack(found.value) : null;
  return refused === null ? found : fail(refused);
}

/** [C3] What comes free must have been paid: credit that settled an invoice is no money to return. */
function whyNothingGoesBack({ invoice, plan }: CreditNoteCase): Failure | null {
  const { number } = invoice;
  const freed = add(...plan.unapplied.map((part) => part.amountMinor));
  const paid = plan.unapplied.filter((part) => part.payment !== null);
  const paidMinor = add(...paid.map((part) => part.amountMinor));
  if (freed === 0) return { kind: 'nothing-paid', number, dueMinor: dueOf(invoice) };
  return paidMinor < freed ? { kind: 'not-all-paid', number, freedMinor: freed, paidMinor } : null;
}

/** Exactly one of an amount and lines. */
function askedOf(input: NoteAsked, known: readonly LineToCredit[]): Result<CreditAsked, Failure> {
  const { amountMinor, lines } = input;
  if (amountMinor !== undefined && lines === undefined) {
    return ok({ kind: 'amount', amountMinor: minor(amountMinor) });
  }
  if (lines !== undefined && amountMinor === undefined) {
    const wanted = [];
    for (const one of lines) {
      const amount = amountOfLine(one, known);
      if (!amount.ok) return amount;
      wanted.push({ line: one.line, amountMinor: amount.value });
    }
    return ok({ kind: 'lines', lines: wanted });
  }
  return fail({ kind: 'one-of-two', fields: ['amountMinor', 'lines'] });
}

/** Of each line an amount or a quantity. A line that is not there is refused by its number later. */
function amountOfLine(
  asked: NonNullable<NoteAsked['lines']>[number],
  known: readonly LineToCredit[],
): Result<Minor, Failure> {
  const { line, amountMinor, quantity } = asked;
  if (amountMinor !== undefined && quantity === undefined) return ok(minor(amountMinor));
  if (quantity === undefined || amountMinor !== undefined) {
    return fail({ kind: 'one-of-two', fields: ['amountMinor', 'quantity'] });
  }
  const whole = known[line - 1];
  const milli = must(parseDecimal(quantity, 3), 'A quantity has at most 3 decimals.');
  return ok(whole === undefined ? minor(1) : amountOfQuantity(whole, milli));
}

function linesToCredit(read: ReadDb, invoice: InvoiceRecord): readonly LineToCredit[] {
  const remaining = remainingLines(read, invoice);
  return invoice.issued.lines.map((issued, index) => ({
    issued,
    remaining: remaining[index] ?? issued,
  }));
}

function wishOf(processRefund: NoteAsked['processRefund']): MoneyWish {
  if (processRefund === undefined || processRefund === false) return { kind: 'leave' };
  if (processRefund === true) return { kind: 'return' };
  return { kind: 'return', method: processRefund.method };
}
