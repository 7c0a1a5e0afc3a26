/** Refunds to cards whose desk was lost, and when each order left. */
export const migration0005 = {
  number: 5,
  says: 'Refunds to cards that another desk took over, and when each order left the last time.',
  opensWith: '0.0.0',
  sql: `
-- takes: how often another desk took it over.
alter table refund add column takes integer not null default 0;
-- What may still have to be sent: every word of this stands in what is asked for.
create index refund_promised on refund (n)
  where method = 'card' and makes > 0 and ends < makes + retries and outs <= backs;

-- left_at: when it left the last time; tried_at is also of looks, at which nothing leaves.
alter table card_order add column left_at integer;
`,
} as const;
