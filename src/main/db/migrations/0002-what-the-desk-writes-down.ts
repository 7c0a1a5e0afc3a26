/** What a front desk writes down beyond money in and out. */
export const migration0002 = {
  number: 2,
  says: 'Drafts, disputes, change and checks, refunds of what is not here yet, and answers to attempts.',
  opensWith: '0.0.0',
  sql: `
-- Where an attempt wrote no fact: at which count of profiles it stood, and what was answered then
-- that can't be read again. Canonical JSON; never a name.
alter table attempt add column lc integer;
alter table attempt add column said text;

-- Invoices that are only thought of: an open draft is a profile with this one field.
create index profile_open_draft on profile (id)
  where kind = 'invoice-draft' and field = 'open' and value is not null;

-- disputes: how often the customer contested it, less how often that was settled.
alter table invoice add column disputes integer not null default 0;

-- tendered: the cash that was laid down, where more than the amount. check_number and bank: what
-- stands on a check.
alter table payment add column tendered integer;
alter table payment add column check_number text;
alter table payment add column bank text;
create index payment_by_reference on payment (reference collate nocase)
  where reference is not null;
create index payment_by_check on payment (check_number collate nocase)
  where check_number is not null;

-- Money put into a hand, or still waiting for one.
create index refund_in_hand on refund (n)
  where makes > 0 and cancels = 0 and hand_overs = 0 and method in ('cash', 'check');

-- Refunds of payments that were not here: by the number on the customer's receipt. given: what the
-- facts about it come to; payment: the one of that number, once it is here.
create table original_refund (
  refund blob primary key,
  number text not null,
  facts integer not null,
  given integer not null,
  payment blob
) strict, without rowid;
create index original_refund_by_number on original_refund (number);
`,
} as const;
