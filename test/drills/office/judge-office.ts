import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { openPostgresStore } from '../../../src/hub/store/postgres.ts';
import { openSqliteStore } from '../../../src/hub/store/sqlite.ts';
import { checkBook } from '../rig/check-book.ts';
import type { Settled } from '../rig/office-desk.child.ts';
import type { LiveOffice } from './live-office.ts';

const mostRounds = 60;
/** After so many rounds in which nothing moved, nothing will. */
const idleRounds = 8;

/**
 * Mends everything, lets the desks settle and counts: everything acknowledged is at each of them and
 * at the hub, once and in its order, and the money is the same everywhere.
 */
export async function judgeOffice(
  live: LiveOffice,
): Promise<{ readonly findings: readonly string[]; readonly facts: number }> {
  const { desks } = live;
  for (const { proxy } of desks) proxy.turn('good');
  const settled = await settleAll(live);
  await live.closeHub();
  const findings = desks.flatMap(({ findings: own }) => own);
  const [first] = settled;
  if (first === undefined) throw new Error('An office has desks.');
  for (const [place, { code, file, acks }] of desks.entries()) {
    const its = settled[place] ?? first;
    if (its.waiting > 0 || its.trouble !== null) {
      findings.push(`${code} is left with ${String(its.waiting)} waiting (${its.trouble ?? ''}).`);
    }
    if (its.digest !== first.digest) findings.push(`${code} holds other facts than the first.`);
    if (its.accounts !== first.accounts) findings.push(`${code} has other money than the first.`);
    findings.push(...checkBook(file, { acks }).findings.map((finding) => `${code}: ${finding}`));
  }
  findings.push(...(await judgeHub(live, first)));
  const attempts = desks.flatMap(({ acks }) => acks.map(({ attemptId }) => attemptId));
  const ids = new Set(desks.flatMap(({ acks }) => acks.map(({ id }) => id)));
  if (new Set(attempts).size !== attempts.length || ids.size !== attempts.length) {
    findings.push('Something was acknowledged twice.');
  }
  return { findings, facts: first.facts };
}

/** Goes rounds until all desks hold the same, or for long enough. */
async function settleAll({ desks }: LiveOffice): Promise<readonly Settled[]> {
  let settled: readonly Settled[] = [];
  let before = '';
  let idle = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    settled = await Promise.all(desks.map((desk) => desk.settle()));
    const [first] = settled;
    const isDone = settled.every(
      ({ waiting, trouble, digest }) =>
        waiting === 0 && trouble === null && digest === first?.digest,
    );
    const now = JSON.stringify(settled);
    idle = now === before ? idle + 1 : 0;
    before = now;
    if (isDone || idle >= idleRounds) break;
    await setTimeout(200);
  }
  return settled;
}

/** The hub holds the same facts, each once, and those of each chain in their order. */
async function judgeHub({ store: place }: LiveOffice, first: Settled): Promise<readonly string[]> {
  const noId = (): string => '';
  const store =
    place.databaseUrl === undefined
      ? openSqliteStore(place.folder, noId)
      : await openPostgresStore(place.databaseUrl, noId, () => undefined);
  try {
    const facts = await store.read.all<{ hash: string; chain: string; seq: number }>(
      `select hash, desk || ' ' || epoch as chain, seq from fact order by n`,
    );
    const findings: string[] = [];
    const hashes = facts.map(({ hash }) => hash).toSorted();
    if (createHash('sha256').update(hashes.join()).digest('hex') !== first.digest) {
      findings.push(`The hub holds ${String(facts.length)} facts, the desks hold others.`);
    }
    const ends = new Map<string, number>();
    for (const { chain, seq } of facts) {
      if (seq !== (ends.get(chain) ?? 0) + 1) findings.push(`The chain ${chain} is out of order.`);
      ends.set(chain, seq);
    }
    return findings;
  } finally {
    await store.close();
  }
}
