import { expect, test } from 'vitest';
import { testDrill } from '../support/short-drill.ts';
import { sync } from './sync.ts';

// [T11] [T12]
testDrill(sync, {
  runs: 1000,
  timeoutMs: 300_000,
  untilFound: {
    'run-lost': 20,
    'words-lost': 20,
    'set-back-hidden': 60,
    'arrival-decides': 40,
    'fields-by-arrival': 40,
    'folded-twice': 20,
    'keeps-quiet': 20,
  },
});

test('[T11] the same seed is the same history, to the byte', async () => {
  const go = () => sync.run({ runs: 5, seed: 7, plant: null, enough: 1, say: () => undefined });
  const [first, second] = [await go(), await go()];
  expect(second).toEqual(first);
});
