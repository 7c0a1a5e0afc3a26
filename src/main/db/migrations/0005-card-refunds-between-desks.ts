/** Refunds to cards whose desk was lost. */
export const migration0005 = {
  number: 5,
  says: 'Refunds to cards that another desk took over.',
  opensWith: '0.0.0',
  sql: `
-- takes: how often another desk took it over.
alter table refund add column takes integer not null default 0;
-- What may still have to be sent: every word of this stands in what is asked for.
create index refund_promised on refund (n)
  where method = 'card' and makes > 0 and ends < makes + retries and outs <= backs;
`,
} as const;
