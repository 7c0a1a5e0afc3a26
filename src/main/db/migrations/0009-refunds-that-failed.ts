/** What becomes of refunds to a card that failed: somebody is done with them, or another way was taken. */
export const migration0009 = {
  number: 9,
  says: 'Refunds to a card that failed: set aside, called off, or paid out another way.',
  opensWith: '0.0.0',
  sql: `
-- asides: failures that somebody is done with. call_offs: called back before anything had left.
-- instead_of: the refund to a card that failed, whose money went out by this one.
alter table refund add column asides integer not null default 0;
alter table refund add column call_offs integer not null default 0;
alter table refund add column instead_of blob;
create index refund_instead on refund (instead_of) where instead_of is not null;
-- What asks for somebody: every word of this stands in what is asked for.
create index refund_failed on refund (n)
  where method = 'card' and ends >= makes + retries and ends > asides and turns = 0
    and call_offs = 0 and makes > 0;
`,
} as const;
