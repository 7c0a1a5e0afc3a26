import type { ReadDb } from '../../db/handle.ts';

/** What was given back here so far of a payment that is known by its number only. */
export function givenOfOriginal(read: ReadDb, number: string): number {
  const row = read.get<{ given: number | null }>(
    'select sum(given) as given from original_refund where number = ?',
    number,
  );
  return row?.given ?? 0;
}
