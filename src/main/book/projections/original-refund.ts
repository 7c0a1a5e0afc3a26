import { must } from '../../../shared/base/assert.ts';
import type { WriteDb } from '../../db/handle.ts';
import { idToKey, keyToId } from '../../db/keys.ts';
import type { Folding } from './folding.ts';
import { changeOdd, changePayment } from './payment.ts';

// [R21] A refund may be of a payment that was taken at another desk and is not here yet. It knows
// the number on the customer's receipt. Whichever comes first, the two find each other by it; where
// two payments bear the same number, the one with the smaller id counts, whatever came first.

/** Adds what a fact gives back of a payment known by its number only; with a minus, takes it back. */
export function changeOriginal(
  f: Folding,
  refund: string,
  of: { readonly number: string; readonly given: number },
): void {
  const key = idToKey(refund);
  const given = f.sign * of.given;
  const row = must(
    f.tx.get<{ facts: number; payment: Buffer | null }>(
      `insert into original_refund (refund, number, facts, given) values (?, ?, ?, ?)
       on conflict (refund) do update set facts = facts + excluded.facts,
         given = given + excluded.given
       returning facts, payment`,
      key,
      of.number,
      f.sign,
      given,
    ),
    'The row was just written.',
  );
  if (row.payment !== null) giveBack(f.tx, f.n, row.payment, given);
  if (row.facts === 0) f.tx.run('delete from original_refund where refund = ?', key);
  else linkOriginals(f, of.number);
}

/** Links every refund that names a number to the payment that bears it now. */
export function linkOriginals(f: Folding, number: string): void {
  const waiting = f.tx.all<{ refund: Buffer; given: number; payment: Buffer | null }>(
    'select refund, given, payment from original_refund where number = ?',
    number,
  );
  if (waiting.length === 0) return;
  const payment = paymentOf(f.tx, number);
  for (const one of waiting) {
    if (isSame(one.payment, payment)) continue;
    f.tx.run('update original_refund set payment = ? where refund = ?', payment, one.refund);
    f.tx.run('update refund set payment = ? where id = ?', payment, one.refund);
    if (one.payment !== null) giveBack(f.tx, f.n, one.payment, -one.given);
    if (payment !== null) giveBack(f.tx, f.n, payment, one.given);
  }
}

const paymentOf = (tx: WriteDb, number: string): Buffer | null =>
  tx.get<{ id: Buffer }>(
    'select id from payment where number = ? and n is not null order by id limit 1',
    number,
  )?.id ?? null;

const isSame = (a: Buffer | null, b: Buffer | null): boolean =>
  a === null || b === null ? a === b : a.equals(b);

function giveBack(tx: WriteDb, n: number, payment: Buffer, refunded: number): void {
  if (refunded === 0) return;
  const f = { tx, n, sign: 1 } as const;
  changePayment(f, keyToId(payment), { refunded });
  changeOdd(f, keyToId(payment), { byHand: refunded });
}
