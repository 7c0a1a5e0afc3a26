import { oddPayment } from './0008-exceptions.ts';

/** Exceptions found without going through every fact of the book, and more of what desks apart may do. */
export const migration0014 = {
  number: 14,
  says: 'What contradicts is found from its own few rows, and more of it: refunds taken back and handed over, money on no invoice, money of the erased.',
  opensWith: '0.0.0',
  sql: `
-- Money to a card is in nobody's hand, and a check that the bank has paid contradicts by itself.
create index refund_canceled_in_hand on refund (id)
  where n is not null and cancels > 0 and hand_overs > 0 and clears = 0 and method <> 'card';
-- Money put to an invoice that no entry of this book has issued is nobody's to use, and owed by nobody.
create index invoice_nowhere on invoice (id) where n is null and applied > 0;
-- Whoever has money and no name was erased, or their name is still on its way: few, and mostly nobody.
create index customer_nameless on customer (id)
  where name is null and (owed > 0 or unallocated > 0 or credit > 0);

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
select 11, 'erased-with-money', id, max(owed, 0) + max(unallocated, 0) + max(credit, 0)
from customer indexed by customer_nameless
where name is null and (owed > 0 or unallocated > 0 or credit > 0)
  and exists (select 1 from customer_erased where customer_erased.id = customer.id)
union all
select rank, kind, subject, figure from exception_of_fact;

-- Everything that somebody must look at now, with what is left of it. No list of them: SQLite would make a
-- table of it for each kind there is, each time somebody looks.
create view exception (rank, kind, subject, figure) as
select rank, kind, subject, figure from exception_of_record
where kind <> 'check-contradicted' and kind <> 'external-refund' and kind <> 'credit-overdrawn'
union all
select 1, 'canceled-and-handed-over', id, amount from refund indexed by refund_canceled_in_hand
where n is not null and cancels > 0 and hand_overs > 0 and clears = 0 and method <> 'card'
union all
select 2, kind, subject, figure from credit_overdrawn
union all
select 7, 'allocation-to-void', id, applied from invoice indexed by invoice_nowhere
where n is null and applied > 0
union all
select rank, kind, subject, figure - settled from (
  select rank, kind, subject, figure, coalesce((
    select sum(figure) from exception_act
    where exception_act.kind = one.kind and exception_act.subject = one.subject), 0) as settled
  from exception_to_settle as one)
where figure > settled;
`,
} as const;
