/** The fact log, its register of attempts and texts, and the projections that views read. */
export const migration0001 = {
  number: 1,
  says: 'A book of facts, and the tables that are folded from them.',
  opensWith: '0.0.0',
  sql: `
-- A chain is one desk's unbroken run of facts. origin: the head it began from, 32 bytes. code: the
-- desk's own, in front of its numbers. public_key: 32 bytes; null where nobody signs it.
create table chain (
  n integer primary key,
  org blob not null,
  desk blob not null,
  epoch integer not null,
  origin blob not null,
  code text not null,
  public_key blob,
  unique (desk, epoch)
) strict;

-- The chain that this file goes on with.
create table own_chain (
  one integer primary key check (one = 1),
  chain integer not null references chain (n)
) strict;

-- Where a chain stood when its desk signed it. Of those signed on the way only the latest is kept.
create table signed_head (
  chain integer not null references chain (n),
  seq integer not null,
  hash blob not null,
  signature blob not null,
  at integer not null,
  occasion text not null,
  primary key (chain, seq)
) strict, without rowid;

-- Every fact, as it came. n: order of arrival in this file. at: milliseconds since 1970, UTC.
-- subjects: 16 bytes each. body: canonical JSON. hash: SHA-256 of all other fields and the one
-- before; prev is not stored, it is the hash before.
create table fact (
  n integer primary key,
  id blob not null unique,
  chain integer not null references chain (n),
  seq integer not null,
  type text not null,
  v integer not null,
  lc integer not null,
  at integer not null,
  business_day text not null,
  actor blob not null,
  approver blob,
  effect text not null,
  subjects blob not null,
  body text not null,
  hash blob not null,
  unique (chain, seq)
) strict;

create trigger fact_is_final_update before update on fact
begin select raise(abort, 'a fact never changes'); end;
create trigger fact_is_final_delete before delete on fact
begin select raise(abort, 'a fact never goes away'); end;
-- SQLite replaces a row without asking the other two.
create trigger fact_is_final_replace before insert on fact
when exists (select 1 from fact where n = new.n or id = new.id
  or (chain = new.chain and seq = new.seq))
begin select raise(abort, 'a fact never changes'); end;

-- Which facts are about a record.
create table fact_subject (
  subject blob not null,
  n integer not null references fact (n),
  primary key (subject, n)
) strict, without rowid;

-- The one fact that counts for each effect.
create table effect (
  effect text primary key,
  n integer not null references fact (n)
) strict, without rowid;

-- Facts that this version can't read: kept as they came, folded when it can.
create table unread (
  n integer primary key references fact (n)
) strict;

-- What a person must know of this book's own keeping. body: canonical JSON.
create table notice (
  id blob primary key,
  kind text not null,
  body text not null,
  at integer not null,
  closed_at integer,
  closed_by blob
) strict, without rowid;

-- Words of a fact that are not money: names, reasons, notes. The fact holds the salted hash.
create table snapshot (
  n integer primary key references fact (n),
  salt blob not null,
  text text not null
) strict;

-- What this desk was asked, so that a repeated attempt gets its first answer. input: SHA-256.
-- n: the fact it became; record: what it made where it made no fact.
create table attempt (
  id text primary key,
  call text not null,
  input blob not null,
  n integer references fact (n),
  record blob
) strict, without rowid;

-- People and settings: per field the latest value, with history. Never money.
create table profile (
  kind text not null,
  id blob not null,
  field text not null,
  value text,
  lc integer not null,
  desk blob not null,
  at integer not null,
  actor blob,
  primary key (kind, id, field)
) strict, without rowid;
create table profile_history (
  kind text not null,
  id blob not null,
  field text not null,
  lc integer not null,
  desk blob not null,
  value text,
  at integer not null,
  actor blob,
  primary key (kind, id, field, lc, desk)
) strict, without rowid;
create index profile_history_by_lc on profile_history (lc);

-- How often each document was printed here, so that a reprint says that it is a copy.
create table print (
  kind text not null,
  id blob not null,
  times integer not null,
  primary key (kind, id)
) strict, without rowid;

-- Wrong PINs in a row, and until when this person must wait. Local to the desk.
create table pin_miss (
  staff blob primary key,
  misses integer not null,
  until integer not null
) strict, without rowid;

-- Everything below is folded from facts and profiles, and can be folded again at will.

create table account (
  n integer primary key,
  code text not null unique
) strict;
create table journal (
  n integer not null references fact (n),
  line integer not null,
  account integer not null references account (n),
  posted_on text not null,
  amount integer not null,
  primary key (n, line)
) strict, without rowid;
create table account_day (
  account integer not null references account (n),
  posted_on text not null,
  balance integer not null,
  lines integer not null,
  primary key (account, posted_on)
) strict, without rowid;

-- The last number taken in each series of each chain.
create table series (
  chain integer not null references chain (n),
  series text not null,
  last integer not null,
  primary key (chain, series)
) strict, without rowid;

-- name_key: folded for search and order. The three figures are sums over the customer's records.
create table customer (
  id blob primary key,
  name text,
  name_key text not null default '',
  unallocated integer not null default 0,
  owed integer not null default 0,
  credit integer not null default 0
) strict, without rowid;
create index customer_by_name on customer (name_key, id);

-- One row for each word of a name, so that any word's beginning finds it.
create table customer_word (
  word text not null,
  id blob not null,
  primary key (word, id)
) strict, without rowid;
create index customer_word_by_customer on customer_word (id);

-- n is null until the fact that issued it is here; figures may come first.
create table invoice (
  id blob primary key,
  n integer references fact (n),
  number text,
  customer blob,
  issued_on text,
  due_on text,
  total integer not null default 0,
  credited integer not null default 0,
  applied integer not null default 0,
  voids integer not null default 0
) strict, without rowid;
create index invoice_by_issue on invoice (issued_on, n);
create index invoice_by_customer on invoice (customer, issued_on, n);
create index invoice_by_number on invoice (number);
create index invoice_open on invoice (due_on) where voids = 0 and total - credited - applied > 0;

create table payment (
  id blob primary key,
  n integer references fact (n),
  number text,
  customer blob,
  method text,
  received_on text,
  reference text,
  amount integer not null default 0,
  captured integer not null default 0,
  applied integer not null default 0,
  refunded integer not null default 0,
  reserved integer not null default 0,
  disputed integer not null default 0,
  made_good integer not null default 0,
  reversals integer not null default 0,
  bounces integer not null default 0,
  clears integer not null default 0
) strict, without rowid;
create index payment_by_day on payment (received_on, n);
create index payment_by_customer on payment (customer, received_on, n);
create index payment_by_number on payment (number);

-- amount: what is left of it; original: what was applied at first. payment is null where the money
-- was credit.
create table allocation (
  id blob primary key,
  n integer references fact (n),
  number text,
  payment blob,
  invoice blob,
  customer blob,
  original integer not null default 0,
  amount integer not null default 0
) strict, without rowid;
create index allocation_by_payment on allocation (payment);
create index allocation_by_invoice on allocation (invoice);
create index allocation_by_number on allocation (number);

-- n: the fact that carried it out, or drafted it. makes, cancels, drops, hand_overs, clears count
-- facts; a draft is dropped, what was carried out is canceled.
create table refund (
  id blob primary key,
  n integer references fact (n),
  number text,
  payment blob,
  customer blob,
  method text,
  refunded_on text,
  amount integer not null default 0,
  standing text,
  makes integer not null default 0,
  cancels integer not null default 0,
  drops integer not null default 0,
  hand_overs integer not null default 0,
  clears integer not null default 0
) strict, without rowid;
create index refund_by_day on refund (refunded_on, n);
create index refund_by_customer on refund (customer, refunded_on, n);
create index refund_by_payment on refund (payment);
create index refund_by_number on refund (number);
create index refund_unmade on refund (n) where makes = 0 and cancels = 0 and drops = 0;

-- n: the fact that wrote it. takes_back: how often it was mirrored.
create table credit_note (
  id blob primary key,
  n integer references fact (n),
  number text,
  invoice blob,
  customer blob,
  refund blob,
  amount integer not null default 0,
  tax integer not null default 0,
  issued_on text,
  takes_back integer not null default 0
) strict, without rowid;
create index credit_note_by_invoice on credit_note (invoice);
create index credit_note_by_number on credit_note (number);
`,
} as const;
