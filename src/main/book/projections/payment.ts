import { must } from '../../../shared/base/assert.ts';
import type { PaymentRecorded } from '../../../shared/ledger/payment.ts';
import type { WriteDb } from '../../db/handle.ts';
import { idToKey } from '../../db/keys.ts';
import { changeCustomer } from './customer.ts';

const available = 'captured + made_good - refunded - reserved - disputed - applied';

/** Writes a recorded payment; refunds of it may have come before it. */
export function addPayment(tx: WriteDb, n: number, body: PaymentRecorded): void {
  const customer = idToKey(body.customer);
  const row = tx.get<{ available: number }>(
    `insert into payment (id, n, number, customer, method, received_on, reference, amount,
       captured)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set n = excluded.n, number = excluded.number,
       customer = excluded.customer, method = excluded.method,
       received_on = excluded.received_on, reference = excluded.reference,
       amount = excluded.amount,
       captured = captured + excluded.captured
     returning ${available} as available`,
    idToKey(body.payment),
    n,
    body.number,
    customer,
    body.method,
    body.receivedOn,
    body.reference ?? null,
    body.amountMinor,
    body.amountMinor,
  );
  const unallocated = must(row, 'The payment was just written.').available;
  changeCustomer(tx, customer, { unallocated });
}

/** What a fact adds to the figures of a payment; any of it may be below nothing. */
export interface PaymentChange {
  readonly captured?: number;
  readonly applied?: number;
  readonly refunded?: number;
  readonly reversals?: number;
}

/** Adds to a payment's figures, and to what its customer has unapplied. */
export function changePayment(tx: WriteDb, payment: string, change: PaymentChange): void {
  const { captured = 0, applied = 0, refunded = 0, reversals = 0 } = change;
  const row = tx.get<{ customer: Buffer | null }>(
    `insert into payment (id, captured, applied, refunded, reversals) values (?, ?, ?, ?, ?)
     on conflict (id) do update set captured = captured + excluded.captured,
       applied = applied + excluded.applied, refunded = refunded + excluded.refunded,
       reversals = reversals + excluded.reversals
     returning customer`,
    idToKey(payment),
    captured,
    applied,
    refunded,
    reversals,
  );
  const { customer } = must(row, 'The payment was just written.');
  if (customer !== null) {
    changeCustomer(tx, customer, { unallocated: captured - applied - refunded });
  }
}
