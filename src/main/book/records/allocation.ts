import type { AllocationId, CustomerId, InvoiceId, PaymentId } from '../../../shared/base/ids.ts';
import type { StandingAllocation } from '../../../shared/ledger/payment.ts';
import { type Minor, minor } from '../../../shared/money/minor.ts';
import type { ReadDb } from '../../db/handle.ts';
import { idToKey, keyToId, lookupKey } from '../../db/keys.ts';

/** An allocation as it stands: `amountMinor` is what is left of it. */
export interface AllocationRecord extends StandingAllocation {
  readonly allocation: AllocationId;
  readonly invoice: InvoiceId;
  /** Null: its money was credit. */
  readonly payment: PaymentId | null;
  readonly customer: CustomerId;
  readonly n: number;
  readonly originalMinor: Minor;
}

interface AllocationRow {
  readonly id: Buffer;
  readonly n: number;
  readonly number: string;
  readonly payment: Buffer | null;
  readonly invoice: Buffer;
  readonly customer: Buffer;
  readonly original: number;
  readonly amount: number;
}

const columns = `allocation.id, allocation.n, allocation.number, allocation.payment,
  allocation.invoice, allocation.customer, allocation.original, allocation.amount`;

const rowToAllocation = (row: AllocationRow): AllocationRecord => ({
  allocation: keyToId<'allocation'>(row.id),
  n: row.n,
  number: row.number,
  payment: row.payment === null ? null : keyToId<'payment'>(row.payment),
  invoice: keyToId<'invoice'>(row.invoice),
  customer: keyToId<'customer'>(row.customer),
  originalMinor: minor(row.original),
  amountMinor: minor(row.amount),
});

/** Finds an allocation whose own fact is here. */
export function findAllocation(read: ReadDb, id: string): AllocationRecord | null {
  const row = read.get<AllocationRow>(
    `select ${columns} from allocation where id = ? and n is not null`,
    lookupKey(id),
  );
  return row === undefined ? null : rowToAllocation(row);
}

/** What stands on an invoice now, newest first in ledger order: the order a credit note takes off. */
export function allocationsOn(read: ReadDb, invoice: string): readonly AllocationRecord[] {
  const rows = read.all<AllocationRow>(inLedgerOrder('allocation.invoice'), idToKey(invoice));
  return rows.map(rowToAllocation);
}

/** What a payment is put to now, newest first in ledger order: the order a refund takes off. */
export function standingAllocations(read: ReadDb, payment: string): readonly AllocationRecord[] {
  const rows = read.all<AllocationRow>(inLedgerOrder('allocation.payment'), idToKey(payment));
  return rows.map(rowToAllocation);
}

const inLedgerOrder = (column: 'allocation.payment' | 'allocation.invoice'): string =>
  `select ${columns} from allocation
   join fact on fact.n = allocation.n
   join chain on chain.n = fact.chain
   where ${column} = ? and allocation.amount > 0
   order by fact.lc desc, chain.desk desc, fact.seq desc, allocation.id desc`;
