import type { WriteDb } from '../../db/handle.ts';

/** The sums kept on a customer's row. */
export interface CustomerChange {
  readonly unallocated?: number;
  readonly owed?: number;
  readonly credit?: number;
}

/** Adds to a customer's sums; their name may still be on its way from another desk. */
export function changeCustomer(tx: WriteDb, customer: Buffer, change: CustomerChange): void {
  const { unallocated = 0, owed = 0, credit = 0 } = change;
  if (unallocated === 0 && owed === 0 && credit === 0) return;
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
