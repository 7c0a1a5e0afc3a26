import { expect } from 'vitest';
import { dumpProjections } from '../projections.ts';
import type { JoinedDesk } from './joined-desk.ts';

/** Lets desks go rounds until none has anything left. */
export async function settle(...desks: readonly JoinedDesk[]): Promise<void> {
  for (const desk of [...desks, ...desks]) {
    const { online, waiting, trouble } = await desk.sync();
    expect({ online, waiting, trouble }).toEqual({ online: true, waiting: 0 });
  }
}

/** What a desk has: all facts, and what was folded of them. */
export function holdings(desk: JoinedDesk) {
  const facts = desk.ledger.all('select lower(hex(hash)) as hash from fact order by hash');
  const words = desk.ledger.all('select text from snapshot order by text');
  const fields = desk.ledger.all(
    'select kind, hex(id), field, value, lc, hex(desk) from profile order by 1, 2, 3',
  );
  return { facts, words, fields, folded: dumpProjections(desk.read, 'with names') };
}
