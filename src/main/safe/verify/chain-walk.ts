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

/** Where a chain stood when the log had come so far. */
function lastBefore({ look }: Checking, chain: Chain, after: number) {
  const [row] = look.rows(
    `select seq, lc, lower(hex(hash)) from fact where chain = ? and n <= ? order by n desc limit 1`,
    chain.n,
    after,
  );
  if (after === 0 || row === undefined) return { seq: 0, lc: 0, hash: chain.origin };
  return { seq: Number(row[0]), lc: Number(row[1]), hash: String(row[2]) };
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
  if (fact.seq > walked.seq + 1) {
    const [first, last] = [walked.seq + 1, fact.seq - 1];
    fault(
      'entry-missing',
      `${entries(first, last)} of desk ${chain.code} ${first === last ? 'is' : 'are'} missing.`,
      about,
    );
    // What follows a gap can't be held against what is not there.
    walked.hash = '';
  } else if (fact.seq <= walked.seq) {
    fault('entry-moved', `${name()} does not stand in its place: entries were moved.`, about);
    walked.hash = '';
  }
  if (walked.hash !== '' && hashOf(text, walked.hash, fact) !== fact.hash) {
    fault(
      'entry-changed',
      `${name()} is not as it was written: it was changed afterwards, or the entry before it was exchanged.`,
      about,
    );
  }
  if (fact.lc <= walked.lc) {
    fault('entry-order', `${name()} is dated before the entry that it follows.`, about);
  }
  walked.seq = fact.seq;
  walked.lc = fact.lc;
  walked.hash = fact.hash;
}

const entries = (first: number, last: number): string =>
  first === last ? `Entry ${String(first)}` : `Entries ${String(first)} to ${String(last)}`;

function hashOf(text: FactText, prev: string, fact: RawFact): string {
  try {
    return hash('sha256', text(fact, prev), 'hex');
  } catch {
    // A time that is none, or text that is none, was never hashed by anybody.
    return '';
  }
}
