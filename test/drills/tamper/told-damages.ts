import type Database from 'better-sqlite3';
import { must } from '../../../src/shared/base/assert.ts';
import type { Chance } from '../../../src/main/practice/seeded.ts';
import { openWitness } from '../../../src/main/book/witness.ts';
import { changeBody, lie, makeAgree, rehash } from './lies.ts';
import type { Damage, Victim } from './raw-damages.ts';

// What somebody does who knows SQL and this program, but does not have the desk's key.

const pick = (file: Database.Database, chance: Chance, sql: string): number => {
  const rows = file.prepare<[], { n: number }>(sql).all();
  return rows.length === 0 ? 0 : chance.pick(rows).n;
};

const money = `select n from fact where type in ('payment-recorded', 'invoice-issued', 'refund-made')`;
const alone = `select n from fact where type = 'payment-recorded'
  and json_array_length(body, '$.allocations') = 0`;

/** Changes the amount of a payment so that even its postings agree. */
function otherAmount(file: Database.Database, chance: Chance): { n: number; said: string } {
  const n = pick(file, chance, alone);
  const by = chance.pick([1, 100, -1, 5_000]);
  changeBody(file, n, (body) => {
    body['amountMinor'] = Number(body['amountMinor']) + by;
    const [into, from] = body['journal'] as [[string, number], [string, number]];
    body['journal'] = [
      [into[0], into[1] + by],
      [from[0], from[1] - by],
    ];
  });
  return { n, said: `the amount of entry ${String(n)} by ${String(by)}` };
}

function otherPayer(file: Database.Database, chance: Chance): string {
  const n = pick(file, chance, money);
  const id = file.prepare<[], string>('select lower(hex(id)) from customer order by id').pluck();
  const hex = chance.pick(id.all());
  const text = hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
  changeBody(file, n, (body) => {
    body['customer'] = text;
  });
  return `the customer of entry ${String(n)} to ${text}`;
}

function otherDay(file: Database.Database, chance: Chance): string {
  const n = pick(file, chance, money);
  changeBody(file, n, (body) => {
    for (const day of ['receivedOn', 'issuedOn', 'refundedOn']) {
      if (day in body) body[day] = '2026-07-01';
    }
  });
  return `the day of entry ${String(n)}`;
}

/** Two entries change places, in the chain or in the order of arrival. */
function otherOrder(file: Database.Database, chance: Chance): string {
  const n = pick(file, chance, 'select n from fact where n > 2 and n < (select max(n) from fact)');
  const column = chance.pick(['seq', 'n']);
  if (column === 'seq') {
    file.exec(`update fact set seq = -seq where n in (${String(n)}, ${String(n + 1)});
      update fact set seq = ${String(n + 1)} where n = ${String(n)};
      update fact set seq = ${String(n)} where n = ${String(n + 1)}`);
  } else {
    file.exec(`update fact set n = -1 where n = ${String(n)};
      update fact set n = ${String(n)} where n = ${String(n + 1)};
      update fact set n = ${String(n + 1)} where n = -1;
      update snapshot set n = -1 where n = ${String(n)};
      update snapshot set n = ${String(n)} where n = ${String(n + 1)};
      update snapshot set n = ${String(n + 1)} where n = -1`);
  }
  return `entries ${String(n)} and ${String(n + 1)} by ${column}`;
}

function cutEnd(file: Database.Database, chance: Chance): string {
  const last = file.prepare<[], number>('select max(n) from fact').pluck().get() ?? 0;
  const from = last - chance.between(0, 20);
  for (const table of ['fact_subject', 'effect', 'snapshot', 'attempt', 'journal', 'fact']) {
    file.exec(`delete from ${table} where n >= ${String(from)}`);
  }
  if (chance.happens(50)) file.exec(`delete from signed_head where seq >= ${String(from)}`);
  return `entries from ${String(from)} on`;
}

/** Writes the witness as if it had seen what stands there now: it needs no key. */
function fitWitness(victim: Victim, file: Database.Database): void {
  const row = file
    .prepare<[], { desk: string; epoch: number; seq: number; hash: string }>(
      `select lower(hex(chain.desk)) as desk, epoch, seq, lower(hex(hash)) as hash
       from fact join chain on chain.n = fact.chain order by fact.n desc limit 1`,
    )
    .get();
  const place = must(row ?? null, 'Something is left.');
  const desk = place.desk.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
  const witness = openWitness(victim.witness);
  witness.note({ ...place, desk });
  witness.note({ ...place, desk });
  witness.close();
}

const told = (
  name: string,
  weight: number,
  work: (file: Database.Database, chance: Chance, victim: Victim) => string,
  after: 'agrees' | 'as it is' = 'as it is',
): Damage => ({
  name,
  needs: 'closed',
  weight,
  work(victim, chance) {
    const said = lie(victim.ledger, (file) => work(file, chance, victim));
    if (after === 'agrees') makeAgree(victim.ledger);
    return said;
  },
});

export const toldDamages: readonly Damage[] = [
  told('amount', 8, (file, chance) => otherAmount(file, chance).said),
  told('amount, lists agree', 8, (file, chance) => otherAmount(file, chance).said, 'agrees'),
  told('payer', 5, otherPayer),
  told('payer, lists agree', 5, otherPayer, 'agrees'),
  told('day', 5, otherDay),
  told('day, lists agree', 5, otherDay, 'agrees'),
  told('order', 5, otherOrder),
  told('order, lists agree', 5, otherOrder, 'agrees'),
  told('end cut off', 5, cutEnd),
  told('end cut off, lists agree', 5, cutEnd, 'agrees'),
  told(
    'amount, own hash made to fit',
    5,
    (file, chance) => {
      const { n, said } = otherAmount(file, chance);
      rehash(file, n, 'one');
      return said;
    },
    'agrees',
  ),
  told(
    'amount, all hashes made to fit',
    5,
    (file, chance) => {
      const { n, said } = otherAmount(file, chance);
      rehash(file, n, 'all');
      return said;
    },
    'agrees',
  ),
  told(
    'amount, everything without a key made to fit',
    5,
    (file, chance, victim) => {
      const { n, said } = otherAmount(file, chance);
      rehash(file, n, 'all');
      file.exec('delete from signed_head');
      fitWitness(victim, file);
      return said;
    },
    'agrees',
  ),
];
