import type { Day } from '../../../shared/base/days.ts';
import type { CreditNotePart } from '../../../shared/ledger/credit-note.ts';
import type { WriteDb } from '../../db/handle.ts';
import { idToKey } from '../../db/keys.ts';
import type { Folding } from './folding.ts';
import { changeInvoice } from './invoice.ts';

/** What a credit note has from the fact that wrote it. */
export interface NoteOf {
  readonly customer: string;
  readonly refund: string | null;
  readonly issuedOn: Day;
}

/** Writes a credit note, and adds it to its invoice. */
export function addCreditNote(f: Folding, of: NoteOf, note: CreditNotePart): void {
  if (f.sign === 1) writeRow(f, of, note);
  else takeRowOut(f.tx, note);
  changeInvoice(f, note.invoice, { credited: note.amountMinor });
}

function writeRow(f: Folding, of: NoteOf, note: CreditNotePart): void {
  f.tx.run(
    `insert into credit_note (id, n, number, invoice, customer, refund, amount, tax, issued_on)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set n = excluded.n, number = excluded.number,
       invoice = excluded.invoice, customer = excluded.customer, refund = excluded.refund,
       amount = excluded.amount, tax = excluded.tax, issued_on = excluded.issued_on`,
    idToKey(note.creditNote),
    f.n,
    note.number,
    idToKey(note.invoice),
    idToKey(of.customer),
    of.refund === null ? null : idToKey(of.refund),
    note.amountMinor,
    note.taxMinor,
    of.issuedOn,
  );
}

function takeRowOut(tx: WriteDb, note: CreditNotePart): void {
  const key = idToKey(note.creditNote);
  tx.run(
    `update credit_note set n = null, number = null, invoice = null, customer = null,
       refund = null, amount = 0, tax = 0, issued_on = null where id = ?`,
    key,
  );
  dropIfEmpty(tx, key);
}

function dropIfEmpty(tx: WriteDb, key: Buffer): void {
  tx.run(
    'delete from credit_note where id = ? and n is null and takes_back = 0 and uncredited = 0',
    key,
  );
}

/** Takes a credit note back, because what it belonged to was. */
export function takeBackCreditNote(f: Folding, note: CreditNotePart): void {
  const key = idToKey(note.creditNote);
  const row = f.tx.get<{ n: number | null }>(
    `insert into credit_note (id, takes_back) values (?, ?)
     on conflict (id) do update set takes_back = takes_back + excluded.takes_back returning n`,
    key,
    f.sign,
  );
  if (row?.n === null) dropIfEmpty(f.tx, key);
  changeInvoice(f, note.invoice, { credited: -note.amountMinor });
}

/** Takes a part of a credit note back, because the notes of an invoice came to more than it. */
export function uncredit(f: Folding, note: CreditNotePart): void {
  const key = idToKey(note.creditNote);
  const row = f.tx.get<{ n: number | null }>(
    `insert into credit_note (id, uncredited) values (?, ?)
     on conflict (id) do update set uncredited = uncredited + excluded.uncredited returning n`,
    key,
    f.sign * note.amountMinor,
  );
  if (row?.n === null) dropIfEmpty(f.tx, key);
  changeInvoice(f, note.invoice, { credited: -note.amountMinor });
}
