/** What a desk knows of the keys of other desks, and whose facts wait until somebody vouches for them. */
export const migration0011 = {
  number: 11,
  says: 'Who vouches for the desks of a business, and whose entries wait for that.',
  opensWith: '0.0.0',
  sql: `
-- The desk that founded the business: every chain of trust begins with its key.
create table trust_root (
  one integer primary key check (one = 1),
  org blob not null check (length(org) = 16),
  desk blob not null check (length(desk) = 16),
  desk_key blob not null check (length(desk_key) = 32)
) strict;

-- The computers of hubs whose word for a code counts here.
create table hub_console (
  public_key blob primary key check (length(public_key) = 32)
) strict, without rowid;

-- The codes that were made at this desk, by their keys; and by whom.
create table code_made (
  pairing_key blob primary key check (length(pairing_key) = 32),
  staff blob not null check (length(staff) = 16),
  at integer not null
) strict, without rowid;

-- Desks that have proven to this one that they came with a code. staff: who made it, if here.
create table vouched_desk (
  pairing_key blob primary key check (length(pairing_key) = 32),
  desk blob not null check (length(desk) = 16),
  desk_key blob not null check (length(desk_key) = 32),
  name text not null,
  code text not null,
  staff blob check (staff is null or length(staff) = 16)
) strict, without rowid;
create index vouched_desk_desk on vouched_desk (desk);

-- Chains that nobody has vouched for yet: nothing of them is taken in. last, mark: from where they are
-- to be pulled again; seq: how far they went; keys: how many keys of the desk were known then.
create table stranger (
  desk blob not null check (length(desk) = 16),
  epoch integer not null,
  last integer not null,
  mark text not null,
  seq integer not null,
  keys integer not null,
  primary key (desk, epoch)
) strict, without rowid;
`,
} as const;
