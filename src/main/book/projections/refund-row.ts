import { must } from '../../../shared/base/assert.ts';
import type { Day } from '../../../shared/base/days.ts';
import { readBody } from '../../../shared/ledger/fact-types.ts';
import type { WriteDb } from '../../db/handle.ts';
import { idToKey, keyToId } from '../../db/keys.ts';
import type { Folding } from './folding.ts';

// A refund may be described by several facts: drafts, one after another, and the fact that carried
// it out. Its row shows what was carried out, else the latest draft in ledger order, whatever came
// here first.

interface Description {
  readonly refund: string;
  readonly number: string;
  readonly payment?: string | undefined;
  readonly customer: string;
  readonly method: string;
  readonly refundedOn: Day;
  readonly amountMinor: number;
  readonly insteadOf?: string | undefined;
}

/** Describes a refund by the fact that carried it out. */
export function describeMade(f: Folding, body: Description): void {
  const { makes } = countOnRefund(f, body.refund, 'makes');
  // What was retried speaks for itself later in the order.
  if (f.sign === 1 && makes === 1 && !isRetried(f.tx, body.refund)) write(f.tx, f.n, body, 'made');
  else describeAgain(f.tx, idToKey(body.refund));
}

/** Describes a refund by the latest time that it was carried out once more. */
export function describeRetried(f: Folding, body: Description): void {
  countOnRefund(f, body.refund, 'retries');
  describeAgain(f.tx, idToKey(body.refund));
}

const isRetried = (tx: WriteDb, refund: string): boolean =>
  tx.get('select 1 from refund where id = ? and retries <> 0', idToKey(refund)) !== undefined;

/** Describes a refund by a draft, unless something speaks louder. */
export function describeDraft(f: Folding, body: Description & { readonly standing: string }): void {
  const key = idToKey(body.refund);
  const row = f.tx.get<{ n: number | null }>('select n from refund where id = ?', key);
  const isFirst = f.sign === 1 && (row === undefined || row.n === null);
  if (isFirst) write(f.tx, f.n, body, body.standing);
  else describeAgain(f.tx, key);
}

function write(tx: WriteDb, n: number, body: Description, standing: string): void {
  tx.run(
    `insert into refund (id, n, number, payment, customer, method, refunded_on, amount, standing,
       instead_of)
     values (?, ?, ?, coalesce(?, (select payment from original_refund where refund = ?)), ?, ?, ?,
       ?, ?, ?)
     on conflict (id) do update set n = excluded.n, number = excluded.number,
       payment = excluded.payment, customer = excluded.customer, method = excluded.method,
       refunded_on = excluded.refunded_on, amount = excluded.amount, standing = excluded.standing,
       instead_of = excluded.instead_of`,
    idToKey(body.refund),
    n,
    body.number,
    body.payment === undefined ? null : idToKey(body.payment),
    idToKey(body.refund),
    idToKey(body.customer),
    body.method,
    body.refundedOn,
    body.amountMinor,
    standing,
    body.insteadOf === undefined ? null : idToKey(body.insteadOf),
  );
}

/** Looks for the fact that describes a refund now, among those whose effect counts. */
function describeAgain(tx: WriteDb, key: Buffer): void {
  const row = tx.get<{ n: number; type: string; body: string }>(
    `select fact.n, fact.type, fact.body from fact_subject
     join fact on fact.n = fact_subject.n
     join chain on chain.n = fact.chain
     join effect on effect.effect = fact.effect and effect.n = fact.n
     where fact_subject.subject = ?
       and fact.type in ('refund-made', 'refund-retried', 'credit-note-issued', 'refund-drafted')
     order by fact.type = 'refund-drafted', fact.lc desc, chain.desk desc, chain.epoch desc,
       fact.seq desc limit 1`,
    key,
  );
  if (row === undefined) return takeRowOut(tx, key);
  if (row.type === 'refund-drafted') {
    const body = readBody('refund-drafted', row.body);
    return write(tx, row.n, body, body.standing);
  }
  if (row.type === 'refund-made') {
    return write(tx, row.n, readBody('refund-made', row.body), 'made');
  }
  if (row.type === 'refund-retried') {
    return write(tx, row.n, readBody('refund-retried', row.body), 'made');
  }
  const parts = readBody('credit-note-issued', row.body).refunds;
  const part = parts.find((one) => one.refund === keyToId(key));
  return part === undefined ? takeRowOut(tx, key) : write(tx, row.n, part, 'made');
}

function takeRowOut(tx: WriteDb, key: Buffer): void {
  tx.run(
    `update refund set n = null, number = null, payment = null, customer = null, method = null,
       refunded_on = null, amount = 0, standing = null, instead_of = null where id = ?`,
    key,
  );
  dropIfEmpty(tx, key);
}

function dropIfEmpty(tx: WriteDb, key: Buffer): void {
  tx.run(
    `delete from refund where id = ? and n is null and makes = 0 and cancels = 0 and drops = 0
       and hand_overs = 0 and clears = 0 and retries = 0 and waits = 0 and outs = 0 and ends = 0
       and backs = 0 and turns = 0 and takes = 0 and asides = 0
       and call_offs = 0 and paid_outs = 0`,
    key,
  );
}

const counters = {
  makes: counter('makes'),
  cancels: counter('cancels'),
  drops: counter('drops'),
  hand_overs: counter('hand_overs'),
  clears: counter('clears'),
  retries: counter('retries'),
  waits: counter('waits'),
  outs: counter('outs'),
  ends: counter('ends'),
  backs: counter('backs'),
  turns: counter('turns'),
  takes: counter('takes'),
  asides: counter('asides'),
  call_offs: counter('call_offs'),
  paid_outs: counter('paid_outs'),
} as const;

function counter(column: string): string {
  return `insert into refund (id, ${column}) values (?, ?)
    on conflict (id) do update set ${column} = ${column} + excluded.${column}
    returning n, makes`;
}

/** Counts on a refund what happened to it; it may not be described here yet. */
export function countOnRefund(
  f: Folding,
  refund: string,
  what: keyof typeof counters,
  times = 1,
): { readonly makes: number } {
  const key = idToKey(refund);
  const row = must(
    f.tx.get<{ n: number | null; makes: number }>(counters[what], key, f.sign * times),
    'The refund was just written.',
  );
  if (row.n === null) dropIfEmpty(f.tx, key);
  return row;
}
