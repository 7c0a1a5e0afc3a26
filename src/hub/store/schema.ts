// The same tables in both stores. Every key begins with the organisation, so that the rows of one
// can lie on one machine where many machines share the work. `n` counts all that was brought in
// one organisation, facts and the rest together.
const tables = `
create table hub (
  one bigint primary key check (one = 1),
  store_id text not null,
  schema bigint not null
);

-- next: the number that comes next.
create table organisation (
  org text primary key,
  next bigint not null
);

-- A code with which a desk may come, once.
-- code_hash: of what the code is known by here. pairing_key: of the key that both ends make of it.
-- welcome: what whoever made it says to the desk that comes; certificate: of the hub's console.
create table pairing (
  code_hash text primary key,
  pairing_key text not null,
  welcome text not null,
  certificate text,
  expires_at bigint not null,
  used_by text
);

-- revoked_at: from then on nothing of this desk is taken; what the hub held of it then stays.
-- claim: what it said when it came, by which other desks know it.
-- heard_at: when it last asked for anything, give or take a minute.
create table desk (
  org text not null,
  desk text not null,
  code text not null,
  name text not null,
  desk_key text not null,
  claim text not null,
  joined_at bigint not null,
  heard_at bigint not null,
  revoked_at bigint,
  fields_up_to bigint not null default 0,
  primary key (org, desk),
  unique (org, code)
);

-- opening: the desk's own word that the chain is its. lc, seq, hash: of its last fact; signature:
-- of the desk, that it stands there.
create table chain (
  org text not null,
  desk text not null,
  epoch bigint not null,
  public_key text not null,
  opening text not null,
  seq bigint not null,
  hash text not null,
  signature text not null,
  lc bigint not null,
  primary key (org, desk, epoch)
);

create table fact (
  org text not null,
  n bigint not null,
  id text not null,
  desk text not null,
  epoch bigint not null,
  seq bigint not null,
  hash text not null,
  envelope text not null,
  primary key (org, n),
  unique (org, id),
  unique (org, desk, epoch, seq)
);

-- Where a run ended that came in one piece. n: of its last fact.
create table signed_head (
  org text not null,
  n bigint not null,
  signature text not null,
  primary key (org, n)
);

-- What is no fact: fields that were set, and words. key: by which it is known again.
create table side (
  org text not null,
  n bigint not null,
  kind text not null,
  key text not null,
  content text not null,
  primary key (org, n),
  unique (org, kind, key)
);

-- Of whom, and of which drafts, nothing is kept any more.
create table erased (
  org text not null,
  id text not null,
  primary key (org, id)
);

-- What was brought in one piece: a page ends where one of these does. mark: by chance, so that a
-- store which was put back from a copy, and went on from there, is known to have another past.
create table delivery (
  org text not null,
  last bigint not null,
  mark text not null,
  bytes bigint not null,
  primary key (org, last)
);

-- What no desk gets before a person has looked at it: the second branch of a fork, and what a
-- desk brings after it was revoked. signature: of its desk, where a run ended; words: of the fact.
create table apart (
  org text not null,
  hash text not null,
  because text not null,
  desk text not null,
  epoch bigint not null,
  seq bigint not null,
  envelope text not null,
  signature text,
  words text,
  came_at bigint not null,
  primary key (org, hash)
);

-- What can only be a fault or an attack. Nothing of it was taken in.
create table alarm (
  org text not null,
  kind text not null,
  key text not null,
  brought_by text not null,
  at bigint not null,
  primary key (org, kind, key)
);
`;

/** The last step of the schema that this version knows. */
export const schemaVersion = 4;

/** Why a store of another step is left alone. Nothing was released yet that would bring one along. */
export const otherVersion = (what: 'folder' | 'database', schema: number): string =>
  schema > schemaVersion
    ? `This ${what} was written by a newer Tillbook. Start the hub of that version.`
    : `This ${what} was written by a Tillbook from before its first release. Begin with an empty one: the desks bring everything again.`;

export const sqliteSchema = `
${tables}
create trigger fact_is_final_update before update on fact
begin select raise(abort, 'a fact never changes'); end;
create trigger fact_is_final_delete before delete on fact
begin select raise(abort, 'a fact never goes away'); end;
-- SQLite replaces a row without asking the other two.
create trigger fact_is_final_replace before insert on fact
when exists (select 1 from fact where org = new.org and (n = new.n or id = new.id
  or (desk = new.desk and epoch = new.epoch and seq = new.seq)))
begin select raise(abort, 'a fact never changes'); end;
`;

export const postgresSchema = `
${tables}
create function fact_is_final() returns trigger language plpgsql as $$
begin raise exception 'a fact never changes and never goes away'; end $$;
create trigger fact_is_final before update or delete on fact
for each row execute function fact_is_final();
create trigger fact_is_never_emptied before truncate on fact
for each statement execute function fact_is_final();
`;
