import type { Day } from '../../../shared/base/days.ts';
import type { CustomerId, InvoiceId } from '../../../shared/base/ids.ts';
import { must } from '../../../shared/base/assert.ts';
import type { CreditedLine, CreditNotePart } from '../../../shared/ledger/credit-note.ts';
import { readBody } from '../../../shared/ledger/fact-types.ts';
import type { InvoiceIssued, InvoiceStanding } from '../../../shared/ledger/invoice.ts';
import { add, minor, subtract, zero } from '../../../shared/money/minor.ts';
import type { ReadDb } from '../../db/handle.ts';
import { idToKey, keyToId, lookupKey } from '../../db/keys.ts';

/** An invoice as it stands in the book, with the body of the fact that issued it. */
export interface InvoiceRecord extends InvoiceStanding {
  readonly id: InvoiceId;
  readonly n: number;
  readonly customer: CustomerId;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  /** Whether the customer contests it. */
  readonly isDisputed: boolean;
  /** Whether it asks back what was given back too much: nothing was sold by it. */
  readonly isDebitNote: boolean;
  readonly issued: IssuedBody;
}

/** What the fact that issued an invoice says of it. */
export type IssuedBody = Omit<InvoiceIssued, 'text' | 'journal'>;

export interface InvoiceRow {
  readonly id: Buffer;
  readonly n: number;
  readonly number: string;
  readonly customer: Buffer;
  readonly issued_on: string;
  readonly due_on: string;
  readonly total: number;
  readonly credited: number;
  readonly applied: number;
  readonly voids: number;
  readonly disputes: number;
  readonly type: string;
  readonly body: string;
}

export const invoiceColumns = `invoice.id, invoice.n, invoice.number, invoice.customer,
  invoice.issued_on, invoice.due_on, invoice.total, invoice.credited, invoice.applied,
  invoice.voids, invoice.disputes, fact.type, fact.body`;

/** The invoice of a row. */
export function rowToInvoice(row: InvoiceRow): InvoiceRecord {
  const issued = issuedBy(row);
  return {
    id: keyToId<'invoice'>(row.id),
    n: row.n,
    number: row.number,
    customer: keyToId<'customer'>(row.customer),
    issuedOn: row.issued_on as Day,
    dueOn: row.due_on as Day,
    totalMinor: minor(row.total),
    netMinor: issued.netMinor,
    taxMinor: issued.taxMinor,
    creditedMinor: minor(row.credited),
    appliedMinor: minor(row.applied),
    isVoid: row.voids > 0,
    isDisputed: row.disputes > 0,
    isDebitNote: row.type === 'exception-resolved' && /-DN-\d+$/.test(row.number),
    issued,
  };
}

/** An invoice is issued by a fact of its own, or by what was decided about an exception. */
function issuedBy({ type, body }: InvoiceRow): IssuedBody {
  if (type !== 'exception-resolved') return readBody('invoice-issued', body);
  return must(readBody(type, body).issued, 'A row of an invoice names the fact that issued it.');
}

/** Finds an invoice whose own fact is here. */
export function findInvoice(read: ReadDb, id: string): InvoiceRecord | null {
  const row = read.get<InvoiceRow>(
    `select ${invoiceColumns} from invoice join fact on fact.n = invoice.n where invoice.id = ?`,
    lookupKey(id),
  );
  return row === undefined ? null : rowToInvoice(row);
}

/** What the credit notes so far have left of each line. */
export function remainingLines(read: ReadDb, invoice: InvoiceRecord): readonly CreditedLine[] {
  const credited = standingCreditNotes(read, invoice.id);
  const back = uncreditedLines(read, invoice.id);
  return invoice.issued.lines.map((line, index) => {
    let { netMinor, taxMinor } = line;
    for (const lines of credited) {
      netMinor = subtract(netMinor, lines[index]?.netMinor ?? zero);
      taxMinor = subtract(taxMinor, lines[index]?.taxMinor ?? zero);
    }
    for (const lines of back) {
      netMinor = add(netMinor, lines[index]?.netMinor ?? zero);
      taxMinor = add(taxMinor, lines[index]?.taxMinor ?? zero);
    }
    return { netMinor, taxMinor };
  });
}

/** The lines of what was taken back of standing notes, because they came to more than the invoice. */
function uncreditedLines(read: ReadDb, invoice: InvoiceId): ReadonlyArray<readonly CreditedLine[]> {
  const isAny = read.get(
    'select 1 from credit_note where invoice = ? and uncredited <> 0 and takes_back = 0',
    idToKey(invoice),
  );
  if (isAny === undefined) return [];
  return read
    .all<{ body: string }>(
      `select fact.body from fact_subject join fact on fact.n = fact_subject.n
       join effect on effect.effect = fact.effect and effect.n = fact.n
       where fact_subject.subject = ? and fact.type = 'exception-resolved'`,
      idToKey(invoice),
    )
    .flatMap(({ body }) => readBody('exception-resolved', body).uncredited)
    .filter((note) => note.invoice === invoice)
    .map((note) => note.lines);
}

/** The lines of each credit note on an invoice that was not taken back. */
function standingCreditNotes(
  read: ReadDb,
  invoice: InvoiceId,
): ReadonlyArray<readonly CreditedLine[]> {
  const rows = read.all<{ id: Buffer; type: string; body: string }>(
    `select credit_note.id, fact.type, fact.body from credit_note join fact on fact.n = credit_note.n
     where credit_note.invoice = ? and credit_note.takes_back = 0`,
    idToKey(invoice),
  );
  return rows.flatMap(({ id, type, body }) => {
    if (type === 'credit-note-issued') return [readBody(type, body).lines];
    const notes = notesOf(type, body);
    return notes.filter((note) => note.creditNote === keyToId(id)).map((note) => note.lines);
  });
}

/** The notes that a refund wrote, however it came to be carried out. */
function notesOf(type: string, body: string): readonly CreditNotePart[] {
  if (type === 'refund-retried' || type === 'refund-turned')
    return readBody(type, body).creditNotes;
  return readBody('refund-made', body).creditNotes;
}
