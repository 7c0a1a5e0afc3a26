import Database from 'better-sqlite3';

/**
 * What a person reads in a book: every amount, payer, date and the order of things, and the words.
 * Read with SQL of its own, so that nothing between the file and the eye can smooth anything over.
 */
export interface Figures {
  readonly lines: readonly string[];
  /** Words by entry; some may be erased, none may differ. */
  readonly words: ReadonlyMap<number, string>;
}

const lists: readonly string[] = [
  `select 'payment', number, (select name from customer where id = payment.customer), method,
     received_on, reference, amount, captured, applied, refunded, reversals, bounces, clears
   from payment order by received_on, n`,
  `select 'invoice', number, (select name from customer where id = invoice.customer), issued_on,
     due_on, total, credited, applied, voids from invoice order by issued_on, n`,
  `select 'refund', number, (select name from customer where id = refund.customer), method,
     refunded_on, amount, standing, makes, cancels, drops, hand_overs, clears,
     (select number from payment where id = refund.payment) from refund order by refunded_on, n`,
  `select 'allocation', number, original, amount,
     (select number from payment where id = allocation.payment),
     (select number from invoice where id = allocation.invoice) from allocation order by n, id`,
  `select 'note', number, amount, tax, issued_on, takes_back,
     (select number from invoice where id = credit_note.invoice) from credit_note order by n, id`,
  `select 'customer', name, unallocated, owed, credit from customer order by name_key, id`,
  `select 'journal', journal.n, line, code, posted_on, amount
   from journal join account on account.n = journal.account order by journal.n, line`,
  `select 'balance', code, sum(balance) from account_day join account on account.n = account
   group by code order by code`,
  `select 'entry', hex(id), type, business_day, body, hex(actor) from fact order by n`,
  `select 'next', series, last from series join own_chain using (chain) order by series`,
];

/** Reads the figures of a file; throws where it can't be read. */
export function readFigures(file: string): Figures {
  const connection = new Database(file, { readonly: true });
  try {
    const lines = lists.flatMap((sql) =>
      connection
        .prepare<[], unknown[]>(sql)
        .raw()
        .all()
        .map((row) => JSON.stringify(row)),
    );
    const words = new Map(
      connection
        .prepare<[], [number, string]>('select n, text from snapshot order by n')
        .raw()
        .all(),
    );
    return { lines, words };
  } finally {
    connection.close();
  }
}

/** The first line in which two books differ for a reader; null where they say the same. */
export function firstDifference(before: Figures, after: Figures): string | null {
  for (const [place, line] of before.lines.entries()) {
    if (after.lines[place] !== line) return `${line} became ${String(after.lines[place])}`;
  }
  if (after.lines.length > before.lines.length) {
    return `${String(after.lines[before.lines.length])} was put in`;
  }
  for (const [n, text] of after.words) {
    if (before.words.get(n) !== text) return `the words of entry ${String(n)} became ${text}`;
  }
  return null;
}
