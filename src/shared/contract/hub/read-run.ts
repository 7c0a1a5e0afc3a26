import { bookFounded, epochBegun } from '../../ledger/desk.ts';
import { readEnvelope } from '../../ledger/envelope.ts';
import { type Fact, hashedText } from '../../ledger/fact.ts';
import type { Run, RunOutcome } from './wire.ts';

/** A run that holds together by itself: every fact is one, and each follows from the one before. */
export interface ReadRun {
  readonly run: Run;
  readonly facts: readonly [Fact, ...Fact[]];
}

type Refused = Extract<RunOutcome, { kind: 'refused' }>;

export const refused = (because: Refused['because']): Refused => ({ kind: 'refused', because });

/** Reads a run and checks all that needs neither a look at what is here nor a key. */
export function readRun(
  org: string,
  run: Run,
  sha256: (text: string) => string,
): ReadRun | Refused {
  const facts: Fact[] = [];
  for (const value of run.facts) {
    const fact = readEnvelope(value);
    if (fact === null || sha256(hashedText(fact)) !== fact.hash) return refused('not-a-fact');
    if (fact.desk !== run.desk || fact.epoch !== run.epoch) return refused('not-a-fact');
    if (fact.org !== org) return refused('other-business');
    const before = facts.at(-1);
    if (before !== undefined && !follows(fact, before)) return refused('does-not-follow');
    facts.push(fact);
  }
  const [first, ...rest] = facts;
  const last = facts.at(-1);
  if (first === undefined || last === undefined) return refused('not-a-fact');
  const endsThere = last.seq === run.head.seq && last.hash === run.head.hash;
  return endsThere ? { run, facts: [first, ...rest] } : refused('does-not-follow');
}

/** Whether a fact stands where another one ended. */
export const follows = (
  fact: Fact,
  before: { readonly seq: number; readonly hash: string; readonly lc: number },
): boolean => fact.seq === before.seq + 1 && fact.prev === before.hash && fact.lc > before.lc;

/** The key that the first fact of a chain names; null where it names none, or is no beginning. */
export function keyNamedBy(first: Fact): string | null {
  if (first.seq !== 1) return null;
  const schema =
    first.type === 'book-founded' ? bookFounded : first.type === 'epoch-begun' ? epochBegun : null;
  const parsed = schema?.safeParse(parseJson(first.body));
  return parsed?.success === true ? (parsed.data.publicKey ?? null) : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
