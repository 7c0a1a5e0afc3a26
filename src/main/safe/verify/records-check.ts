import { seriesPrefix } from '../../../shared/ledger/number.ts';
import { isKnownFact } from '../../../shared/ledger/fact-types.ts';
import { checkCustomers } from './customers-check.ts';
import { checkExceptions } from './exceptions-check.ts';
import { idText, type RawFact } from './fact-pages.ts';
import { reckonFact, type Told } from './reckon-fact.ts';
import { linkOriginals } from './reckon-refund.ts';
import { checkKin } from './kin-check.ts';
import { createReckoning, type Reckoning } from './reckoning.ts';
import { checkSeries, noteSeries, type SeriesEnds } from './series-check.ts';
import type { Checking, Stage } from './stage.ts';
import { checkTables } from './tables-check.ts';

/** Every record's figures, dues and words are those that its entries come to. */
export const recordStage: Stage = {
  name: 'records',
  says: 'Working every figure out again',
  begin(checking) {
    const all = createReckoning();
    const ends: SeriesEnds = new Map();
    const prefixes = new Map(
      [...checking.chains.values()].map((chain) => [
        chain.n,
        chain.code === '' ? null : seriesPrefix(chain.code, chain.epoch),
      ]),
    );
    return {
      fact(fact) {
        if (checking.unread.has(fact.n) || fact.parsed === null) return;
        const prefix = prefixes.get(fact.chain) ?? null;
        // An act that was entered again has numbers of the series that it was first written in.
        const isAgain = 'reissueOf' in fact.parsed;
        for (const [chain, mark] of isAgain ? prefixes : [[fact.chain, prefix] as const]) {
          if (mark !== null) noteSeries(ends, { chain, prefix: mark }, fact.parsed);
        }
        if (!checking.uncounted.has(fact.n)) reckon(checking, all, fact);
      },
      conclude() {
        for (const number of all.twice) {
          checking.fault('made-twice', `Two entries say that they made ${number}.`);
        }
        linkOriginals(all);
        checkTables(checking, all);
        checkCustomers(checking, all);
        checkKin(checking, all);
        checkExceptions(checking, all);
        checkSeries(checking, ends);
      },
    };
  },
};

function reckon(checking: Checking, all: Reckoning, fact: RawFact): void {
  const { naming, chains, fault } = checking;
  const chain = chains.get(fact.chain);
  const name = () => naming.entry(fact, chain?.code ?? '');
  const about = { factId: idText(fact.id) };
  Object.assign(all.moved, { receivables: 0, deposits: 0, credit: 0 });
  try {
    if (!isKnownFact(fact.type, fact.v)) return;
    // The body is taken for what its type says; where it is not, adding it up fails.
    const told = { type: fact.type, body: fact.parsed } as unknown as Told;
    const order = [fact.lc, chain?.desk ?? '', chain?.epoch ?? 0, fact.seq];
    reckonFact(all, { n: fact.n, id: idText(fact.id), order }, told);
  } catch {
    fault('entry-unreadable', `${name()} can’t be read.`, about);
    return;
  }
  const wrong = disagreement(all, fact);
  if (wrong !== null) {
    fault(
      'postings-disagree',
      `${name()} does not add up: what it posts to ${wrong} is not what its amounts come to.`,
      about,
    );
  }
}

/** What an entry's amounts move must be what it posts on the accounts that records answer to. */
function disagreement({ moved }: Reckoning, fact: RawFact): string | null {
  const journal = fact.parsed?.['journal'];
  if (!Array.isArray(journal)) return 'every account';
  let [receivables, deposits, credit] = [0, 0, 0];
  for (const line of journal as readonly (readonly unknown[])[]) {
    if (line[0] === 'receivables') receivables += Number(line[1]);
    else if (line[0] === 'customer-deposits') deposits += Number(line[1]);
    else if (line[0] === 'customer-credit') credit += Number(line[1]);
  }
  if (receivables !== moved.receivables) return 'receivables';
  if (deposits !== moved.deposits) return 'customer deposits';
  return credit === moved.credit ? null : 'customer credit';
}
