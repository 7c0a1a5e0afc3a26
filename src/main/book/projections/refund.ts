import type { RefundCanceled, RefundDrafted, RefundPart } from '../../../shared/ledger/refund.ts';
import { idToKey } from '../../db/keys.ts';
import { takeFromAllocation } from './allocation.ts';
import { addCreditNote, takeBackCreditNote } from './credit-note.ts';
import { changeCustomer } from './customer.ts';
import type { Folding } from './folding.ts';
import { changeOriginal } from './original-refund.ts';
import { changePayment } from './payment.ts';
import { countOnRefund, describeDraft, describeMade } from './refund-row.ts';

/** Writes a refund that was carried out, with all its parts. */
export function addRefund(f: Folding, body: RefundPart): void {
  describeMade(f, body);
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
  countOnRefund(f, body.refund, wasMade ? 'cancels' : 'drops');
  if (!wasMade) return;
  for (const part of body.unapplied) {
    takeFromAllocation(f, { ...part, amountMinor: -part.amountMinor });
  }
  for (const note of body.creditNotes) takeBackCreditNote(f, note);
  changeSource(f, body, -1);
}

/** Marks that the bank has paid a check that was given back. */
export function clearRefund(f: Folding, refund: string): void {
  countOnRefund(f, refund, 'clears');
}

/** Marks that the money is in the customer's hand. */
export function handOverRefund(f: Folding, refund: string): void {
  countOnRefund(f, refund, 'hand_overs');
}

function changeSource(f: Folding, body: RefundPart | RefundCanceled, direction: 1 | -1): void {
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
  changePayment(f, body.payment, { refunded, applied: -direction * taken });
}
