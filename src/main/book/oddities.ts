import type { Fact } from '../../shared/ledger/fact.ts';
import type { WriteDb } from '../db/handle.ts';
import { idToKey } from '../db/keys.ts';

// What is odd about facts themselves, whatever they say: a clock that went back, people who were not
// allowed any more, a number on two records. Each follows from the facts and people that are here.

/** [Q7] A clock that goes back less than this is only being put right. */
const slackMs = 10 * 60_000;

/** Notes a fact whose clock stood before the one of the fact before it in its chain. */
export function noteDrift(tx: WriteDb, n: number, atMs: number, beforeMs: number): void {
  if (beforeMs - atMs <= slackMs) return;
  const minutes = Math.floor((beforeMs - atMs) / 60_000);
  tx.run('insert into drift (n, minutes) values (?, ?)', n, minutes);
}

/** What stands in another entry's stead keeps the day and hour of that. */
export const isEnteredAgain = (body: string): boolean => body.includes('"reissueOf":');

/** The same for all facts after one, for whoever works everything out again. */
export function noteAllDrift(tx: WriteDb, after: number): void {
  tx.run(
    `insert into drift (n, minutes)
     select fact.n, (before.at - fact.at) / 60000 from fact
     join fact before on before.chain = fact.chain and before.seq = fact.seq - 1
     where fact.n > ? and before.at - fact.at > ?
       and instr(fact.body, '"reissueOf":') = 0`,
    after,
    slackMs,
  );
}

interface Standing {
  readonly value: string;
  readonly lc: number;
  readonly desk: Buffer;
  readonly at: number;
}

/** The people of whom somebody said at some time that they no longer work here. */
export const everInactive = (read: Pick<WriteDb, 'all'>): ReadonlySet<string> =>
  new Set(
    read
      .all<{ id: Buffer }>(
        `select distinct id from profile_history
         where kind = 'staff' and field = 'active' and value = 'no'`,
      )
      .map(({ id }) => id.toString('hex')),
  );

/** What is to be known of a fact to say whether its people were allowed. */
interface Signed {
  readonly n: number;
  readonly desk: Buffer;
  readonly lc: number;
  readonly at: number;
  readonly people: readonly Buffer[];
}

/** Notes a fact whose actor or approver no longer worked here. */
export function noteNotAllowed(tx: WriteDb, n: number, fact: Fact): void {
  const people = [fact.actor, ...(fact.approver === undefined ? [] : [fact.approver])];
  review(tx, {
    n,
    desk: idToKey(fact.desk),
    lc: fact.lc,
    at: Date.parse(fact.at),
    people: people.map(idToKey),
  });
}

/** The same for every fact of all people who were ever told off; as their history is known now. */
export function noteAllNotAllowed(tx: WriteDb): void {
  tx.run('delete from not_allowed');
  if (everInactive(tx).size === 0) return;
  const rows = tx.all<{
    n: number;
    desk: Buffer;
    lc: number;
    at: number;
    actor: Buffer;
    approver: Buffer | null;
  }>(
    `with gone as (select distinct id from profile_history
       where kind = 'staff' and field = 'active' and value = 'no')
     select fact.n, chain.desk, fact.lc, fact.at, fact.actor, fact.approver from fact
     join chain on chain.n = fact.chain
     where (fact.actor in (select id from gone) or fact.approver in (select id from gone))
       and fact.n not in (select n from unread)`,
  );
  for (const { n, desk, lc, at, actor, approver } of rows) {
    review(tx, { n, desk, lc, at, people: approver === null ? [actor] : [actor, approver] });
  }
}

function review(tx: WriteDb, fact: Signed): void {
  if (fact.people.some((person) => wasGone(tx, person, fact))) {
    tx.run('insert or ignore into not_allowed (n) values (?)', fact.n);
  }
}

/**
 * [Q6] Whether a person had gone when they did it: as the ledger counts, or by the clock. The desk
 * where it was done may not have known yet, and counted on undisturbed.
 */
function wasGone(tx: WriteDb, person: Buffer, fact: Signed): boolean {
  if (!hasEverGone(tx, person)) return false;
  const history = tx.all<Standing>(
    `select value, lc, desk, at from profile_history
     where kind = 'staff' and id = ? and field = 'active' order by lc, desk`,
    person,
  );
  const before = history.filter(
    ({ lc, desk }) => lc < fact.lc || (lc === fact.lc && Buffer.compare(desk, fact.desk) < 0),
  );
  if (before.at(-1)?.value === 'no') return true;
  return history.some(
    ({ value, at }, place) =>
      value === 'no' && at <= fact.at && (history[place + 1]?.at ?? Infinity) > fact.at,
  );
}

/** Most never have, and are asked about for every fact of theirs. */
const hasEverGone = (tx: WriteDb, person: Buffer): boolean =>
  tx.get(
    `select 1 from profile_history
     where kind = 'staff' and id = ? and field = 'active' and value = 'no' limit 1`,
    person,
  ) !== undefined;

const bearers: Readonly<Record<string, string>> = {
  INV: 'invoice',
  DN: 'invoice',
  PAY: 'payment',
  ALC: 'allocation',
  REF: 'refund',
  CN: 'credit_note',
};

/** [Q5] Counts anew on how many records each of these numbers stands. */
export function countBearers(tx: WriteDb, numbers: readonly string[]): void {
  for (const number of new Set(numbers)) {
    const table = bearers[/-([A-Z]+)-\d+$/.exec(number)?.[1] ?? ''];
    if (table === undefined) continue;
    const row = tx.get<{ count: number }>(
      `select count(*) as count from ${table} where number = ? and n is not null`,
      number,
    );
    const count = row?.count ?? 0;
    if (count > 1) {
      tx.run(
        `insert into number_twice (number, bearers) values (?, ?)
         on conflict (number) do update set bearers = excluded.bearers`,
        number,
        count,
      );
    } else tx.run('delete from number_twice where number = ?', number);
  }
}

/** The same for all numbers there are. */
export function countAllBearers(tx: WriteDb): void {
  tx.run('delete from number_twice');
  for (const table of new Set(Object.values(bearers))) {
    tx.run(
      `insert into number_twice (number, bearers)
       select number, count(*) from ${table} where n is not null group by number having count(*) > 1`,
    );
  }
}
