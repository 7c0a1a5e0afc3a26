/** What a desk must know of the hub that it goes to. */
export const migration0004 = {
  number: 4,
  says: 'The hub that this desk goes to, and how far each knows what the other has.',
  opensWith: '0.0.0',
  sql: `
-- store: which past the hub has; null until it was reached. last: the number up to which was
-- pulled; mark: by what the hub knows that past again. fields: the count up to which the hub has the fields that this desk set. trouble: why the
-- last try came to nothing.
create table hub_link (
  one integer primary key check (one = 1),
  url text not null,
  pin text,
  org blob,
  store blob,
  desk blob not null,
  desk_code text not null,
  desk_name text not null,
  last integer not null default 0,
  mark text not null,
  fields integer not null default 0,
  synced_at integer,
  trouble text
) strict;

-- Up to where the hub is known to have a chain.
create table hub_holds (
  chain integer primary key references chain (n),
  seq integer not null
) strict;

-- A desk's own word that a chain is its, so that anybody may bring the chain to a hub.
create table chain_opening (
  chain integer primary key references chain (n),
  signature blob not null
) strict;
`,
} as const;
