import type { RawFact } from './fact-pages.ts';
import type { Checking } from './stage.ts';

/** The day of an entry's document, by the entry's type. */
const ownDay: ReadonlyMap<string, string> = new Map([
  ['invoice-issued', 'issuedOn'],
  ['payment-recorded', 'receivedOn'],
  ['refund-made', 'refundedOn'],
  ['refund-cleared', 'clearedOn'],
  ['check-cleared', 'clearedOn'],
  ['card-charge-settled', 'settledOn'],
  ['refund-observed', 'observedOn'],
  ['refund-ended', 'endedOn'],
  ['refund-retried', 'refundedOn'],
  ['refund-turned', 'turnedOn'],
  ['outside-refund-observed', 'observedOn'],
  ['dispute-observed', 'observedOn'],
  ['stripe-moved', 'movedOn'],
  ['credit-note-issued', 'issuedOn'],
]);

/** On which day an entry posts: its document's, or else the day it was written on. */
export function postingDay({ type, parsed, businessDay }: RawFact): string {
  const day = parsed?.[ownDay.get(type) ?? ''];
  return typeof day === 'string' ? day : businessDay;
}

/** The postings that an entry holds; none where it brings nothing about. */
export function heldBy({ uncounted, unread }: Checking, fact: RawFact): readonly Held[] {
  const journal = fact.parsed?.['journal'];
  if (uncounted.has(fact.n) || unread.has(fact.n) || !Array.isArray(journal)) return [];
  return journal.flatMap((line: unknown) =>
    Array.isArray(line) ? [{ code: String(line[0]), amount: Number(line[1]) }] : [],
  );
}

export interface Held {
  readonly code: string;
  readonly amount: number;
}
