import { expect, test } from 'vitest';
import { tamper } from './tamper.ts';

const seed = 20_261_121;
const quietly = { enough: 10, say: () => undefined };

test('nothing in a ledger is changed unseen', { timeout: 120_000 }, async () => {
  const { findings, figures, runs } = await tamper.run({
    runs: 220,
    seed,
    plant: null,
    ...quietly,
  });
  expect(findings).toEqual([]);
  expect(runs).toBe(220);
  // A green run must have done something: most damages are seen, a few hit what nobody reads.
  expect(Number(figures['found'])).toBeGreaterThan(80);
  expect(Number(figures['noticed'])).toBeGreaterThan(10);
  expect(Number(figures['refused'])).toBeGreaterThan(3);
  expect(Number(figures['harmless'])).toBeLessThan(60);
});

test.each(tamper.plants)('the drill is red where %s', { timeout: 120_000 }, async (plant) => {
  const { findings } = await tamper.run({ runs: 220, seed, plant, ...quietly });
  expect(findings.length).toBeGreaterThan(0);
});
