import type { ReadDb } from '../../db/handle.ts';
import { lookupKey } from '../../db/keys.ts';

/** How far what this desk wrote about a record has come. */
export type Arrival =
  /** Safe on this computer; the hub is out of reach or switched off. */
  | 'here'
  /** On its way: the hub answered the last time. */
  | 'sending'
  /** The hub has all of it. */
  | 'arrived'
  /** This desk was shut out: the hub keeps it apart, and it counts at no other desk. */
  | 'apart';

/** How far a record has come; null where this desk goes to no hub. */
function arrivalOf(read: ReadDb, id: string): Arrival | null {
  const link = read.get<{ offline: number; trouble: string | null; shut_out_at: number | null }>(
    'select offline, trouble, shut_out_at from hub_link where org is not null',
  );
  if (link === undefined) return null;
  if (link.shut_out_at !== null && isApart(read, id)) return 'apart';
  const waiting = read.get(
    `select 1 from fact_subject
     join fact on fact.n = fact_subject.n
     join chain on chain.n = fact.chain
     left join hub_holds on hub_holds.chain = chain.n
     where fact_subject.subject = ? and chain.desk = (select desk from hub_link)
       and fact.seq > coalesce(hub_holds.seq, 0) limit 1`,
    lookupKey(id),
  );
  if (waiting === undefined) return 'arrived';
  return link.offline === 0 && link.trouble === null ? 'sending' : 'here';
}

/** Whether anything that this desk wrote about a record came too late to count. */
const isApart = (read: ReadDb, id: string): boolean =>
  read.get(
    `select 1 from fact_subject
     join fact on fact.n = fact_subject.n
     join chain on chain.n = fact.chain
     left join hub_holds on hub_holds.chain = chain.n
     where fact_subject.subject = ? and chain.desk = (select desk from hub_link)
       and fact.seq > coalesce(hub_holds.counts, hub_holds.seq, 0) limit 1`,
    lookupKey(id),
  ) !== undefined;

/** [Y20] The same as a view tells it. */
export function arrivalTold(read: ReadDb, id: string): { readonly arrival?: Arrival } {
  const arrival = arrivalOf(read, id);
  return arrival === null ? {} : { arrival };
}
