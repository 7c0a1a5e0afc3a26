import { lookInto } from '../../../src/main/db/file.ts';
import { createHandles, type ReadDb } from '../../../src/main/db/handle.ts';
import { type FactRow, factColumns, hashOf, rowToFact } from '../../../src/main/book/facts.ts';
import type { Ack } from './front.ts';

/** What a book must hold, whatever happened to the computer. */
export interface Demands {
  readonly acks: readonly Ack[];
  /** Facts up to this number were looked at before. */
  readonly after?: number;
  /** Whether every page is read, too. */
  readonly thoroughly?: boolean;
}

export interface Checked {
  readonly findings: readonly string[];
  /** How many facts there are. */
  readonly facts: number;
}

/**
 * Looks into a closed book past the application: everything that was acknowledged is there, each
 * fact is whole, the chain is unbroken and the accounts are balanced.
 */
export function checkBook(file: string, demands: Demands): Checked {
  const connection = lookInto(file);
  try {
    const { read } = createHandles({ connection: () => connection, troubled: (cause) => cause });
    const after = demands.after ?? 0;
    const findings = [
      ...lostAcks(read, demands.acks),
      ...brokenChain(read, after),
      ...halfFacts(read, after),
      ...unbalanced(read),
    ];
    if (demands.thoroughly === true) {
      const said = String(connection.pragma('quick_check(1)', { simple: true }));
      if (said !== 'ok') findings.push(`quick_check: ${said}`);
    }
    const row = read.get<{ facts: number | null }>('select max(n) as facts from fact');
    return { findings, facts: row?.facts ?? 0 };
  } finally {
    connection.close();
  }
}

function lostAcks(read: ReadDb, acks: readonly Ack[]): string[] {
  return acks.flatMap(({ attemptId, call, id, number }) => {
    const row = read.get<{ body: string }>(
      'select fact.body from attempt join fact on fact.n = attempt.n where attempt.id = ?',
      attemptId,
    );
    if (row === undefined) return [`${call} ${attemptId} was acknowledged and is lost.`];
    if (id === '') return [];
    const isWhole = row.body.includes(`"${id}"`) && row.body.includes(`"${number}"`);
    return isWhole ? [] : [`${call} ${attemptId} was acknowledged as ${number}, which is lost.`];
  });
}

function brokenChain(read: ReadDb, after: number): string[] {
  const rows = read.all<FactRow>(`${factColumns} where fact.n > ? order by fact.n`, after);
  const findings: string[] = [];
  for (const row of rows) {
    const fact = rowToFact(row);
    // prev comes from the fact before, so a gap shows as another hash, too.
    if (hashOf(fact) !== fact.hash)
      findings.push(`Fact ${String(row.n)} has not the hash it says.`);
  }
  const gaps = read.all<{ n: number }>(
    `select n from fact as one where seq > 1 and n > ? and not exists
       (select 1 from fact where fact.chain = one.chain and fact.seq = one.seq - 1)`,
    after,
  );
  return [...findings, ...gaps.map(({ n }) => `Before fact ${String(n)} one is missing.`)];
}

const records = {
  'invoice-issued': 'invoice',
  'payment-recorded': 'payment',
} as const;

/** A fact whose attempt, journal or record is missing was written in part; others' attempts are theirs. */
function halfFacts(read: ReadDb, after: number): string[] {
  const halves = read.all<{ n: number; type: string }>(
    `select n, type from fact where n > ? and type in ('invoice-issued', 'payment-recorded')
       and (not exists (select 1 from journal where journal.n = fact.n)
         or (chain = (select chain from own_chain)
           and not exists (select 1 from attempt where attempt.n = fact.n))
         or not exists (select 1 from effect where effect.n = fact.n))`,
    after,
  );
  const findings = halves.map(({ n, type }) => `Fact ${String(n)} (${type}) is half there.`);
  for (const [type, table] of Object.entries(records)) {
    const row = read.get<{ facts: number; rows: number }>(
      `select (select count(*) from fact where type = ?) as facts,
         (select count(*) from ${table} where n is not null) as rows`,
      type,
    );
    if (row?.facts !== row?.rows) findings.push(`There are more facts than rows of ${table}.`);
  }
  return findings;
}

function unbalanced(read: ReadDb): string[] {
  const rows = read.all<{ n: number; sum: number }>(
    'select n, sum(amount) as sum from journal group by n having sum(amount) <> 0',
  );
  const days = read.get<{ off: number }>(
    `select count(*) as off from account_day as day where balance <>
       (select sum(amount) from journal
        where journal.account = day.account and journal.posted_on = day.posted_on)`,
  );
  return [
    ...rows.map(({ n }) => `The journal of fact ${String(n)} does not balance.`),
    ...(days?.off === 0 ? [] : ['Account balances differ from the journal.']),
  ];
}

/** In which epoch a book goes on; 0 where there is none yet. A crash alone begins no new one. */
export function epochOf(file: string): number {
  const connection = lookInto(file);
  try {
    const { read } = createHandles({ connection: () => connection, troubled: (cause) => cause });
    return read.get<{ epoch: number | null }>('select max(epoch) as epoch from chain')?.epoch ?? 0;
  } finally {
    connection.close();
  }
}
