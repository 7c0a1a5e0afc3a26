import { describe, expect, test } from 'vitest';
import { seededRandomness } from '../../../src/main/practice/seeded.ts';
import { makePassphrase, plainPassphrase } from '../../../src/main/safe/passphrase.ts';

describe('a passphrase', () => {
  test('is six groups of four letters and figures that look like no others', () => {
    const randomness = seededRandomness(1);
    for (let times = 0; times < 200; times += 1) {
      expect(makePassphrase(randomness)).toMatch(
        /^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/,
      );
    }
  });

  test('is another one each time', () => {
    const randomness = seededRandomness(1);
    const made = new Set(Array.from({ length: 500 }, () => makePassphrase(randomness)));
    expect(made.size).toBe(500);
  });

  test.each([
    ['abcd-efgh', 'ABCDEFGH'],
    ['  o0 lI1 u ', '00111V'],
    ['ＡＢ', 'AB'],
  ])('%s is read as %s', (typed, meant) => {
    expect(plainPassphrase(typed)).toBe(meant);
  });
});
