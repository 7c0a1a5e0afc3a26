import { accountName } from '../../../shared/ledger/account.ts';
import { checkAccountDays, type DaySums } from './account-days-check.ts';
import { idText, type RawFact } from './fact-pages.ts';
import type { Checking, Stage } from './stage.ts';

/** Every posting is the one that its entry holds, on its day, and each day's sums are theirs. */
export const journalStage: Stage = {
  name: 'journal',
  says: 'Checking the journal',
  begin(checking) {
    const lines = postings(checking);
    const days: DaySums = new Map();
    let next = lines.next();
    return {
      fact(fact) {
        while (next.done !== true && next.value.n < fact.n) next = strayed(checking, lines);
        const posted: Posting[] = [];
        while (next.done !== true && next.value.n === fact.n) {
          posted.push(next.value);
          next = lines.next();
        }
        compare(checking, fact, { posted, days });
      },
      conclude() {
        while (next.done !== true) next = strayed(checking, lines);
        checkAccountDays(checking, days);
      },
    };
  },
};

interface Posting {
  readonly n: number;
  readonly line: number;
  readonly code: string;
  readonly on: string;
  readonly amount: number;
}

function strayed(
  { fault }: Checking,
  lines: Iterator<Posting, undefined>,
): IteratorResult<Posting, undefined> {
  fault('journal-changed', 'There are postings in the journal that belong to no entry.');
  return lines.next();
}

/** On which day an entry posts: its document's, or else the day it was written on. */
function postingDay(fact: RawFact): string {
  const { issuedOn, receivedOn, refundedOn, clearedOn } = fact.parsed ?? {};
  const own: Readonly<Record<string, unknown>> = {
    'invoice-issued': issuedOn,
    'payment-recorded': receivedOn,
    'refund-made': refundedOn,
    'refund-cleared': clearedOn,
    'check-cleared': clearedOn,
    'credit-note-issued': issuedOn,
  };
  const day = own[fact.type];
  return typeof day === 'string' ? day : fact.businessDay;
}

/** The postings that an entry holds; none where it brings nothing about. */
function heldBy({ uncounted, unread }: Checking, fact: RawFact): readonly Held[] {
  const journal = fact.parsed?.['journal'];
  if (uncounted.has(fact.n) || unread.has(fact.n) || !Array.isArray(journal)) return [];
  return journal.flatMap((line: unknown) =>
    Array.isArray(line) ? [{ code: String(line[0]), amount: Number(line[1]) }] : [],
  );
}

interface Held {
  readonly code: string;
  readonly amount: number;
}

function compare(
  checking: Checking,
  fact: RawFact,
  at: { readonly posted: readonly Posting[]; readonly days: DaySums },
): void {
  const { naming, chains, fault } = checking;
  const held = heldBy(checking, fact);
  const on = postingDay(fact);
  const about = { factId: idText(fact.id) };
  const name = () => naming.entry(fact, chains.get(fact.chain)?.code ?? '');
  let sum = 0;
  for (const [place, { code, amount }] of held.entries()) {
    sum += amount;
    addTo(at.days, { code, on, amount });
    const posting = at.posted[place];
    if (posting?.code === code && posting.amount === amount && posting.on === on) continue;
    fault(
      'journal-changed',
      `${name()} ${whatDiffers(checking, { code, on, amount }, posting)}`,
      about,
    );
  }
  if (at.posted.length > held.length) {
    fault('journal-changed', `${name()} has postings in the journal that it does not hold.`, about);
  }
  if (sum !== 0) fault('unbalanced', `${name()} does not balance by itself.`, about);
}

function whatDiffers(
  { naming }: Checking,
  held: { readonly code: string; readonly on: string; readonly amount: number },
  posted: Posting | undefined,
): string {
  const account = accountName(held.code);
  const should = `holds ${naming.money(held.amount)} for ${account} on ${held.on}`;
  if (posted === undefined) return `${should}, but the journal has no such line.`;
  const { code, on, amount } = posted;
  return `${should}, but the journal says ${naming.money(amount)} for ${accountName(code)} on ${on}.`;
}

function addTo(days: DaySums, { code, on, amount }: Omit<Posting, 'n' | 'line'>): void {
  const key = `${on} ${code}`;
  const sum = days.get(key);
  if (sum === undefined) days.set(key, { code, on, balance: amount, lines: 1 });
  else {
    sum.balance += amount;
    sum.lines += 1;
  }
}

const page = 3000;

function* postings({ look }: Checking): Generator<Posting, undefined> {
  const codes = new Map(
    look.rows('select n, code from account').map(([n, code]) => [n, String(code)]),
  );
  let [n, line] = [0, -1];
  for (;;) {
    const rows = look.rows(
      `select n, line, account, posted_on, amount from journal
       where (n, line) > (?, ?) order by n, line limit ${String(page)}`,
      n,
      line,
    );
    if (rows.length === 0) return undefined;
    for (const [at, place, account, on, amount] of rows) {
      [n, line] = [Number(at), Number(place)];
      const code = codes.get(account) ?? '';
      yield { n, line, code, on: String(on), amount: Number(amount) };
    }
  }
}
