/** What desks wrote after they were shut out is known here, too, while the hub is away. */
export const migration0013 = {
  number: 13,
  says: 'What the hub keeps apart is remembered here, and so is that this desk was shut out itself.',
  opensWith: '0.0.0',
  sql: `
-- Entries of desks that were shut out, as the hub told of them: whole, and proven to be those desks'
-- own. came_at: when the hub got it, by its clock. No words: those are the hub's until it counts.
create table kept_apart (
  id text primary key,
  effect text not null,
  came_at integer not null,
  envelope text not null
) strict, without rowid;

-- When this desk was told that it is shut out itself; null while it is not.
alter table hub_link add column shut_out_at integer;
-- Where a chain of a desk that was shut out ended when it was: what comes after it is kept apart.
alter table hub_holds add column counts integer;
`,
} as const;
