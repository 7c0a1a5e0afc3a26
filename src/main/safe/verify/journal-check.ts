import { accountName } from '../../../shared/ledger/account.ts';
import { idText, type RawFact } from './fact-pages.ts';
import { heldBy, postingDay } from './held-postings.ts';
import { demandRising } from './rising.ts';
import type { Checking, Stage } from './stage.ts';

/** Every posting in the journal is the one that its entry holds, on its day. */
export const journalStage: Stage = {
  name: 'journal',
  says: 'Checking the journal',
  begin(checking) {
    const lines = postings(checking);
    let next = lines.next();
    return {
      fact(fact) {
        while (next.done !== true && next.value.n < fact.n) next = strayed(checking, lines);
        const posted: Posting[] = [];
        while (next.done !== true && next.value.n === fact.n) {
          posted.push(next.value);
          next = lines.next();
        }
        compare(checking, fact, posted);
      },
      conclude() {
        while (next.done !== true) next = strayed(checking, lines);
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

function compare(checking: Checking, fact: RawFact, posted: readonly Posting[]): void {
  const { naming, chains, fault } = checking;
  const held = heldBy(checking, fact);
  const on = postingDay(fact);
  const about = { factId: idText(fact.id) };
  const name = () => naming.entry(fact, chains.get(fact.chain)?.code ?? '');
  for (const [place, { code, amount }] of held.entries()) {
    const posting = posted[place];
    if (posting?.code === code && posting.amount === amount && posting.on === on) continue;
    fault(
      'journal-changed',
      `${name()} ${whatDiffers(checking, { code, on, amount }, posting)}`,
      about,
    );
  }
  if (posted.length > held.length) {
    fault('journal-changed', `${name()} has postings in the journal that it does not hold.`, about);
  }
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
  const differing = [
    naming.money(amount),
    ...(code === held.code ? [] : [`for ${accountName(code)}`]),
    ...(on === held.on ? [] : [`on ${on}`]),
  ];
  return `${should}, but the journal says ${differing.join(' ')}.`;
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
      const [nextN, nextLine] = [Number(at), Number(place)];
      demandRising(nextN > n || (nextN === n && nextLine > line), 'journal');
      [n, line] = [nextN, nextLine];
      const code = codes.get(account) ?? '';
      yield { n, line, code, on: String(on), amount: Number(amount) };
    }
  }
}
