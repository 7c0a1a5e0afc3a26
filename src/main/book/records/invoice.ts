import type { Day } from '../../../shared/base/days.ts';
import type { CustomerId, InvoiceId } from '../../../shared/base/ids.ts';
import type { CreditedLine } from '../../../shared/ledger/credit-note.ts';
import { type FactBody, readBody } from '../../../shared/ledger/fact-types.ts';
import type { InvoiceIssued, InvoiceStanding } from '../../../shared/ledger/invoice.ts';
import { minor, subtract, zero } from '../../../shared/money/minor.ts';
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
  readonly issued: InvoiceIssued;
}

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
  readonly body: string;
}

export const invoiceColumns = `invoice.id, invoice.n, invoice.number, invoice.customer,
  invoice.issued_on, invoice.due_on, invoice.total, invoice.credited, invoice.applied,
  invoice.voids, invoice.disputes, fact.body`;

/** The invoice of a row. */
export function rowToInvoice(row: InvoiceRow): InvoiceRecord {
  const issued = readBody('invoice-issued', row.body);
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
    issued,
  };
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
  return invoice.issued.lines.map((line, index) => {
    let { netMinor, taxMinor } = line;
    for (const lines of credited) {
      netMinor = subtract(netMinor, lines[index]?.netMinor ?? zero);
      taxMinor = subtract(taxMinor, lines[index]?.taxMinor ?? zero);
    }
    return { netMinor, taxMinor };
  });
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
    const own = notesOf(type, body).filter((note) => note.creditNote === keyToId(id));
    return own.map((note) => note.lines);
  });
}

/** The notes that a refund wrote, when it was made or tried again, or kept after it failed. */
function notesOf(type: string, body: string): FactBody<'refund-made'>['creditNotes'] {
  if (type === 'refund-retried' || type === 'refund-turned')
    return readBody(type, body).creditNotes;
  return readBody('refund-made', body).creditNotes;
}
