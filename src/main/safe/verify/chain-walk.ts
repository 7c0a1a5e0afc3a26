import { hash } from 'node:crypto';
import type { Chain } from '../../book/chains.ts';
import type { Place } from '../../book/heads.ts';
import { checkChainEnds } from './chain-ends.ts';
import { idText, type RawFact } from './fact-pages.ts';
import { createFactText, type FactText } from './fact-text.ts';
import type { Checking, Stage } from './stage.ts';
import { chainOf, readBegun, type Walked } from './walked.ts';

/** Walks every chain: each entry has its own hash, follows the one before, and none is missing. */
export const chainStage: Stage = {
  name: 'chains',
  says: 'Checking that no entry was changed, removed or moved',
  begin(checking) {
    const walk = beginWalk(checking, 0);
    return {
      fact: (fact) => walk.fact(fact),
      conclude: () => checkChainEnds(checking, walk.soFar()),
    };
  },
};

/** A walk along all chains at once. */
export interface Walk {
  fact(fact: RawFact): void;
  soFar(): readonly Walked[];
}

/** Begins a walk after a place in the log, with what each chain had come to by then. */
export function beginWalk(checking: Checking, after: number): Walk {
  const marks = markedPlaces(checking);
  const texts = new Map<number, FactText>();
  const walks = new Map<number, Walked>();
  for (const chain of checking.chains.values()) {
    texts.set(chain.n, createFactText(chain));
    const last = lastBefore(checking, chain, after);
    walks.set(chain.n, { chain, ...last, first: null, at: new Map() });
  }
  return {
    fact(fact) {
      const [walked, text] = [walks.get(fact.chain), texts.get(fact.chain)];
      if (walked === undefined || text === undefined) return;
      walked.first ??= fact;
      step(checking, { walked, text }, fact);
      if (marks.get(fact.chain)?.has(fact.seq) === true) walked.at.set(fact.seq, fact.hash);
    },
    soFar: () => [...walks.values()],
  };
}

/** Where a chain stood when the log had come so far. Entries that were moved lie near each other. */
function lastBefore({ look }: Checking, chain: Chain, after: number) {
  const rows = look.rows(
    `select seq, lc, lower(hex(hash)) from fact where chain = ? and n <= ?
     order by n desc limit 100`,
    chain.n,
    after,
  );
  const [last] = rows;
  if (after === 0 || last === undefined) return { seq: 0, lc: 0, hash: chain.origin };
  const highest = (column: 0 | 1) => Math.max(...rows.map((row) => Number(row[column])));
  const seq = highest(0);
  return { seq, lc: highest(1), hash: last[0] === seq ? String(last[2]) : '' };
}

/** The places of each chain whose hashes are needed at the end. */
function markedPlaces(checking: Checking): ReadonlyMap<number, ReadonlySet<number>> {
  const { look, testimony, kept } = checking;
  const marks = new Map<number, Set<number>>();
  const mark = (chain: number, seq: number) => {
    const places = marks.get(chain) ?? new Set();
    places.add(seq);
    marks.set(chain, places);
  };
  for (const row of look.rows('select chain, seq from signed_head')) {
    mark(Number(row[0]), Number(row[1]));
  }
  const witnessed = testimony.kind === 'here' ? testimony.place : null;
  for (const place of [witnessed, kept, ...goneOnFrom(checking)]) {
    const chain = place === null ? undefined : chainOf(checking, place);
    if (place !== null && chain !== undefined) mark(chain.n, place.seq);
  }
  return marks;
}

/** The places that later chains of a desk say they went on from, and what was known beyond. */
function goneOnFrom({ look, chains }: Checking): readonly Place[] {
  const rows = look.rows(
    `select chain, body from fact where seq = 1 and type = 'epoch-begun' and v = 1`,
  );
  return rows.flatMap(([chain, body]) => {
    const begun = readBegun(String(body));
    const desk = chains.get(Number(chain))?.desk;
    if (begun === null || desk === undefined) return [];
    return [begun.from, begun.witnessed].flatMap((head) =>
      head === undefined ? [] : [{ desk, ...head }],
    );
  });
}

function step(
  checking: Checking,
  { walked, text }: { readonly walked: Walked; readonly text: FactText },
  fact: RawFact,
): void {
  const { naming, fault } = checking;
  const { chain } = walked;
  const about = { factId: idText(fact.id) };
  const name = () => naming.entry(fact, chain.code);
  const gap = fact.seq > walked.seq + 1 ? lookIntoGap(checking, walked, fact) : noGap;
  for (const sentence of gap.missing) fault('entry-missing', sentence, about);
  const moved = whereMoved(walked, fact, gap);
  if (moved !== null) {
    fault('entry-moved', `${name()} ${moved}: entries have changed places.`, about);
  }
  // What follows a gap can't be held against what is not there.
  const isJoined = moved === null && gap.missing.length === 0 && walked.hash !== '';
  if (isJoined && hashOf(text, walked.hash, fact) !== fact.hash) {
    fault(
      'entry-changed',
      `${name()} is not as it was written: it was changed afterwards, or the entry before it was exchanged.`,
      about,
    );
  }
  if (moved === null && fact.lc <= walked.lc) {
    fault('entry-order', `${name()} is dated before the entry that it follows.`, about);
  }
  walked.seq = Math.max(walked.seq, fact.seq);
  walked.lc = Math.max(walked.lc, fact.lc);
  walked.hash = moved === null ? fact.hash : '';
}

/** What lies between the last entry and one that does not follow it. */
interface Gap {
  /** A sentence for each stretch of entries that are nowhere in the file. */
  readonly missing: readonly string[];
  /** The first one that is in the file, though elsewhere; null where none is. */
  readonly elsewhere: number | null;
}

const noGap: Gap = { missing: [], elsewhere: null };

/** So many entries out of their place are enough to say so; in a log turned round it is each one. */
const mostAtOnce = 1000;

function lookIntoGap({ look }: Checking, { chain, seq }: Walked, fact: RawFact): Gap {
  const here = look
    .rows(
      `select seq from fact where chain = ? and seq between ? and ? order by seq
       limit ${String(mostAtOnce)}`,
      chain.n,
      seq + 1,
      fact.seq - 1,
    )
    .map(([place]) => Number(place));
  const missing: string[] = [];
  let next = seq + 1;
  for (const place of here.length < mostAtOnce ? [...here, fact.seq] : here) {
    if (place > next) missing.push(sayMissing(chain, next, place - 1));
    next = place + 1;
  }
  return { missing, elsewhere: here[0] ?? null };
}

function sayMissing({ code }: Chain, first: number, last: number): string {
  return first === last
    ? `Entry ${String(first)} of desk ${code} is missing.`
    : `Entries ${String(first)} to ${String(last)} of desk ${code} are missing.`;
}

/** How an entry stands where it was not written; null where it stands in its place. */
function whereMoved(walked: Walked, fact: RawFact, { elsewhere }: Gap): string | null {
  if (elsewhere !== null) {
    return `stands before entry ${String(elsewhere)}, which it was written after`;
  }
  return fact.seq <= walked.seq
    ? `stands after entry ${String(walked.seq)}, which was written after it`
    : null;
}

function hashOf(text: FactText, prev: string, fact: RawFact): string {
  try {
    return hash('sha256', text(fact, prev), 'hex');
  } catch {
    // A time that is none, or text that is none, was never hashed by anybody.
    return '';
  }
}
