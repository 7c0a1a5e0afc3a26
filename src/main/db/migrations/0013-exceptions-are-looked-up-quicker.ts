import { oddPayment } from './0008-exceptions.ts';

/** The same exceptions as before, found without going through every fact of the book. */
export const migration0013 = {
  number: 13,
  says: 'What contradicts is found from its own few rows, however many facts there are.',
  opensWith: '0.0.0',
  sql: `
drop view exception;
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
