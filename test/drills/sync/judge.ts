import { createHash } from 'node:crypto';
import { exceptionLines } from '../../../src/main/book/records/exception.ts';
import { stages, verifyBook } from '../../../src/main/safe/verify/verify-book.ts';
import { dumpProjections } from '../../support/projections.ts';
import type { SyncDesk } from '../rig/sync-desk.ts';
import type { Office } from './beginnings.ts';
import { untold } from './contradictions.ts';

/** So many rounds of all desks are enough for everything to be everywhere. */
const enoughRounds = 2;

export interface Judged {
  readonly findings: readonly string[];
  readonly facts: number;
  /** How many contradictions every desk tells of, as they were reckoned apart. */
  readonly told: number;
  readonly digest: string;
}

/** Lets everybody meet over a good line, and says in what they still differ. */
export async function judge({ desks, hub }: Office): Promise<Judged> {
  const written = new Set(desks.flatMap(factsOf));
  await hub.mend();
  for (let round = 0; round < enoughRounds; round += 1) {
    for (const desk of desks) await desk.sync.now();
  }
  const carried = hub.carried();
  for (const desk of desks) await desk.sync.now();
  const findings = desks.flatMap(unsettled);
  if (hub.carried() > carried) findings.push('After two rounds something is still carried about.');
  const [first, ...others] = desks;
  if (first === undefined) throw new Error('A history has desks.');
  const held = holdings(first);
  for (const other of others) findings.push(...differences(first, held, other));
  const facts = held['fact'] ?? [];
  const atHub = await hub.store.read.all<{ hash: string }>('select hash from fact order by hash');
  if (atHub.map(({ hash }) => hash).join() !== facts.join()) {
    findings.push(`The hub holds ${String(atHub.length)} facts, the desks hold others.`);
  }
  const kept = new Set(facts);
  const lost = [...written].filter((hash) => !kept.has(hash));
  if (lost.length > 0) findings.push(`${String(lost.length)} facts that a desk held are gone.`);
  const told = untold(desks);
  findings.push(...told.findings, ...(await unverified(first)));
  const digest = createHash('sha256').update(JSON.stringify(held)).digest('hex');
  return { findings, facts: facts.length, told: told.expected, digest };
}

function unsettled({ code, sync: way }: SyncDesk): readonly string[] {
  const { online, waiting, trouble } = way.status();
  if (online && waiting === 0 && trouble === undefined) return [];
  return [`${code} is left with ${String(waiting)} waiting (${trouble ?? 'no trouble'}).`];
}

function differences(first: SyncDesk, held: Holdings, other: SyncDesk): readonly string[] {
  const theirs = holdings(other);
  return Object.entries(held).flatMap(([table, rows]) => {
    const there = theirs[table] ?? [];
    if (there.join('\n') === rows.join('\n')) return [];
    const known = new Set(there);
    const differ = rows.filter((row) => !known.has(row)).length;
    return [`${first.code} and ${other.code} differ in ${table}: ${String(differ)} rows.`];
  });
}

/** The book's own proof: every chain, and every figure reckoned anew the slow way. */
async function unverified({ file, memories }: SyncDesk): Promise<readonly string[]> {
  const options = { ...(await memories()), stages: slowStages };
  const { findings } = file.look((look) => verifyBook(look, options));
  const faults = findings.filter(({ weight }) => weight === 'fault');
  return faults.map(({ sentence }) => `It can't be verified: ${sentence}`);
}

// The pages of the file are the disk's affair, and no disk is broken here.
const slowStages = stages.filter(({ name }) => name !== 'file');

type Holdings = Readonly<Record<string, readonly string[]>>;

const factsOf = ({ book }: SyncDesk): readonly string[] =>
  book.read
    .all<{ line: string }>('select lower(hex(hash)) as line from fact order by hash')
    .map(({ line }) => line);

function holdings(desk: SyncDesk): Holdings {
  const { read } = desk.book;
  const lines = (sql: string) => read.all<{ line: string }>(sql).map(({ line }) => line);
  return {
    fact: factsOf(desk),
    words: lines('select hex(salt) || text as line from snapshot order by 1'),
    profile: lines(
      `select kind || hex(id) || field || coalesce(value, '') || lc as line from profile order by 1`,
    ),
    exceptions: exceptionLines(read),
    ...dumpProjections(read, 'with names'),
  };
}
