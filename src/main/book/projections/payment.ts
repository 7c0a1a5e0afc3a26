import { must } from '../../../shared/base/assert.ts';
import type { CardChargeBegun } from '../../../shared/ledger/card-payment.ts';
import type { PaymentRecorded } from '../../../shared/ledger/payment.ts';
import type { WriteDb } from '../../db/handle.ts';
import { idToKey } from '../../db/keys.ts';
import { addToCustomer } from './customer.ts';
import type { Folding } from './folding.ts';

/** Writes a recorded payment; refunds of it may have come before it. */
export function addPayment(f: Folding, body: PaymentRecorded): void {
  describe(f, body, body.amountMinor);
}

/** Writes a charge that was begun: a payment of which nothing has come yet. */
export function beginPayment(f: Folding, body: CardChargeBegun): void {
  describe(f, body, 0);
}

function describe(f: Folding, body: PaymentRecorded | CardChargeBegun, captured: number): void {
  if (f.sign === -1) return takePaymentOut(f.tx, body, captured);
  const key = idToKey(body.payment);
  const customer = idToKey(body.customer);
  const isFirst = f.tx.run(
    `insert into payment (id, n, number, customer, method, received_on, reference, tendered,
       check_number, bank, amount, captured)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing`,
    key,
    f.n,
    body.number,
    customer,
    body.method,
    body.receivedOn,
    ...toldBeside(body),
    body.amountMinor,
    captured,
  );
  if (isFirst === 0) describePayment(f, key, body, captured);
  const unallocated = isFirst === 0 ? availableNow(f.tx, key) : captured;
  addToCustomer(f.tx, customer, { unallocated });
}

function describePayment(
  f: Folding,
  key: Buffer,
  body: PaymentRecorded | CardChargeBegun,
  captured: number,
): void {
  f.tx.run(
    `update payment set n = ?, number = ?, customer = ?, method = ?, received_on = ?,
       reference = ?, tendered = ?, check_number = ?, bank = ?, amount = ?, captured = captured + ? where id = ?`,
    f.n,
    body.number,
    idToKey(body.customer),
    body.method,
    body.receivedOn,
    ...toldBeside(body),
    body.amountMinor,
    captured,
    key,
  );
}

const toldBeside = (body: PaymentRecorded | CardChargeBegun) =>
  'via' in body ? ([null, null, null, null] as const) : told(body);

const told = (body: PaymentRecorded) =>
  [
    body.reference ?? null,
    body.tenderedMinor ?? null,
    body.checkNumber ?? null,
    body.bank ?? null,
  ] as const;

function availableNow(tx: WriteDb, key: Buffer): number {
  const row = tx.get<{ available: number }>(
    `select captured + made_good - refunded - reserved - disputed - applied as available
     from payment where id = ?`,
    key,
  );
  return must(row, 'Whoever asks has just written the payment, or folded it in.').available;
}

function takePaymentOut(
  tx: WriteDb,
  body: PaymentRecorded | CardChargeBegun,
  captured: number,
): void {
  const key = idToKey(body.payment);
  addToCustomer(tx, idToKey(body.customer), { unallocated: -availableNow(tx, key) });
  tx.run(
    `update payment set n = null, number = null, customer = null, method = null,
       received_on = null, reference = null, tendered = null, check_number = null, bank = null,
       amount = 0, captured = captured - ? where id = ?`,
    captured,
    key,
  );
  dropIfEmpty(tx, key);
}

function dropIfEmpty(tx: WriteDb, key: Buffer): void {
  tx.run(
    `delete from payment where id = ? and n is null and captured = 0 and applied = 0
       and refunded = 0 and reserved = 0 and disputed = 0 and made_good = 0
       and reversals = 0 and bounces = 0 and clears = 0 and settles = 0 and fails = 0
       and by_hand = 0 and evidence = 0 and outside = 0`,
    key,
  );
}

/** What a fact adds to the figures of a payment; any of it may be below nothing. */
export interface PaymentChange {
  readonly captured?: number;
  readonly applied?: number;
  readonly refunded?: number;
  readonly reversals?: number;
  readonly bounces?: number;
  readonly clears?: number;
  readonly reserved?: number;
  readonly disputed?: number;
  readonly settles?: number;
  readonly fails?: number;
}

/** Adds to a payment's figures, and to what its customer has unapplied. */
export function changePayment(f: Folding, payment: string, change: PaymentChange): void {
  const key = idToKey(payment);
  const { captured = 0, applied = 0, refunded = 0, reserved = 0, disputed = 0 } = change;
  const { reversals = 0, bounces = 0, clears = 0, settles = 0, fails = 0 } = change;
  const row = f.tx.get<{ customer: Buffer | null }>(
    `insert into payment (id, captured, applied, refunded, reserved, disputed, reversals, bounces,
       clears, settles, fails)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set captured = captured + excluded.captured,
       applied = applied + excluded.applied, refunded = refunded + excluded.refunded,
       reserved = reserved + excluded.reserved, disputed = disputed + excluded.disputed,
       reversals = reversals + excluded.reversals, bounces = bounces + excluded.bounces,
       clears = clears + excluded.clears, settles = settles + excluded.settles,
       fails = fails + excluded.fails
     returning customer`,
    key,
    f.sign * captured,
    f.sign * applied,
    f.sign * refunded,
    f.sign * reserved,
    f.sign * disputed,
    f.sign * reversals,
    f.sign * bounces,
    f.sign * clears,
    f.sign * settles,
    f.sign * fails,
  );
  const { customer } = must(row, 'The payment was just written.');
  if (customer === null) return dropIfEmpty(f.tx, key);
  const unallocated = f.sign * (captured - applied - refunded - reserved - disputed);
  if (unallocated !== 0) addToCustomer(f.tx, customer, { unallocated });
}

/** What only few payments ever have. */
interface OddChange {
  readonly madeGood?: number;
  readonly byHand?: number;
  readonly evidence?: number;
  readonly outside?: number;
}

/** Adds what was made good on a payment, given back by hand or at Stripe itself, or vouched for. */
export function changeOdd(f: Folding, payment: string, change: OddChange): void {
  const key = idToKey(payment);
  const { madeGood = 0, byHand = 0, evidence = 0, outside = 0 } = change;
  const row = f.tx.get<{ customer: Buffer | null }>(
    `insert into payment (id, made_good, by_hand, evidence, outside) values (?, ?, ?, ?, ?)
     on conflict (id) do update set made_good = made_good + excluded.made_good,
       by_hand = by_hand + excluded.by_hand, evidence = evidence + excluded.evidence,
       outside = outside + excluded.outside
     returning customer`,
    key,
    f.sign * madeGood,
    f.sign * byHand,
    f.sign * evidence,
    f.sign * outside,
  );
  const { customer } = must(row, 'The payment was just written.');
  if (customer === null) return dropIfEmpty(f.tx, key);
  if (madeGood !== 0) addToCustomer(f.tx, customer, { unallocated: f.sign * madeGood });
}
