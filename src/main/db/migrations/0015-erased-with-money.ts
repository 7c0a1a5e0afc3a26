import { oddPayment } from './0008-exceptions.ts';

/** Customers who were erased at one desk while another one wrote of their money. */
export const migration0015 = {
  number: 15,
  says: 'Money that is open with a customer who was erased meanwhile at another desk.',
  opensWith: '0.0.0',
  sql: `
-- Whoever has money and no name was erased, or their name is still on its way: few, and mostly nobody.
create index customer_nameless on customer (id)
  where name is null and (owed > 0 or unallocated > 0 or credit > 0);

drop view exception_to_settle;
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
`,
} as const;
