import type { WriteDb } from '../../db/handle.ts';

/**
 * One fact on its way into the tables. A fact that lost its effect to another one goes the same way
 * back out: with -1 every sum is taken off again and what it described is blank again, so that
 * nothing remains of its having been here.
 */
export interface Folding {
  readonly tx: WriteDb;
  /** The row of the fact. */
  readonly n: number;
  readonly sign: 1 | -1;
}
