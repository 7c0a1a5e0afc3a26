/** Two accounts that are one customer's, and customers of whom nothing is known any more. */
export const migration0012 = {
  number: 12,
  says: 'Customers that were merged, and customers that were erased.',
  opensWith: '0.0.0',
  sql: `
-- Each merge that counts: which account it put away, and into which.
create table customer_merge (
  n integer primary key references fact (n),
  merged blob not null,
  kept blob not null
) strict;
create index customer_merge_by_merged on customer_merge (merged);
create index customer_merge_by_kept on customer_merge (kept);

-- Under which account each one that was merged is found, however many steps away.
create table customer_kin (
  id blob primary key,
  kept blob not null
) strict, without rowid;
create index customer_kin_by_kept on customer_kin (kept);

-- Whom a fact erased. The same may be erased at two desks.
create table customer_erased (
  id blob not null,
  n integer not null references fact (n),
  primary key (id, n)
) strict, without rowid;

-- Drafts of invoices that were erased with their customer: nothing is kept of them again.
create table draft_erased (
  id blob primary key
) strict, without rowid;

-- What several accounts of one customer have of credit counts together. By cross join SQLite goes from
-- the few accounts that were merged; by itself it went through all customers.
create view credit_overdrawn (kind, subject, figure) as
select 'credit-overdrawn', id, -credit from customer indexed by customer_odd
where credit < 0
  and not exists (select 1 from customer_kin where customer_kin.id = customer.id)
  and not exists (select 1 from customer_kin where customer_kin.kept = customer.id)
union all
select 'credit-overdrawn', kept, -sum(credit) from (
  select kept, credit from customer_kin cross join customer on customer.id = customer_kin.id
  union all
  select customer.id, credit from customer
  where customer.id in (select kept from customer_kin))
group by kept having sum(credit) < 0;
`,
} as const;
