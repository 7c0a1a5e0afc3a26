import { must } from '../../../shared/base/assert.ts';
import { readEnvelope } from '../../../shared/ledger/envelope.ts';
import type { Fact } from '../../../shared/ledger/fact.ts';
import type { RefundPart } from '../../../shared/ledger/refund.ts';
import type { ReadDb, WriteDb } from '../../db/handle.ts';
import { idToKey } from '../../db/keys.ts';
import { type KnownFact, readFact } from '../known-fact.ts';

/** What a desk wrote after it was shut out, and when the hub got it. */
export interface ApartFact {
  readonly fact: Fact;
  readonly cameAtMs: number;
}

/** What the refusal of a fact brings about, once. */
export const refusalEffect = (fact: string): string => `refuse:${fact}`;

/**
 * Nobody has looked at it yet: neither its refusal is here nor what it brings about. Money that another
 * desk has noted as handed over, too, may be out twice: of that only the very entry says enough.
 */
const undecidedHere = `not exists (select 1 from effect where effect.effect = 'refuse:' || kept_apart.id)
  and not exists (select 1 from fact
    where fact.n in (select n from effect where effect.effect = kept_apart.effect
        union all select n from rival where rival.effect = kept_apart.effect)
      and (kept_apart.effect not like 'hand-over:%' or instr(fact.body, kept_apart.id) > 0))`;

export const isUndecided = (read: ReadDb, { id }: Pick<Fact, 'id'>): boolean =>
  read.get(`select 1 from kept_apart where id = ? and ${undecidedHere}`, id) !== undefined;

/**
 * Remembers what was heard, so that it is known while the hub is away. What the hub told of once it
 * need not tell again: an entry goes from what waits when somebody has decided about it, not before.
 */
export function keepApart(tx: WriteDb, heard: readonly ApartFact[]): void {
  for (const { fact, cameAtMs } of heard) {
    tx.run(
      `insert into kept_apart (id, effect, came_at, envelope) values (?, ?, ?, ?)
       on conflict (id) do nothing`,
      fact.id,
      fact.effect,
      cameAtMs,
      JSON.stringify(fact),
    );
  }
}

/** Whether an entry that is kept apart was heard of before. */
export const isHeard = (read: ReadDb, { fact }: ApartFact): boolean =>
  read.get('select 1 from kept_apart where id = ?', fact.id) !== undefined;

/** How many entries wait for somebody to look at them. */
export const countApart = (read: ReadDb): number =>
  read.get<{ n: number }>(`select count(*) as n from kept_apart where ${undecidedHere}`)?.n ?? 0;

/** What is kept apart and nobody has looked at, as far as this desk has heard; oldest first. */
export const readApart = (read: ReadDb): readonly ApartFact[] =>
  heardApart(read, `where ${undecidedHere}`);

/** All that was ever heard of, decided or not. */
export const everApart = (read: ReadDb): readonly ApartFact[] => heardApart(read, '');

const heardApart = (
  read: ReadDb,
  which: string,
  ...values: readonly string[]
): readonly ApartFact[] =>
  read
    .all<{ envelope: string; came_at: number }>(
      `select envelope, came_at from kept_apart ${which}`,
      ...values,
    )
    .map(({ envelope, came_at: cameAtMs }) => ({
      fact: must(readEnvelope(JSON.parse(envelope)), 'Only what can be read is kept apart here.'),
      cameAtMs,
    }))
    .toSorted((a, b) => a.cameAtMs - b.cameAtMs || inChain(a.fact) - inChain(b.fact));

const inChain = ({ epoch, seq }: Fact): number => epoch * 2 ** 32 + seq;

/** Money that an entry kept apart says it gave back. */
export interface ApartRefund {
  readonly fact: Fact;
  readonly refund: RefundPart;
  /** Whether another such entry says that it was handed over. */
  readonly handOver: Fact | null;
}

/** All money that entries kept apart say they gave back. */
export function apartRefunds(read: ReadDb): readonly ApartRefund[] {
  const entries = readApart(read).map(({ fact }) => ({ fact, known: readFact(fact) }));
  return entries.flatMap(({ fact, known }) =>
    refundsIn(known).map((refund) => ({
      fact,
      refund,
      handOver: entries.find((one) => handsOver(one.known) === refund.refund)?.fact ?? null,
    })),
  );
}

function refundsIn(known: KnownFact | null): readonly RefundPart[] {
  if (known?.type === 'refund-made') return [known.body];
  return known?.type === 'credit-note-issued' ? known.body.refunds : [];
}

const handsOver = (known: KnownFact | null): string | null =>
  known?.type === 'refund-handed-over' ? known.body.refund : null;

/** The note, kept apart, that a refund of this book was handed over; null where there is none. */
export const apartHandOver = (read: ReadDb, refund: string): Fact | null =>
  heardApart(
    read,
    `where effect >= ? and effect < ? and ${undecidedHere}`,
    `hand-over:${refund}`,
    `hand-over:${refund};`,
  ).at(0)?.fact ?? null;

/** What a desk is called, whether or not it may still come. */
export function deskName(read: ReadDb, desk: string): string {
  const row = read.get<{ name: string }>(
    `select name from hub_desk where desk = ?
     union all select value from profile where kind = 'desk' and id = ? and field = 'name'`,
    idToKey(desk),
    idToKey(desk),
  );
  return row?.name ?? 'a desk';
}
