import type { AllocationPart } from '../../../shared/ledger/allocation.ts';
import type { WriteDb } from '../../db/handle.ts';
import { idToKey } from '../../db/keys.ts';
import { changeCustomer } from './customer.ts';
import type { Folding } from './folding.ts';
import { changeInvoice } from './invoice.ts';
import { changePayment } from './payment.ts';

/** Where the money of an allocation comes from: a payment, or else the customer's credit. */
export interface Source {
  readonly payment: string | null;
  readonly customer: string;
}

/** Writes money put to an invoice, and adds it to both sides. */
export function addAllocation(f: Folding, of: Source, part: AllocationPart): void {
  if (f.sign === 1) writeRow(f, of, part);
  else takeRowOut(f.tx, part);
  changeSource(f, of, part.amountMinor);
  changeInvoice(f, part.invoice, { applied: part.amountMinor });
}

function writeRow(f: Folding, of: Source, part: AllocationPart): void {
  f.tx.run(
    `insert into allocation (id, n, number, payment, invoice, customer, original, amount)
     values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set n = excluded.n, number = excluded.number,
       payment = excluded.payment, invoice = excluded.invoice, customer = excluded.customer,
       original = excluded.original, amount = amount + excluded.amount`,
    idToKey(part.allocation),
    f.n,
    part.number,
    of.payment === null ? null : idToKey(of.payment),
    idToKey(part.invoice),
    idToKey(of.customer),
    part.amountMinor,
    part.amountMinor,
  );
}

function takeRowOut(tx: WriteDb, part: AllocationPart): void {
  const key = idToKey(part.allocation);
  tx.run(
    `update allocation set n = null, number = null, payment = null, invoice = null,
       customer = null, original = 0, amount = amount - ? where id = ?`,
    part.amountMinor,
    key,
  );
  dropIfEmpty(tx, key);
}

function dropIfEmpty(tx: WriteDb, key: Buffer): void {
  tx.run('delete from allocation where id = ? and n is null and amount = 0', key);
}

/** A part of an allocation that a fact takes back, or with a minus puts back. */
export interface TakenPart {
  readonly allocation: string;
  readonly invoice: string;
  readonly amountMinor: number;
}

/** Takes money off an invoice again: from the allocation and from its invoice. */
export function takeFromAllocation(f: Folding, part: TakenPart): void {
  const key = idToKey(part.allocation);
  const row = f.tx.get<{ n: number | null }>(
    `insert into allocation (id, amount) values (?, ?)
     on conflict (id) do update set amount = amount + excluded.amount returning n`,
    key,
    -f.sign * part.amountMinor,
  );
  if (row?.n === null) dropIfEmpty(f.tx, key);
  changeInvoice(f, part.invoice, { applied: -part.amountMinor });
}

/** Takes from where the money of an allocation comes, or with a minus gives back there. */
export function changeSource(f: Folding, of: Source, applied: number): void {
  if (of.payment === null) changeCustomer(f, idToKey(of.customer), { credit: -applied });
  else changePayment(f, of.payment, { applied });
}
