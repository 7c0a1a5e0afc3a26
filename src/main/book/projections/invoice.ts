import { must } from '../../../shared/base/assert.ts';
import type { InvoiceIssued } from '../../../shared/ledger/invoice.ts';
import type { WriteDb } from '../../db/handle.ts';
import { idToKey } from '../../db/keys.ts';
import { changeCustomer } from './customer.ts';

interface Figures {
  readonly customer: Buffer | null;
  readonly total: number;
  readonly credited: number;
  readonly applied: number;
  readonly voids: number;
}

const figures = 'customer, total, credited, applied, voids';

const owedOf = (row: Figures): number =>
  row.customer === null
    ? 0
    : Math.max((row.voids > 0 ? 0 : row.total - row.credited) - row.applied, 0);

/** Writes an issued invoice; credit or money for it may have come before it. */
export function addInvoice(tx: WriteDb, n: number, body: InvoiceIssued): void {
  const customer = idToKey(body.customer);
  const row = tx.get<Figures>(
    `insert into invoice (id, n, number, customer, issued_on, due_on, total)
     values (?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set n = excluded.n, number = excluded.number,
       customer = excluded.customer, issued_on = excluded.issued_on, due_on = excluded.due_on,
       total = excluded.total
     returning ${figures}`,
    idToKey(body.invoice),
    n,
    body.number,
    customer,
    body.issuedOn,
    body.dueOn,
    body.totalMinor,
  );
  changeCustomer(tx, customer, { owed: owedOf(must(row, 'The invoice was just written.')) });
}

/** What a fact adds to the figures of an invoice; any of it may be below nothing. */
export interface InvoiceChange {
  readonly credited?: number;
  readonly applied?: number;
  readonly voids?: number;
}

/** Adds to an invoice's figures, and to what its customer owes. */
export function changeInvoice(tx: WriteDb, invoice: string, change: InvoiceChange): void {
  const { credited = 0, applied = 0, voids = 0 } = change;
  const after = must(
    tx.get<Figures>(
      `insert into invoice (id, credited, applied, voids) values (?, ?, ?, ?)
       on conflict (id) do update set credited = credited + excluded.credited,
         applied = applied + excluded.applied, voids = voids + excluded.voids
       returning ${figures}`,
      idToKey(invoice),
      credited,
      applied,
      voids,
    ),
    'The invoice was just written.',
  );
  if (after.customer === null) return;
  const before = {
    ...after,
    credited: after.credited - credited,
    applied: after.applied - applied,
    voids: after.voids - voids,
  };
  changeCustomer(tx, after.customer, { owed: owedOf(after) - owedOf(before) });
}
