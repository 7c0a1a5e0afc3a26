import { expect, it } from 'vitest';
import { createPacer } from '../../../src/main/sync/pacer.ts';

/** How long a desk waits before each of its tries at a hub that does not answer. */
async function waitsOf(tries: number, chance: number): Promise<readonly number[]> {
  const waited: number[] = [];
  let due: () => void = () => undefined;
  const pacer = createPacer({
    waits: {
      after(ms, work) {
        waited.push(ms);
        due = work;
        return () => undefined;
      },
    },
    chance: () => chance,
    round: async () => false,
    listen: async () => () => undefined,
    complain: (cause) => expect.fail(String(cause)),
  });
  pacer.start();
  for (let tried = 0; tried < tries; tried += 1) {
    due();
    await expect.poll(() => waited.length, { interval: 1 }).toBe(tried + 2);
  }
  await pacer.close();
  return waited.slice(1);
}

it('[Y71] waits longer each time for a hub that is away, ten seconds at most, and not all desks alike', async () => {
  const [short, long] = [await waitsOf(12, 0), await waitsOf(12, 255)];
  expect(long.slice(0, 6)).toEqual([1000, 2000, 4000, 8000, 10_000, 10_000]);
  expect(short.slice(0, 6)).toEqual([500, 1000, 2000, 4000, 5000, 5000]);
  expect(Math.max(...long)).toBe(10_000);
});
