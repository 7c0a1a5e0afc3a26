/** What a desk learns of its hub and of the other desks there, and where a forked branch goes. */
export const migration0007 = {
  number: 7,
  says: 'Working offline, what the hub refused, the other desks, and the branch of a fork.',
  opensWith: '0.0.0',
  sql: `
-- offline: whether people switched the way to the hub off. ahead: by how many milliseconds the hub's
-- clock was before this desk's when they last met.
alter table hub_link add column offline integer not null default 0;
alter table hub_link add column ahead integer;

-- Chains of which the hub did not take something, and why.
create table hub_refusal (
  chain integer primary key references chain (n),
  because text not null,
  at integer not null
) strict;

-- The desks that came to this business, as the hub says. heard_at: by this desk's clock.
create table hub_desk (
  desk blob primary key,
  code text not null,
  name text not null,
  desk_key blob not null,
  heard_at integer not null,
  revoked_at integer
) strict, without rowid;

-- Facts of the branch of a fork which the hub does not serve: whole, as they were written. Those that
-- this desk wrote stand in the log once more, in a later chain.
create table aside (
  hash blob primary key,
  chain integer not null references chain (n),
  seq integer not null,
  envelope text not null,
  at integer not null
) strict, without rowid;
create trigger aside_is_final_update before update on aside
begin select raise(abort, 'a fact never changes'); end;
create trigger aside_is_final_delete before delete on aside
begin select raise(abort, 'a fact never goes away'); end;

-- A fact leaves the log only for there.
drop trigger fact_is_final_delete;
create trigger fact_is_final_delete before delete on fact
when not exists (select 1 from aside where hash = old.hash)
begin select raise(abort, 'a fact never goes away'); end;
`,
} as const;
