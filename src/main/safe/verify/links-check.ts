import { isKnownFact } from '../../../shared/ledger/fact-types.ts';
import { readFact } from '../../book/known-fact.ts';
import { idText, type RawFact } from './fact-pages.ts';
import type { Checking, Stage } from './stage.ts';

/** The registers by which entries are found: what each is about, and which one counts. */
export const linksStage: Stage = {
  name: 'links',
  says: 'Checking the registers of entries',
  begin(checking) {
    let subjects = 0;
    return {
      fact(fact) {
        subjects += fact.subjects.length / 32;
        checkUnread(checking, fact);
      },
      conclude() {
        checkOrphans(checking);
        checkSubjects(checking, subjects);
        checkEffects(checking);
      },
    };
  },
};

function checkUnread({ unread, fault, note }: Checking, fact: RawFact): void {
  const about = { factId: idText(fact.id) };
  const isKnown = isKnownFact(fact.type, fact.v);
  if (!unread.has(fact.n)) {
    if (!isKnown) {
      fault('entry-unread', 'An entry of a kind unknown here is not marked as unread.', about);
    } else if (fact.parsed === null) {
      fault(
        'entry-unreadable',
        'An entry can’t be read, though this Tillbook knows its kind.',
        about,
      );
    }
  } else if (isKnown && readFact(fact) !== null) {
    note('entry-waiting', 'An entry can be read only now; it counts from the next start.', about);
  } else {
    note(
      'entry-newer',
      'An entry was written by a newer Tillbook and does not count here yet.',
      about,
    );
  }
}

/** Rows that belong to an entry or a record which is not there. */
function checkOrphans({ look, fault }: Checking): void {
  for (const [table, count] of look.rows(
    'select "table", count(*) from pragma_foreign_key_check group by "table"',
  )) {
    fault('file-links', sayOrphans(String(table), Number(count)));
  }
}

/** What a row of a table is to a reader; a row of any other table is a line in a register. */
const rowNames: Readonly<Record<string, readonly [one: string, several: string]>> = {
  allocation: ['allocation', 'allocations'],
  credit_note: ['credit note', 'credit notes'],
  invoice: ['invoice', 'invoices'],
  journal: ['line of the journal', 'lines of the journal'],
  payment: ['payment', 'payments'],
  refund: ['refund', 'refunds'],
};

function sayOrphans(table: string, count: number): string {
  const [one, several] = rowNames[table] ?? [
    `line in the register ${table}`,
    `lines in the register ${table}`,
  ];
  return count === 1
    ? `1 ${one} belongs to an entry that is not in this book.`
    : `${String(count)} ${several} belong to entries that are not in this book.`;
}

/** Every entry is found under every record that it is about, and under nothing else. */
function checkSubjects({ look, fault }: Checking, wanted: number): void {
  const longest = Number(look.rows('select coalesce(max(length(subjects)), 0) from fact')[0]?.[0]);
  const missing = look.rows(
    `with recursive place (at) as (
       select 0 union all select at + 16 from place where at + 16 < ?)
     select count(*) from fact join place on place.at < length(fact.subjects)
     where not exists (
       select 1 from fact_subject
       where fact_subject.subject = substr(fact.subjects, place.at + 1, 16)
         and fact_subject.n = fact.n)`,
    longest,
  );
  const lost = Number(missing[0]?.[0] ?? 0);
  if (lost > 0) {
    fault('register-changed', `${String(lost)} entries are not found under what they are about.`);
  }
  const there = Number(look.rows('select count(*) from fact_subject')[0]?.[0] ?? 0);
  if (there > wanted - lost) {
    fault(
      'register-changed',
      `${String(there - wanted + lost)} entries are found under something that they are not about.`,
    );
  }
}

/** Of entries that bring about the same thing, the one with the smallest id counts. */
function checkEffects({ look, uncounted, unread, fault }: Checking): void {
  const one = (sql: string) => Number(look.rows(sql)[0]?.[0] ?? 0);
  const facts = one('select count(*) from fact');
  const wanted = facts - uncounted.size - unread.size;
  const right = one(
    'select count(*) from effect join fact on fact.n = effect.n and fact.effect = effect.effect',
  );
  const all = one('select count(*) from effect');
  const wrong = look
    .rows('select n from effect')
    .filter(([n]) => uncounted.has(Number(n)) || unread.has(Number(n))).length;
  if (right !== all || all !== wanted || wrong > 0) {
    fault(
      'register-changed',
      'The register of which entry counts for each act is not what the entries say.',
    );
  }
}
