/** What a desk needs to bring what others have set to a hub that lost it. */
export const migration0015 = {
  number: 15,
  says: 'What other desks have set of people and settings, as they signed it.',
  opensWith: '0.0.0',
  sql: `
-- content: the fields, where a value that was erased has left only its salted hash. held: whether the
-- hub is known to have the set.
create table field_set (
  n integer primary key,
  chain integer not null references chain (n),
  signature blob not null unique,
  content text not null,
  held integer not null
) strict;
create index field_set_missing on field_set (n) where held = 0;
`,
} as const;
