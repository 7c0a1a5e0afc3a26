/** What Stripe shows of refunds that nobody in the book has promised. */
export const migration0010 = {
  number: 10,
  says: 'Refunds at Stripe that were sighted or taken over, beside what is known of them.',
  opensWith: '0.0.0',
  sql: `
-- Entries that yield to what is better known: of refunds at Stripe that nothing here had promised, and
-- of refusals. object: Stripe's own name for it, or the attempt that was refused or called off.
-- refund, attempt: what its marks say that it is. is_sighting: it was only seen, and moves nothing.
create table stray (
  n integer primary key references fact (n),
  object text not null,
  refund blob,
  attempt integer,
  payment blob not null,
  amount integer not null,
  is_sighting integer not null
) strict;
create index stray_by_object on stray (object);
create index stray_by_refund on stray (refund) where refund is not null;
insert into stray (n, object, payment, amount, is_sighting)
select n, json_extract(body, '$.at'), unhex(replace(json_extract(body, '$.payment'), '-', '')),
  json_extract(body, '$.amountMinor'), 0
from fact where type = 'outside-refund-observed' and n not in (select n from unread);
-- They are few: whoever looks for them among all entries finds them here.
create index fact_stray on fact (id) 
  where type in ('outside-refund-observed', 'refund-sighted', 'refund-ended');
-- What was refused or called off names no object: it stands back where its attempt was seen at Stripe.
insert into stray (n, object, refund, attempt, payment, amount, is_sighting)
select n, 'refuse:' || json_extract(body, '$.refund') || substr(effect, instr(effect, ':') + 37),
  unhex(replace(json_extract(body, '$.refund'), '-', '')),
  cast(substr(effect, instr(effect, ':') + 38) as integer), unhex(replace(json_extract(body, '$.payment'), '-', '')),
  json_extract(body, '$.amountMinor'), 0
from fact where type = 'refund-ended' and json_extract(body, '$.at') is null
  and n not in (select n from unread);
delete from rival where n in (select n from stray);

-- What a desk gave back at Stripe and has not told of is looked at before anything else. By cross join
-- SQLite goes from the few to the many; by itself it went through all facts.
drop view exception_of_fact;
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
`,
} as const;
