import type { FactId } from '../../../shared/base/ids.ts';
import type { ExceptionKind } from '../../../shared/ledger/exception.ts';
import type { ReadDb, SqlValue } from '../../db/handle.ts';
import { keyToId } from '../../db/keys.ts';
import { subjectKey } from '../projections/exception.ts';

/** A fact behind an exception. */
export interface FactBehind {
  readonly n: number;
  readonly id: FactId;
}

/** [Q2] The facts that contradict each other, oldest first in ledger order: the same at every desk. */
export function factsBehind(
  read: ReadDb,
  { kind, subject }: { readonly kind: ExceptionKind; readonly subject: string },
): readonly FactBehind[] {
  const { sql, times } = chosenBy[kind];
  const key = subjectKey(subject);
  const values: readonly SqlValue[] = Array.from({ length: times }, () => key);
  return read
    .all<{ n: number; id: Buffer }>(
      `select fact.n, fact.id from fact join chain on chain.n = fact.chain
       where fact.n in (${sql}) order by fact.lc, chain.desk, chain.epoch, fact.seq`,
      ...values,
    )
    .map(({ n, id }) => ({ n, id: keyToId<'fact'>(id) }));
}

// Only facts that count are told; a refund that was taken back is behind nothing any more.
const refundsOfPayment = `select n from refund where payment = ? and makes > cancels
  and ends < makes + retries`;
const takenFrom = (...types: readonly string[]): string =>
  `select fact.n from fact_subject join fact on fact.n = fact_subject.n
   join effect on effect.effect = fact.effect and effect.n = fact.n
   where fact_subject.subject = ? and fact.type in (${types.map((type) => `'${type}'`).join(', ')})`;
/**
 * [V27] What is put to an invoice or off a payment, with what a decision about that took off again: both
 * entries stay.
 */
const placed = (column: 'payment' | 'invoice', kind: ExceptionKind): string =>
  `select n from allocation where ${column} = ? and n is not null and (amount > 0 or id in (
     select fact_subject.subject from exception_act
     join fact_subject on fact_subject.n = exception_act.n
     where exception_act.kind = '${kind}' and exception_act.subject = ?))`;
const endings = takenFrom('payment-reversed', 'check-bounced', 'outside-refund-observed');
const contested = takenFrom('dispute-observed');

const anyAccount =
  'select ? union all select customer_kin.id from customer_kin where customer_kin.kept = ?';

/** How the facts of a kind are found, and how often its subject is named for that. */
const chosenBy: Readonly<Record<ExceptionKind, { readonly sql: string; readonly times: number }>> =
  {
    'refund-of-silent-desk': { sql: takenFrom('refund-sighted'), times: 1 },
    'payment-over-refunded': { sql: `${refundsOfPayment} union ${endings}`, times: 2 },
    'evidence-missing': { sql: `${refundsOfPayment} union ${endings}`, times: 2 },
    'canceled-and-handed-over': {
      sql: takenFrom('refund-canceled', 'refund-handed-over'),
      times: 1,
    },
    'payment-over-applied': {
      sql: `${refundsOfPayment} union ${endings} union ${contested}
      union ${placed('payment', 'payment-over-applied')}`,
      times: 5,
    },
    'payment-ended-twice': { sql: takenFrom('payment-reversed', 'check-bounced'), times: 1 },
    'refund-crosses-dispute': {
      sql: `${refundsOfPayment} union ${endings} union ${contested}`,
      times: 3,
    },
    'external-refund': { sql: takenFrom('outside-refund-observed'), times: 1 },
    'check-contradicted': {
      sql: takenFrom(
        'payment-reversed',
        'check-bounced',
        'check-cleared',
        'refund-canceled',
        'refund-cleared',
      ),
      times: 1,
    },
    'allocation-below-zero': {
      // Of decisions those that took it off, and not those that put it back.
      sql: `${takenFrom(
        'refund-made',
        'refund-retried',
        'refund-turned',
        'allocation-removed',
        'credit-note-issued',
        'payment-reversed',
        'check-bounced',
      )} union ${takenFrom('exception-resolved')} and exists (
        select 1 from json_each(fact.body, '$.moved') as moved
        where moved.value ->> 'amountMinor' < 0
          and unhex(replace(moved.value ->> 'allocation', '-', '')) = fact_subject.subject)`,
      times: 2,
    },
    'invoice-over-credited': {
      sql: `select n from credit_note where invoice = ? and takes_back = 0
          union ${takenFrom('invoice-voided')}`,
      times: 2,
    },
    'invoice-over-covered': {
      sql: `${placed('invoice', 'invoice-over-covered')}
          union select n from credit_note where invoice = ? and takes_back = 0`,
      times: 3,
    },
    'allocation-to-void': {
      sql: `${placed('invoice', 'allocation-to-void')}
          union ${takenFrom('invoice-voided')}`,
      times: 3,
    },
    'credit-overdrawn': {
      // What was given back of a payment used none of the credit.
      sql: `select n from refund where customer in (${anyAccount}) and payment is null
          and n is not null and makes > cancels and ends < makes + retries
          and not exists (select 1 from original_refund where original_refund.refund = refund.id)
          union ${takenFrom('credit-applied', 'credit-granted').replace('= ?', `in (${anyAccount})`)}`,
      times: 4,
    },
    'erased-with-money': {
      // Whoever erased them, and what is open with them.
      sql: `select n from customer_erased where id = ?
          union select n from invoice where customer = ? and n is not null and voids = 0
            and total - credited - applied > 0
          union select n from payment where customer = ? and n is not null
            and captured + made_good - refunded - reserved - disputed - applied > 0`,
      times: 3,
    },
    'resolved-twice': {
      // What was taken back instead answers for nothing.
      sql: `select exception_act.n from exception_act
          join fact on fact.n = exception_act.n and fact.type = 'exception-resolved'
          where kind in ('payment-over-refunded', 'refund-crosses-dispute') and subject = ?
      and figure <> 0`,
      times: 1,
    },
    'not-allowed': { sql: 'select n from fact where id = ?', times: 1 },
    'clock-drift': {
      sql: `select fact.n from fact join fact late on late.chain = fact.chain
            and fact.seq between late.seq - 1 and late.seq where late.id = ?`,
      times: 1,
    },
    'effect-conflict': {
      sql: 'select n from effect where effect = ? union select n from rival where effect = ?',
      times: 2,
    },
    'number-used-twice': {
      sql: ['payment', 'invoice', 'allocation', 'refund', 'credit_note']
        .map((table) => `select n from ${table} where number = ?`)
        .join(' union '),
      times: 5,
    },
  };
