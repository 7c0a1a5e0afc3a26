/** By which way this desk takes the money of a card, and how far it is with that. */
export const migration0006 = {
  number: 6,
  says: 'The reader or the page on which a charge is paid, and why it shall come to nothing.',
  opensWith: '0.0.0',
  sql: `
-- Of the orders that are charges: no projection, of this desk alone, and no money is decided by it.
-- reader: on the disk before that reader is asked to take the payment. url, expires_at: where the
-- customer pays, and until when, fixed before it is asked for. ends: why nobody goes on with it.
create table card_taking (
  subject blob primary key,
  reader text,
  reader_label text,
  url text,
  expires_at integer,
  ends text
) strict, without rowid;
`,
} as const;
