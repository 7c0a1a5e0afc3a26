import { oddPayment } from './0008-exceptions.ts';

/** The same exceptions as before, found without going through every fact of the book. */
export const migration0013 = {
  number: 13,
  says: 'What contradicts is found from its own few rows, however many facts there are.',
  opensWith: '0.0.0',
  sql: `
drop view exception;
drop view exception_of_fact;

-- By cross join SQLite goes from the few to the many; by itself it went through all facts.
create view exception_of_fact (rank, kind, subject, figure) as
select -1, 'refund-of-silent-desk', stray.payment, sum(stray.amount)
from stray cross join fact on fact.n = stray.n
join effect on effect.effect = fact.effect and effect.n = fact.n
join payment on payment.id = stray.payment and payment.n is not null
where stray.is_sighting = 1 group by stray.payment
union all
select 13, 'not-allowed', fact.id, 1 from not_allowed cross join fact on fact.n = not_allowed.n
union all
select 14, 'effect-conflict', effect, count(*) from rival where differs = 1 group by effect
union all
select 15, 'number-used-twice', number, bearers - 1 from number_twice
union all
select 16, 'clock-drift', fact.id, 1 from drift cross join fact on fact.n = drift.n;

-- What is settled by what people decide, and not by a figure of the record.
create view exception_to_settle (rank, kind, subject, figure) as
select 9, 'check-contradicted', id, amount from payment indexed by payment_odd
where n is not null and ${oddPayment}
  and clears > 0 and reversals + bounces > 0
union all
select 9, 'check-contradicted', id, amount from refund indexed by refund_odd
where n is not null and clears > 0 and cancels > 0
union all
select 11, 'external-refund', id, outside from payment indexed by payment_odd
where n is not null and ${oddPayment}
  and outside > 0
union all
select rank, kind, subject, figure from exception_of_fact;

-- Everything that somebody must look at now, with what is left of it.
create view exception (rank, kind, subject, figure) as
select rank, kind, subject, figure from exception_of_record
where kind not in ('check-contradicted', 'external-refund', 'credit-overdrawn')
union all
select 2, kind, subject, figure from credit_overdrawn
union all
select rank, kind, subject, figure - settled from (
  select rank, kind, subject, figure, coalesce((
    select sum(figure) from exception_act
    where exception_act.kind = one.kind and exception_act.subject = one.subject), 0) as settled
  from exception_to_settle as one)
where figure > settled;
`,
} as const;
