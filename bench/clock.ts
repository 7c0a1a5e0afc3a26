/** How many a second came of some work. */
export async function rateOf(count: number, work: () => Promise<void> | void): Promise<number> {
  const began = performance.now();
  await work();
  return count / ((performance.now() - began) / 1000);
}
