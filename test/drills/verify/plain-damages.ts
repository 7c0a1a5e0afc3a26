import type { Currency } from '../../../src/shared/money/currency.ts';
import { formatMoney } from '../../../src/shared/money/format.ts';
import { accountName } from '../../../src/shared/ledger/account.ts';
import { askBehind } from '../../support/behind.ts';

/** Something that is done to a ledger file past the application, and what must be said of it. */
export interface PlainDamage {
  readonly name: string;
  readonly sql: string;
  /** What verifying must say, told from the file as it was before. */
  readonly says: (file: string) => string;
}

/** A payment in the middle of the book that lies there as it was taken. */
const victim = `(select n from payment where n > (select max(n) / 2 from fact) and applied = 0
  and refunded = 0 and reversals = 0 and bounces = 0 order by n limit 1)`;
const last = '(select max(n) from fact)';

/** Everything that a fact has in other tables than the lists. */
const withoutTrace = (n: string): string =>
  ['fact_subject', 'effect', 'snapshot', 'attempt', 'fact']
    .map((table) => `delete from ${table} where n = ${n};`)
    .join('\n');

interface Seen {
  readonly seq: number;
  readonly code: string;
  readonly number: string;
  readonly amount: number;
  readonly day: string;
}

function look(file: string, n: string): Seen {
  return JSON.parse(
    askBehind(
      file,
      `select json_object('seq', fact.seq, 'code', chain.code, 'number', coalesce(payment.number, ''),
         'amount', coalesce(payment.amount, 0), 'day', fact.business_day)
       from fact join chain on chain.n = fact.chain left join payment on payment.n = fact.n
       where fact.n = ${n}`,
    ),
  ) as Seen;
}

const dollars = (minor: number): string => formatMoney(minor, 'USD' as Currency);
const entry = ({ seq, code, number, amount, day }: Seen): string =>
  `Entry ${String(seq)} of desk ${code} (payment ${number}, ${dollars(amount)}, ${day})`;

/** The damages that a manager must be able to read about. */
export const plainDamages: readonly PlainDamage[] = [
  {
    name: 'a changed cent',
    sql: `update fact set body = json_set(body, '$.amountMinor', json_extract(body, '$.amountMinor') + 1)
      where n = ${victim}`,
    says: (file) => {
      const seen = look(file, victim);
      const name = entry({ ...seen, amount: seen.amount + 1 });
      return `${name} is not as it was written: it was changed afterwards, or the entry before it was exchanged.`;
    },
  },
  {
    name: 'a removed last fact',
    sql: withoutTrace(last),
    says: (file) => {
      const { seq, code } = look(file, last);
      return `The watching file knows entry ${String(seq)} of desk ${code}, but it is not in this book: entries were cut off, or an older ledger was put back.`;
    },
  },
  {
    name: 'a swapped pair',
    sql: `update fact set seq = -seq where n in (${victim}, ${victim} + 1);
      update fact set seq = iif(n = ${victim}, 1 - seq, -1 - seq) where seq < 0;`,
    says: (file) => {
      const seen = look(file, victim);
      const moved = entry({ ...seen, seq: seen.seq + 1 });
      return `${moved} stands before entry ${String(seen.seq)}, which it was written after: entries have changed places.`;
    },
  },
  {
    name: 'a forged signature',
    sql: `update signed_head set signature = randomblob(64)
      where seq = (select max(seq) from signed_head)`,
    says: (file) => {
      const { code } = look(file, last);
      const seq = askBehind(file, 'select max(seq) from signed_head');
      return `The signature under entry ${seq} of desk ${code} was not made by that desk.`;
    },
  },
  {
    name: 'a changed projection row',
    sql: `update payment set amount = amount + 100 where n = ${victim}`,
    says: (file) => {
      const { number, amount } = look(file, victim);
      return `Payment ${number} is listed with ${dollars(amount + 100)} as its amount, but the entries it was written in say ${dollars(amount)}.`;
    },
  },
  {
    name: 'a changed journal line',
    sql: `update journal set amount = amount + 100 where n = ${victim} and line = 0`,
    says: (file) => {
      const seen = look(file, victim);
      const account = askBehind(
        file,
        `select code from journal join account on account.n = journal.account
         where journal.n = ${victim} and line = 0`,
      );
      return `${entry(seen)} holds ${dollars(seen.amount)} for ${accountName(account)} on ${seen.day}, but the journal says ${dollars(seen.amount + 100)}.`;
    },
  },
];
