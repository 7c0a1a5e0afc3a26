/**
 * Whoever walks a table by its key asks this of every row. In a damaged file the keys may go back,
 * and the walk would never end.
 */
export function demandRising(rises: boolean, table: string): void {
  if (!rises) throw new Error(`the rows of its table ${table} do not stand in their order.`);
}
