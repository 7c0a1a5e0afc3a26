import type { AllocationPart } from '../../../shared/ledger/allocation.ts';
import type { WriteDb } from '../../db/handle.ts';
import { idToKey } from '../../db/keys.ts';
import { changeInvoice } from './invoice.ts';
import { changePayment } from './payment.ts';

/** Writes money put to an invoice, and adds it to both sides. */
export function addAllocation(
  tx: WriteDb,
  n: number,
  of: { readonly payment: string; readonly customer: string },
  part: AllocationPart,
): void {
  tx.run(
    `insert into allocation (id, n, number, payment, invoice, customer, original, amount)
     values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set n = excluded.n, number = excluded.number,
       payment = excluded.payment, invoice = excluded.invoice, customer = excluded.customer,
       original = excluded.original, amount = amount + excluded.amount`,
    idToKey(part.allocation),
    n,
    part.number,
    idToKey(of.payment),
    idToKey(part.invoice),
    idToKey(of.customer),
    part.amountMinor,
    part.amountMinor,
  );
  changePayment(tx, of.payment, { applied: part.amountMinor });
  changeInvoice(tx, part.invoice, { applied: part.amountMinor });
}

/** A part of an allocation that a fact takes back, or with a minus puts back. */
export interface TakenPart {
  readonly allocation: string;
  readonly invoice: string;
  readonly amountMinor: number;
}

/** Takes money off an invoice again: from the allocation and from its invoice. */
export function takeFromAllocation(tx: WriteDb, part: TakenPart): void {
  tx.run(
    `insert into allocation (id, amount) values (?, ?)
     on conflict (id) do update set amount = amount + excluded.amount`,
    idToKey(part.allocation),
    -part.amountMinor,
  );
  changeInvoice(tx, part.invoice, { applied: -part.amountMinor });
}
