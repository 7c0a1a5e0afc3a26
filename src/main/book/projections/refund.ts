import { calledOff, type RefundEnded } from '../../../shared/ledger/card-refund.ts';
import type {
  RefundCanceled,
  RefundDrafted,
  RefundPart,
  TakenBackPart,
} from '../../../shared/ledger/refund.ts';
import type { FactBody } from '../../../shared/ledger/fact-types.ts';
import { idToKey } from '../../db/keys.ts';
import { takeFromAllocation } from './allocation.ts';
import { addCreditNote, takeBackCreditNote } from './credit-note.ts';
import { changeCustomer } from './customer.ts';
import type { Folding } from './folding.ts';
import { changeOriginal } from './original-refund.ts';
import { changeOdd, changePayment } from './payment.ts';
import { countOnRefund, describeDraft, describeMade, describeRetried } from './refund-row.ts';

/** Writes a refund that was carried out, with all its parts. */
export function addRefund(f: Folding, body: RefundPart): void {
  describeMade(f, body);
  addParts(f, body);
}

/** Writes a refund to a card that failed and was carried out once more. */
export function retryRefund(f: Folding, body: RefundPart): void {
  describeRetried(f, body);
  addParts(f, body);
}

function addParts(f: Folding, body: RefundPart): void {
  const { customer, refund, refundedOn } = body;
  for (const part of body.unapplied) takeFromAllocation(f, part);
  for (const note of body.creditNotes) {
    addCreditNote(f, { customer, refund, issuedOn: refundedOn }, note);
  }
  changeSource(f, body, 1);
}

/** Writes a refund that is only thought of; one that was carried out meanwhile stays as it is. */
export function draftRefund(f: Folding, body: RefundDrafted): void {
  describeDraft(f, body);
}

/**
 * Mirrors all parts of a refund that counted; ends a draft, which had none. The two are counted
 * apart: a draft dropped at one desk may have been carried out at another, and then the money is out.
 */
export function cancelRefund(f: Folding, body: RefundCanceled, wasMade: boolean): void {
  if (!wasMade) return void countOnRefund(f, body.refund, 'drops');
  if (body.unhands === true) takeHandOverBack(f, body.refund);
  takeBack(f, body);
}

function takeBack(f: Folding, body: TakenBackPart): void {
  countOnRefund(f, body.refund, 'cancels');
  takePartsBack(f, body);
  changeSource(f, body, -1);
}

/** Lets a refund count again that was taken back: its taking back is folded out. */
export const reinstateRefund = (f: Folding, body: TakenBackPart): void =>
  takeBack({ ...f, sign: f.sign === 1 ? -1 : 1 }, body);

function takePartsBack(
  f: Folding,
  { unapplied, creditNotes }: Pick<RefundPart, 'unapplied' | 'creditNotes'>,
): void {
  for (const part of unapplied) {
    takeFromAllocation(f, { ...part, amountMinor: -part.amountMinor });
  }
  for (const note of creditNotes) takeBackCreditNote(f, note);
}

/** Notes how a refund to a card stands at Stripe: once it is out, it is on its way no more. */
export function observeRefund(f: Folding, body: FactBody<'refund-observed'>): void {
  if (body.status !== 'succeeded') return void countOnRefund(f, body.refund, 'waits');
  countOnRefund(f, body.refund, 'outs');
  changePayment(f, body.payment, { reserved: -body.amountMinor, refunded: body.amountMinor });
}

/** Mirrors all parts of a refund to a card that did not come off, early or late. */
export function endRefund(f: Folding, body: RefundEnded): void {
  countOnRefund(f, body.refund, 'ends');
  if (body.cameBack) countOnRefund(f, body.refund, 'backs');
  if (body.status === 'canceled') countOnRefund(f, body.refund, 'cancels');
  if (body.because === calledOff) countOnRefund(f, body.refund, 'call_offs');
  takePartsBack(f, body);
  const back = body.unapplied.reduce((sum, part) => sum + part.amountMinor, 0);
  const given = body.cameBack ? { refunded: -body.amountMinor } : { reserved: -body.amountMinor };
  changePayment(f, body.payment, { ...given, applied: back });
}

/** A refund that failed becomes money available: its parts once more, and no money goes. */
export function turnRefund(f: Folding, body: FactBody<'refund-turned'>): void {
  countOnRefund(f, body.refund, 'turns');
  const { customer, refund, turnedOn } = body;
  for (const part of body.unapplied) takeFromAllocation(f, part);
  for (const note of body.creditNotes) {
    addCreditNote(f, { customer, refund, issuedOn: turnedOn }, note);
  }
  const taken = body.unapplied.reduce((sum, part) => sum + part.amountMinor, 0);
  changePayment(f, body.payment, { applied: -taken });
}

/** Counts that another desk sends it from now on. */
export function takeOverRefund(f: Folding, refund: string): void {
  countOnRefund(f, refund, 'takes');
}

/** Notes that somebody is done with a refund to a card that failed. */
export function setRefundAside(f: Folding, body: FactBody<'refund-set-aside'>): void {
  countOnRefund(f, body.refund, 'asides', body.failures);
}

/** Marks that the bank has paid a check that was given back. */
export function clearRefund(f: Folding, refund: string): void {
  countOnRefund(f, refund, 'clears');
}

/** Marks that the money is in the customer's hand. */
export function handOverRefund(f: Folding, refund: string): void {
  countOnRefund(f, refund, 'hand_overs');
}

/** Marks that it was noted by mistake. */
export function takeHandOverBack(f: Folding, refund: string): void {
  countOnRefund(f, refund, 'hand_overs', -1);
}

/** Notes that somebody answered for its money, and so said that it is out. */
export function countAsPaidOut(f: Folding, refund: string): void {
  countOnRefund(f, refund, 'paid_outs');
}

function changeSource(f: Folding, body: RefundPart | TakenBackPart, direction: 1 | -1): void {
  const refunded = direction * body.amountMinor;
  if (body.original !== undefined) {
    changeOriginal(f, body.refund, { number: body.original.paymentNumber, given: refunded });
    return;
  }
  if (body.payment === undefined) {
    changeCustomer(f, idToKey(body.customer), { credit: -refunded });
    return;
  }
  const taken = body.unapplied.reduce((sum, part) => sum + part.amountMinor, 0);
  // Money to a card is reserved until it is known to have gone out.
  const isCard = 'method' in body && body.method === 'card';
  const given = isCard ? { reserved: refunded } : { refunded };
  changePayment(f, body.payment, { ...given, applied: -direction * taken });
  if (!isCard) changeOdd(f, body.payment, { byHand: refunded });
}
