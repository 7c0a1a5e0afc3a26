import type { RefundCanceled, RefundDrafted, RefundMade } from '../../../shared/ledger/refund.ts';
import type { Day } from '../../../shared/base/days.ts';
import type { WriteDb } from '../../db/handle.ts';
import { idToKey } from '../../db/keys.ts';
import { takeFromAllocation } from './allocation.ts';
import { addCreditNote, takeBackCreditNote } from './credit-note.ts';
import { changeCustomer } from './customer.ts';
import { changePayment } from './payment.ts';

/** Writes a refund that was carried out, with all its parts. */
export function addRefund(tx: WriteDb, n: number, body: RefundMade): void {
  writeRow(tx, n, body, { standing: 'made', makes: 1 });
  const { customer, refund, refundedOn } = body;
  for (const part of body.unapplied) takeFromAllocation(tx, part);
  for (const note of body.creditNotes) {
    addCreditNote(tx, n, { customer, refund, issuedOn: refundedOn }, note);
  }
  changeSource(tx, body, 1);
}

/** Writes a refund that is only thought of; one that was carried out meanwhile stays as it is. */
export function draftRefund(tx: WriteDb, n: number, body: RefundDrafted): void {
  writeRow(tx, n, body, { standing: body.standing, makes: 0 });
}

/** Mirrors all parts of a refund that counted; ends one that did not. */
export function cancelRefund(tx: WriteDb, body: RefundCanceled, wasMade: boolean): void {
  tx.run(
    `insert into refund (id, cancels) values (?, 1)
     on conflict (id) do update set cancels = cancels + 1`,
    idToKey(body.refund),
  );
  if (!wasMade) return;
  for (const part of body.unapplied) {
    takeFromAllocation(tx, { ...part, amountMinor: -part.amountMinor });
  }
  for (const note of body.creditNotes) takeBackCreditNote(tx, note);
  changeSource(tx, body, -1);
}

/** Marks that the money is in the customer's hand. */
export function handOverRefund(tx: WriteDb, refund: string): void {
  tx.run(
    `insert into refund (id, hand_overs) values (?, 1)
     on conflict (id) do update set hand_overs = hand_overs + 1`,
    idToKey(refund),
  );
}

function changeSource(tx: WriteDb, body: RefundMade | RefundCanceled, sign: 1 | -1): void {
  const refunded = sign * body.amountMinor;
  if (body.payment === undefined) {
    changeCustomer(tx, idToKey(body.customer), { credit: -refunded });
    return;
  }
  const taken = body.unapplied.reduce((sum, part) => sum + part.amountMinor, 0);
  changePayment(tx, body.payment, { refunded, applied: -sign * taken });
}

interface RefundRowBody {
  readonly refund: string;
  readonly number: string;
  readonly payment?: string | undefined;
  readonly customer: string;
  readonly method: string;
  readonly refundedOn: Day;
  readonly amountMinor: number;
}

function writeRow(
  tx: WriteDb,
  n: number,
  body: RefundRowBody,
  state: { readonly standing: string; readonly makes: 0 | 1 },
): void {
  // What was carried out speaks for itself; a draft that comes later, or late, changes nothing of it.
  tx.run(
    `insert into refund (id, n, number, payment, customer, method, refunded_on, amount, standing,
       makes)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set
       n = iif(makes > 0 and excluded.makes = 0, n, excluded.n),
       number = iif(makes > 0 and excluded.makes = 0, number, excluded.number),
       payment = iif(makes > 0 and excluded.makes = 0, payment, excluded.payment),
       customer = iif(makes > 0 and excluded.makes = 0, customer, excluded.customer),
       method = iif(makes > 0 and excluded.makes = 0, method, excluded.method),
       refunded_on = iif(makes > 0 and excluded.makes = 0, refunded_on, excluded.refunded_on),
       amount = iif(makes > 0 and excluded.makes = 0, amount, excluded.amount),
       standing = iif(makes > 0 and excluded.makes = 0, standing, excluded.standing),
       makes = makes + excluded.makes`,
    idToKey(body.refund),
    n,
    body.number,
    body.payment === undefined ? null : idToKey(body.payment),
    idToKey(body.customer),
    body.method,
    body.refundedOn,
    body.amountMinor,
    state.standing,
    state.makes,
  );
}
