/** What was given out as far as somebody answers for it, though nobody noted that it was handed over. */
export const migration0016 = {
  number: 16,
  says: 'Refunds whose money somebody answered for count as handed over.',
  opensWith: '0.0.0',
  sql: `
-- paid_outs: decisions by which its money counts as out.
alter table refund add column paid_outs integer not null default 0;
`,
} as const;
