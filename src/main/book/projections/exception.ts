import type {
  ExceptionResolved,
  MovedPart,
  exceptionAssigned,
} from '../../../shared/ledger/exception.ts';
import { readExceptionId } from '../../../shared/ledger/exception.ts';
import type { z } from 'zod';
import { idToKey } from '../../db/keys.ts';
import type { RefundCanceled } from '../../../shared/ledger/refund.ts';
import type { KnownFact } from '../known-fact.ts';
import { addAllocation, changeSource, takeFromAllocation } from './allocation.ts';
import { uncredit } from './credit-note.ts';
import { changeCustomer } from './customer.ts';
import type { Folding } from './folding.ts';
import { addInvoice, changeInvoice } from './invoice.ts';
import { changeOdd, changePayment } from './payment.ts';
import { countAsPaidOut, reinstateRefund, takeHandOverBack } from './refund.ts';

/** What a person did about an exception: decided, or gave it to somebody. */
export function actOnException(
  f: Folding,
  fact: Extract<KnownFact, { type: `exception-${string}` }>,
): void {
  if (fact.type === 'exception-resolved') resolveException(f, fact.body);
  else assignException(f, fact.body);
}

/** Does what a person decided about an exception, and settles as much of it. */
function resolveException(f: Folding, body: ExceptionResolved): void {
  note(f, body.exception, { figure: body.figureMinor, staff: null });
  for (const part of body.moved) moveBack(f, body, part);
  for (const part of body.uncredited) uncredit(f, part);
  const { madeGoodMinor = 0, evidenceMinor = 0, capturedMinor = 0, creditMinor = 0 } = body;
  if (body.payment !== undefined) {
    if (capturedMinor !== 0) changePayment(f, body.payment, { captured: capturedMinor });
    if (madeGoodMinor !== 0 || evidenceMinor !== 0) {
      changeOdd(f, body.payment, { madeGood: madeGoodMinor, evidence: evidenceMinor });
    }
  }
  if (body.customer !== undefined) {
    changeCustomer(f, idToKey(body.customer), { credit: creditMinor });
  }
  if (body.voids !== undefined) changeInvoice(f, body.voids, { voids: 1 });
  if (body.reinstates !== undefined) reinstateRefund(f, body.reinstates);
  if (body.unhands !== undefined) takeHandOverBack(f, body.unhands);
  for (const refund of body.paidOut ?? []) countAsPaidOut(f, refund);
  const { issued } = body;
  if (issued === undefined) return;
  addInvoice(f, issued);
  for (const part of issued.applied) {
    const of = { payment: part.payment, customer: issued.customer };
    addAllocation(f, of, { ...part, invoice: issued.invoice });
  }
}

function moveBack(f: Folding, { customer }: ExceptionResolved, part: MovedPart): void {
  takeFromAllocation(f, { ...part, amountMinor: -part.amountMinor });
  if (part.payment !== null || customer !== undefined) {
    changeSource(f, { payment: part.payment, customer: customer ?? '' }, part.amountMinor);
  }
}

/** Notes that taking a refund back was what somebody decided about an exception. */
export function settleByCancel(f: Folding, { settles, amountMinor }: RefundCanceled): void {
  if (settles !== undefined) note(f, settles, { figure: amountMinor, staff: null });
}

/** Notes who looks after an exception from now on. */
function assignException(f: Folding, body: z.output<typeof exceptionAssigned>): void {
  note(f, body.exception, { figure: 0, staff: idToKey(body.staff) });
}

function note(
  { tx, n, sign }: Folding,
  exception: string,
  act: { readonly figure: number; readonly staff: Buffer | null },
): void {
  if (sign === -1) return void tx.run('delete from exception_act where n = ?', n);
  const named = readExceptionId(exception);
  // A kind of a later version is kept, and settles nothing here.
  if (named === null) return;
  tx.run(
    'insert into exception_act (n, kind, subject, figure, staff) values (?, ?, ?, ?, ?)',
    n,
    named.kind,
    subjectKey(named.subject),
    act.figure,
    act.staff,
  );
}

const idText = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What an exception is about, as the file has it: the bytes of a record's id, or a text. */
export const subjectKey = (subject: string): Buffer | string =>
  idText.test(subject) ? idToKey(subject) : subject;
