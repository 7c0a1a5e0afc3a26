import { must } from '../../../shared/base/assert.ts';
import type { InvoiceIssued } from '../../../shared/ledger/invoice.ts';
import type { WriteDb } from '../../db/handle.ts';
import { idToKey } from '../../db/keys.ts';
import { addToCustomer } from './customer.ts';
import type { Folding } from './folding.ts';

interface Figures {
  readonly customer: Buffer | null;
  readonly total: number;
  readonly credited: number;
  readonly applied: number;
  readonly voids: number;
}

const owedOf = (row: Figures): number =>
  row.customer === null
    ? 0
    : Math.max((row.voids > 0 ? 0 : row.total - row.credited) - row.applied, 0);

type Issued = Pick<
  InvoiceIssued,
  'invoice' | 'number' | 'customer' | 'issuedOn' | 'dueOn' | 'totalMinor'
>;

/** Writes an issued invoice; credit or money for it may have come before it. */
export function addInvoice(f: Folding, body: Issued): void {
  if (f.sign === -1) return takeInvoiceOut(f.tx, body);
  const key = idToKey(body.invoice);
  const customer = idToKey(body.customer);
  const isFirst = f.tx.run(
    `insert into invoice (id, n, number, customer, issued_on, due_on, total)
     values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing`,
    key,
    f.n,
    body.number,
    customer,
    body.issuedOn,
    body.dueOn,
    body.totalMinor,
  );
  if (isFirst === 0) describeInvoice(f, key, body);
  const owed = isFirst === 0 ? owedOf(figuresNow(f.tx, key)) : body.totalMinor;
  addToCustomer(f.tx, customer, { owed });
}

function describeInvoice(f: Folding, key: Buffer, body: Issued): void {
  f.tx.run(
    `update invoice set n = ?, number = ?, customer = ?, issued_on = ?, due_on = ?, total = ?
     where id = ?`,
    f.n,
    body.number,
    idToKey(body.customer),
    body.issuedOn,
    body.dueOn,
    body.totalMinor,
    key,
  );
}

function figuresNow(tx: WriteDb, key: Buffer): Figures {
  const row = tx.get<Figures>(
    'select customer, total, credited, applied, voids from invoice where id = ?',
    key,
  );
  return must(row, 'Whoever asks has just written the invoice, or folded it in.');
}

function takeInvoiceOut(tx: WriteDb, body: Issued): void {
  const key = idToKey(body.invoice);
  addToCustomer(tx, idToKey(body.customer), { owed: -owedOf(figuresNow(tx, key)) });
  tx.run(
    `update invoice set n = null, number = null, customer = null, issued_on = null, due_on = null,
       total = 0 where id = ?`,
    key,
  );
  dropIfEmpty(tx, key);
}

/** A row of which no fact says anything any more must not be there in any order of arrival. */
function dropIfEmpty(tx: WriteDb, key: Buffer): void {
  tx.run(
    `delete from invoice where id = ? and n is null
       and credited = 0 and applied = 0 and voids = 0 and disputes = 0`,
    key,
  );
}

/** What a fact adds to the figures of an invoice; any of it may be below nothing. */
export interface InvoiceChange {
  readonly credited?: number;
  readonly applied?: number;
  readonly voids?: number;
  readonly disputes?: number;
}

/** Adds to an invoice's figures, and to what its customer owes. */
export function changeInvoice(f: Folding, invoice: string, change: InvoiceChange): void {
  const key = idToKey(invoice);
  const credited = f.sign * (change.credited ?? 0);
  const applied = f.sign * (change.applied ?? 0);
  const voids = f.sign * (change.voids ?? 0);
  f.tx.run(
    `insert into invoice (id, credited, applied, voids, disputes) values (?, ?, ?, ?, ?)
     on conflict (id) do update set credited = credited + excluded.credited,
       applied = applied + excluded.applied, voids = voids + excluded.voids,
       disputes = disputes + excluded.disputes`,
    key,
    credited,
    applied,
    voids,
    f.sign * (change.disputes ?? 0),
  );
  const after = figuresNow(f.tx, key);
  if (after.customer === null) return dropIfEmpty(f.tx, key);
  const before = {
    ...after,
    credited: after.credited - credited,
    applied: after.applied - applied,
    voids: after.voids - voids,
  };
  const owed = owedOf(after) - owedOf(before);
  if (owed !== 0) addToCustomer(f.tx, after.customer, { owed });
}
