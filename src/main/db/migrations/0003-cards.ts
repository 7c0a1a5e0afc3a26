/** Money that moves by card: what happened to it, and what this desk has asked of Stripe. */
export const migration0003 = {
  number: 3,
  says: 'Charges and refunds by card, and what was asked of Stripe under which key.',
  opensWith: '0.0.0',
  sql: `
-- settles, fails: how often a charge begun here came to money, or to none.
alter table payment add column settles integer not null default 0;
alter table payment add column fails integer not null default 0;

-- retries: carried out once more. waits, outs: seen waiting, seen gone out. ends: failed or canceled;
-- backs: those of them whose money had gone out. turns: kept as money available instead.
alter table refund add column retries integer not null default 0;
alter table refund add column waits integer not null default 0;
alter table refund add column outs integer not null default 0;
alter table refund add column ends integer not null default 0;
alter table refund add column backs integer not null default 0;
alter table refund add column turns integer not null default 0;
create index refund_by_card on refund (n) where method = 'card';
create index payment_begun on payment (n)
  where method = 'card' and settles = 0 and fails = 0;

-- What this desk asked of Stripe: a row is on the disk before the first byte leaves, and stays. It is
-- no projection, belongs to this desk alone, and decides no money. subject: the payment or refund.
-- sent_at: when it first left; null while it waits. state: how it stands at Stripe, as far as known.
create table card_order (
  subject blob not null,
  attempt integer not null,
  key text not null unique,
  kind text not null,
  state text not null,
  sent_at integer,
  tried_at integer,
  tries integer not null default 0,
  reason text,
  says text,
  object text,
  primary key (subject, attempt)
) strict, without rowid;
create index card_order_open on card_order (state) where state in ('queued', 'sending', 'unknown',
  'pending', 'requires-action');

-- Where the reading of Stripe's events has come to.
create table card_cursor (
  name text primary key,
  value text not null
) strict, without rowid;
`,
} as const;
