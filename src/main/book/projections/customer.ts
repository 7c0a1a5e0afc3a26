import type { WriteDb } from '../../db/handle.ts';
import type { Folding } from './folding.ts';

/** The sums kept on a customer's row. */
export interface CustomerChange {
  readonly unallocated?: number;
  readonly owed?: number;
  readonly credit?: number;
}

/** What a fact itself adds to a customer's sums. */
export function changeCustomer(f: Folding, customer: Buffer, change: CustomerChange): void {
  const { unallocated = 0, owed = 0, credit = 0 } = change;
  if (unallocated === 0 && owed === 0 && credit === 0) return;
  addToCustomer(f.tx, customer, {
    unallocated: f.sign * unallocated,
    owed: f.sign * owed,
    credit: f.sign * credit,
  });
}

/**
 * Adds to a customer's sums, whatever brought the change about. Whoever has a payment or an invoice
 * has a row, though their name may still be on its way from another desk.
 */
export function addToCustomer(tx: WriteDb, customer: Buffer, change: CustomerChange): void {
  const { unallocated = 0, owed = 0, credit = 0 } = change;
  tx.run(
    `insert into customer (id, unallocated, owed, credit) values (?, ?, ?, ?)
     on conflict (id) do update set unallocated = unallocated + excluded.unallocated,
       owed = owed + excluded.owed, credit = credit + excluded.credit`,
    customer,
    unallocated,
    owed,
    credit,
  );
}

/** Whoever was merged or erased has a row, though nothing else may be known of them. */
export function makeCustomer(tx: WriteDb, customer: Buffer): void {
  tx.run('insert or ignore into customer (id) values (?)', customer);
}

/** Forgets a customer of whom nothing is left, once the only fact that named them has gone. */
export function forgetCustomer(tx: WriteDb, customer: Buffer): void {
  tx.run(
    `delete from customer where id = ? and name is null
       and unallocated = 0 and owed = 0 and credit = 0
       and not exists (select 1 from payment where payment.customer = customer.id)
       and not exists (select 1 from invoice where invoice.customer = customer.id)
       and not exists (select 1 from customer_merge where customer.id in (merged, kept))
       and not exists (select 1 from customer_erased where customer_erased.id = customer.id)`,
    customer,
  );
}
