// A view is answered from an index only where it says the very words of the index.
export const oddPayment = `(
  refunded + reserved + max(disputed, 0) > max(captured, 0) or made_good <> 0
  or outside <> 0
  or (applied > 0 and applied + refunded + reserved + disputed > captured + made_good)
  or reversals + bounces > 1 or (clears > 0 and reversals + bounces > 0)
  or (method = 'card' and by_hand <> evidence))`;
const oddInvoice = `(
  credited > total or (voids > 0 and (credited > 0 or applied > 0))
  or (applied > 0 and applied > total - credited))`;

/** What contradicts once desks have met, and what people decided about it. */
export const migration0008 = {
  number: 8,
  says: 'What contradicts between desks, found as it is folded, and what was decided about it.',
  opensWith: '0.0.0',
  sql: `
-- by_hand: what of it was given back by hand; evidence: what of that is vouched for. outside: what of
-- it somebody gave back at Stripe itself.
alter table payment add column by_hand integer not null default 0;
alter table payment add column evidence integer not null default 0;
alter table payment add column outside integer not null default 0;
update payment set by_hand = coalesce((
  select sum(amount * (makes - cancels)) from refund
  where refund.payment = payment.id and refund.method <> 'card' and refund.makes > 0), 0);

-- uncredited: what of a note was taken back by a resolution.
alter table credit_note add column uncredited integer not null default 0;

-- Facts that bring about what another one already does. differs: whether in more than its words.
create table rival (
  n integer primary key references fact (n),
  effect text not null,
  differs integer not null
) strict;
create index rival_by_effect on rival (effect);

-- Printed numbers that stand on more than one record.
create table number_twice (
  number text primary key,
  bearers integer not null
) strict, without rowid;

-- Facts whose clock stood before the one of the fact before them. minutes: by how much.
create table drift (
  n integer primary key references fact (n),
  minutes integer not null
) strict;

-- Facts of people who were no longer allowed to.
create table not_allowed (
  n integer primary key references fact (n)
) strict;

-- What people did about exceptions: settled one by a figure, or gave it to somebody.
create table exception_act (
  n integer primary key references fact (n),
  kind text not null,
  subject any not null,
  figure integer not null,
  staff blob
) strict;
create index exception_act_by_exception on exception_act (kind, subject);

-- Records that contradict themselves have a place in an index; the others cost nothing.
create index payment_odd on payment (id) where n is not null and ${oddPayment};
create index invoice_odd on invoice (id) where n is not null and ${oddInvoice};
create index allocation_odd on allocation (id) where n is not null and amount < 0;
create index refund_odd on refund (id) where n is not null and clears > 0 and cancels > 0;
create index customer_odd on customer (id) where credit < 0;

-- The exceptions that figures of records show, with what is left of each.
create view exception_of_record (rank, kind, subject, figure) as
select 0, 'payment-over-refunded', id, refunded + reserved - max(captured, 0) - made_good
from payment indexed by payment_odd
where n is not null and ${oddPayment}
  and refunded + reserved - max(captured, 0) - made_good > 0
union all
select 1, 'refund-crosses-dispute', id, min(disputed,
  refunded + reserved + disputed - max(captured, 0) - made_good)
from payment indexed by payment_odd
where n is not null and ${oddPayment}
  and disputed > 0 and refunded + reserved > 0
  and refunded + reserved + disputed - max(captured, 0) - made_good > 0
union all
select 2, 'credit-overdrawn', id, -credit from customer indexed by customer_odd where credit < 0
union all
select 3, 'payment-over-applied', id,
  applied - max(captured + made_good - refunded - reserved - disputed, 0)
from payment indexed by payment_odd
where n is not null and ${oddPayment}
  and applied > 0 and applied > max(captured + made_good - refunded - reserved - disputed, 0)
union all
select 4, 'allocation-below-zero', id, -amount from allocation indexed by allocation_odd
where n is not null and amount < 0
union all
select 5, 'invoice-over-credited', id, credited - iif(voids > 0, 0, total)
from invoice indexed by invoice_odd
where n is not null and ${oddInvoice}
  and credited > iif(voids > 0, 0, total)
union all
select 6, 'invoice-over-covered', id, applied - max(total - credited, 0)
from invoice indexed by invoice_odd
where n is not null and ${oddInvoice}
  and voids = 0 and applied > max(total - credited, 0)
union all
select 7, 'allocation-to-void', id, applied from invoice indexed by invoice_odd
where n is not null and ${oddInvoice}
  and voids > 0 and applied > 0
union all
select 8, 'payment-ended-twice', id, max(-captured, 0) from payment indexed by payment_odd
where n is not null and ${oddPayment}
  and reversals + bounces > 1 and captured < 0
union all
select 9, 'check-contradicted', id, amount from payment indexed by payment_odd
where n is not null and ${oddPayment}
  and clears > 0 and reversals + bounces > 0
union all
select 9, 'check-contradicted', id, amount from refund indexed by refund_odd
where n is not null and clears > 0 and cancels > 0
union all
select 10, 'resolved-twice', id, made_good - max(refunded + reserved + max(disputed, 0) - max(captured, 0), 0)
from payment indexed by payment_odd
where n is not null and ${oddPayment}
  and made_good > max(refunded + reserved + max(disputed, 0) - max(captured, 0), 0)
union all
select 11, 'external-refund', id, outside from payment indexed by payment_odd
where n is not null and ${oddPayment}
  and outside > 0
union all
select 12, 'evidence-missing', id, by_hand - evidence from payment indexed by payment_odd
where n is not null and ${oddPayment}
  and method = 'card' and by_hand > evidence;

-- The exceptions that lie in the facts themselves, with the whole figure of each.
create view exception_of_fact (rank, kind, subject, figure) as
select 13, 'not-allowed', fact.id, 1 from not_allowed join fact on fact.n = not_allowed.n
union all
select 14, 'effect-conflict', effect, count(*) from rival where differs = 1 group by effect
union all
select 15, 'number-used-twice', number, bearers - 1 from number_twice
union all
select 16, 'clock-drift', fact.id, 1 from drift join fact on fact.n = drift.n;

-- Everything that somebody must look at now, with what is left of it.
create view exception (rank, kind, subject, figure) as
select rank, kind, subject, figure from exception_of_record
where kind not in ('check-contradicted', 'external-refund')
union all
select rank, kind, subject, figure - settled from (
  select rank, kind, subject, figure, coalesce((
    select sum(figure) from exception_act
    where exception_act.kind = one.kind and exception_act.subject = one.subject), 0) as settled
  from (
    select rank, kind, subject, figure from exception_of_record
    where kind in ('check-contradicted', 'external-refund')
    union all
    select rank, kind, subject, figure from exception_of_fact) as one)
where figure > settled;
`,
} as const;
