import type { Day } from '../../../shared/base/days.ts';
import type { CreditNotePart } from '../../../shared/ledger/credit-note.ts';
import type { WriteDb } from '../../db/handle.ts';
import { idToKey } from '../../db/keys.ts';
import { changeInvoice } from './invoice.ts';

/** Writes a credit note, and adds it to its invoice. */
export function addCreditNote(
  tx: WriteDb,
  n: number,
  of: { readonly customer: string; readonly refund: string | null; readonly issuedOn: Day },
  note: CreditNotePart,
): void {
  tx.run(
    `insert into credit_note (id, n, number, invoice, customer, refund, amount, tax, issued_on)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set n = excluded.n, number = excluded.number,
       invoice = excluded.invoice, customer = excluded.customer, refund = excluded.refund,
       amount = excluded.amount, tax = excluded.tax, issued_on = excluded.issued_on`,
    idToKey(note.creditNote),
    n,
    note.number,
    idToKey(note.invoice),
    idToKey(of.customer),
    of.refund === null ? null : idToKey(of.refund),
    note.amountMinor,
    note.taxMinor,
    of.issuedOn,
  );
  changeInvoice(tx, note.invoice, { credited: note.amountMinor });
}

/** Takes a credit note back, because what it belonged to was. */
export function takeBackCreditNote(tx: WriteDb, note: CreditNotePart): void {
  tx.run(
    `insert into credit_note (id, takes_back) values (?, 1)
     on conflict (id) do update set takes_back = takes_back + 1`,
    idToKey(note.creditNote),
  );
  changeInvoice(tx, note.invoice, { credited: -note.amountMinor });
}
