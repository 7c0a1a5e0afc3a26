/** What becomes of refunds to cards between desks, and after they failed. */
export const migration0005 = {
  number: 5,
  says: 'Refunds to cards that another desk took over, or that went back another way.',
  opensWith: '0.0.0',
  sql: `
-- takes: how often another desk took it over. replaces: given back another way after it had failed.
alter table refund add column takes integer not null default 0;
alter table refund add column replaces integer not null default 0;

-- left_at: when it left the last time; tried_at is also of looks, at which nothing leaves.
alter table card_order add column left_at integer;
`,
} as const;
