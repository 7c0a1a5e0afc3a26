import type { FactBody } from '../../../shared/ledger/fact-types.ts';
import type { RefundPart, TakenBackPart } from '../../../shared/ledger/refund.ts';
import { addCredit, credit, type Standing, takeOff } from './reckon-parts.ts';
import { invoiceOf, noteOf, originalOf, paymentOf, type Reckoning, refundOf } from './reckoning.ts';

/** A refund that is only thought of. Of several drafts the latest speaks, until it is carried out. */
export function draftRefund(all: Reckoning, at: Standing, body: FactBody<'refund-drafted'>): void {
  const refund = refundOf(all, body.refund);
  if (refund.makes > 0 || !isAfter(at.order, refund.draftedAt)) return;
  describe(all, at, body, body.standing);
  refund.draftedAt = at.order;
}

/** A refund that was carried out, with what it took off and what it credited. */
export function makeRefund(all: Reckoning, at: Standing, body: RefundPart): void {
  // One that was retried is described by the latest time, in ledger order.
  if (refundOf(all, body.refund).retries === 0) describe(all, at, body, 'made');
  refundOf(all, body.refund).makes += 1;
  carryOut(all, at, body);
}

/** One to a card that failed and was carried out once more. */
export function retryRefund(all: Reckoning, at: Standing, body: RefundPart): void {
  const refund = refundOf(all, body.refund);
  if (isAfter(at.order, refund.draftedAt)) {
    describe(all, at, body, 'made');
    refund.draftedAt = at.order;
  }
  refund.retries += 1;
  carryOut(all, at, body);
}

function carryOut(all: Reckoning, at: Standing, body: RefundPart): void {
  for (const part of body.unapplied) takeOff(all, part);
  const { customer, refund, refundedOn } = body;
  for (const note of body.creditNotes) {
    credit(all, at, { ...note, customer, refund, issuedOn: refundedOn });
  }
  payOut(all, body, 1);
}

/** The mirror of all parts; a draft, which had none, is only ended. */
export function cancelRefund(all: Reckoning, body: FactBody<'refund-canceled'>): void {
  const refund = refundOf(all, body.refund);
  if (body.journal.length === 0) {
    refund.drops += 1;
    return;
  }
  refund.cancels += 1;
  if (body.unhands === true) refund.handOvers -= 1;
  takePartsBack(all, body);
  payOut(all, body, -1);
}

/** A refund that was taken back counts again, as it was made. */
export function reinstateRefund(all: Reckoning, body: TakenBackPart): void {
  refundOf(all, body.refund).cancels -= 1;
  for (const part of body.unapplied) takeOff(all, part);
  for (const note of body.creditNotes) {
    noteOf(all, note.creditNote).takesBack -= 1;
    invoiceOf(all, note.invoice).credited += note.amountMinor;
    all.moved.receivables -= note.amountMinor;
  }
  payOut(all, body, 1);
  if (body.original === undefined) return;
  // Its taking back and this together are as if neither had been.
  originalOf(all, body.refund, body.original.paymentNumber).facts -= 2;
}

/** What came off allocations is on them again, and the notes are written no more. */
export function takePartsBack(
  all: Reckoning,
  { unapplied, creditNotes }: Pick<RefundPart, 'unapplied' | 'creditNotes'>,
): void {
  for (const part of unapplied) takeOff(all, { ...part, amountMinor: -part.amountMinor });
  for (const note of creditNotes) {
    noteOf(all, note.creditNote).takesBack += 1;
    invoiceOf(all, note.invoice).credited -= note.amountMinor;
    all.moved.receivables += note.amountMinor;
  }
}

/** Money that leaves a payment or a customer's credit; with a minus, that comes back to it. */
function payOut(all: Reckoning, body: RefundPart | TakenBackPart, direction: 1 | -1): void {
  const amount = direction * body.amountMinor;
  if (body.original !== undefined) {
    const told = originalOf(all, body.refund, body.original.paymentNumber);
    told.facts += 1;
    told.given += amount;
    all.moved.deposits += amount;
    return;
  }
  if (body.payment === undefined) return addCredit(all, body.customer, -amount);
  const payment = paymentOf(all, body.payment);
  let freed = 0;
  for (const part of body.unapplied) freed += direction * part.amountMinor;
  if ('method' in body && body.method === 'card') payment.reserved += amount;
  else {
    payment.refunded += amount;
    payment.byHand += amount;
  }
  payment.applied -= freed;
  all.moved.deposits += amount - freed;
}

function describe(
  all: Reckoning,
  at: Standing,
  body: RefundPart | FactBody<'refund-drafted'>,
  standing: string,
): void {
  const { number, payment = null, customer, method, refundedOn, insteadOf = null } = body;
  const amount = body.amountMinor;
  Object.assign(refundOf(all, body.refund), {
    n: at.n,
    number,
    payment,
    customer,
    method,
    refundedOn,
    amount,
    standing,
    insteadOf,
  });
}

function isAfter(
  order: readonly (number | string)[],
  than: readonly (number | string)[] | null,
): boolean {
  if (than === null) return true;
  for (const [place, mine] of order.entries()) {
    const other = than[place] ?? 0;
    if (mine !== other) return mine > other;
  }
  return false;
}

/** Every refund of a payment known by its number belongs to the one of that number, once it is here. */
export function linkOriginals(all: Reckoning): void {
  const byNumber = new Map<string, string>();
  for (const [id, { n, number }] of all.payments) {
    const known = byNumber.get(number);
    if (n !== 0 && (known === undefined || id < known)) byNumber.set(number, id);
  }
  for (const [refund, original] of all.originals) {
    const payment = byNumber.get(original.number);
    if (payment === undefined) continue;
    original.payment = payment;
    const sums = paymentOf(all, payment);
    sums.refunded += original.given;
    sums.byHand += original.given;
    const row = refundOf(all, refund);
    if (row.n !== 0) row.payment = payment;
  }
}
