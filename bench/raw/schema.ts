/** A ledger with nothing around it: the indexes that lists and lines need, and keys that hold. */
export const rawSchema = `
create table op (
  seq integer primary key, op_id blob not null unique, device_id integer not null,
  device_seq integer not null, kind integer not null, actor_id integer not null,
  at integer not null, body text not null, prev blob, hash blob not null,
  unique (device_id, device_seq)
) strict;
create table payment (
  id integer primary key, op_seq integer not null references op (seq), uid blob not null unique,
  number text not null unique, party_id integer not null, method integer not null,
  amount integer not null, currency text not null, at integer not null,
  status integer not null, memo text
) strict;
create index payment_at on payment (at desc, id desc);
create index payment_party on payment (party_id, at desc, id desc);
create index payment_status on payment (status, at desc, id desc);
create table line (
  id integer primary key, op_seq integer not null references op (seq),
  account_id integer not null, party_id integer, amount integer not null,
  currency text not null, at integer not null
) strict;
create index line_op on line (op_seq);
create index line_account on line (account_id, at, id);
create index line_party on line (party_id, at, id) where party_id is not null;
create table balance (
  account_id integer not null, party_id integer not null, currency text not null,
  amount integer not null, n integer not null,
  primary key (account_id, party_id, currency)
) strict, without rowid;
`;
