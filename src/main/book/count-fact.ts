import type { WriteDb } from '../db/handle.ts';
import { forgetErased } from './erase.ts';
import { allChains, type Chain } from './chains.ts';
import { type Arrived, settleEffect } from './effects.ts';
import { noteNumbersOf, printedNumbers } from './numbers.ts';
import { countBearers, noteNotAllowed } from './oddities.ts';

/** Lets a fact count, with the numbers that it printed; a chain's series go on from them. */
export function countFact(tx: WriteDb, chain: Chain | null, arrived: Arrived): void {
  const folded = settleEffect(tx, arrived);
  if (chain !== null) noteNumbersOf(tx, { chain, all: () => allChains(tx) }, arrived);
  countBearers(
    tx,
    folded.flatMap(({ body }) => printedNumbers(body)),
  );
  noteNotAllowed(tx, arrived.n, arrived.fact);
  forgetErased(tx, arrived.known);
}
