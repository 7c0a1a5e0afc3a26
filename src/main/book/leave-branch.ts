import { must } from '../../shared/base/assert.ts';
import type { FactId } from '../../shared/base/ids.ts';
import type { Fact } from '../../shared/ledger/fact.ts';
import type { ReadDb, WriteDb } from '../db/handle.ts';
import { appendAgain } from './append-again.ts';
import { type Chain, ownChain } from './chains.ts';
import { beginEpoch, type NewEpoch } from './epoch.ts';
import { dropEffect } from './effects.ts';
import { type FactRow, factColumns, rowToFact } from './facts.ts';
import { type Head, type Identity, readHead } from './identity.ts';

/** The facts of a chain from a place on, in whose stead somebody else has signed others. */
export interface Branch {
  readonly chain: Chain;
  readonly from: number;
}

/** A fact that left the log, and what belonged to it. */
interface Left {
  readonly fact: Fact;
  readonly words: { readonly salt: Buffer; readonly text: string } | null;
  readonly attempts: readonly string[];
}

/**
 * Takes a branch out of the log: it counts no longer, and each of its facts is kept whole beside the
 * log. What others wrote with the same effect counts in its stead.
 */
function takeBranchOut(tx: WriteDb, { chain, from }: Branch, atMs: number): readonly Left[] {
  const rows = tx.all<FactRow>(
    `${factColumns} where fact.chain = ? and fact.seq >= ? order by fact.seq desc`,
    chain.n,
    from,
  );
  const left = rows.map((row) => takeOut(tx, { chain, fact: rowToFact(row), n: row.n }, atMs));
  tx.run('delete from signed_head where chain = ? and seq >= ?', chain.n, from);
  tx.run('update hub_holds set seq = min(seq, ?) where chain = ?', from - 1, chain.n);
  tx.run('delete from hub_refusal where chain = ?', chain.n);
  return left.toReversed();
}

function takeOut(
  tx: WriteDb,
  { chain, fact, n }: { readonly chain: Chain; readonly fact: Fact; readonly n: number },
  atMs: number,
): Left {
  const words = tx.get<{ salt: Buffer; text: string }>(
    'select salt, text from snapshot where n = ?',
    n,
  );
  const attempts = tx.all<{ id: string }>('select id from attempt where n = ?', n);
  dropEffect(tx, { n, fact });
  tx.run('update attempt set n = null where n = ?', n);
  for (const table of ['fact_subject', 'snapshot', 'unread', 'rival', 'drift', 'not_allowed']) {
    tx.run(`delete from ${table} where n = ?`, n);
  }
  tx.run(
    'insert into aside (hash, chain, seq, envelope, at) values (?, ?, ?, ?, ?)',
    Buffer.from(fact.hash, 'hex'),
    chain.n,
    fact.seq,
    JSON.stringify(fact),
    atMs,
  );
  tx.run('delete from fact where n = ?', n);
  return { fact, words: words ?? null, attempts: attempts.map(({ id }) => id) };
}

/**
 * Appends acts of a branch again, each as it was but for its place: the same people, day, effect and
 * figures, the same printed numbers, and whose stead it stands in.
 */
function reissue(
  tx: WriteDb,
  left: readonly Left[],
  into: { readonly chain: Chain; readonly head: Head },
  newId: () => FactId,
): readonly Fact[] {
  const { chain } = into;
  let { head } = into;
  return left.map(({ fact: old, words, attempts }) => {
    const { n, fact } = appendAgain(tx, old, { chain, head, id: newId(), words });
    head = { ...fact, atMs: Date.parse(fact.at) };
    for (const id of attempts) tx.run('update attempt set n = ? where id = ?', n, id);
    return fact;
  });
}

/** Where a run of others' signed facts departs from what is here; null where it does not. */
export function branchFrom(
  read: ReadDb,
  chain: Chain,
  facts: readonly Pick<Fact, 'seq' | 'hash'>[],
): number | null {
  const rows = read.all<{ seq: number; hash: Buffer }>(
    'select seq, hash from fact where chain = ? and seq between ? and ?',
    chain.n,
    facts[0]?.seq ?? 0,
    facts.at(-1)?.seq ?? 0,
  );
  const here = new Map(rows.map(({ seq, hash }) => [seq, hash.toString('hex')]));
  return facts.find(({ seq, hash }) => (here.get(seq) ?? hash) !== hash)?.seq ?? null;
}

interface Leaving {
  readonly branch: Branch;
  /** The chain to begin; null where the desk has begun one already, or the branch is another's. */
  readonly next: NewEpoch | null;
  readonly before: Identity;
  readonly stamp: { readonly id: FactId; readonly atMs: number };
  newId(): FactId;
}

/** Leaves a branch, begins a new chain where it was the one gone on in, and enters its acts again. */
export function goOnFromBranch(
  tx: WriteDb,
  { branch, next, before, stamp, newId }: Leaving,
): { readonly begun: readonly Fact[]; readonly again: readonly Fact[] } {
  const left = takeBranchOut(tx, branch, stamp.atMs);
  const begun = next === null ? [] : [beginEpoch(tx, before, next, stamp).fact];
  if (branch.chain.desk !== before.desk) return { begun, again: [] };
  const chain = must(ownChain(tx), 'A desk goes on in some chain.');
  const head = readHead(tx, chain.n);
  return { begun, again: reissue(tx, left, { chain, head }, newId) };
}
