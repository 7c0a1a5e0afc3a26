import { expect, test } from 'vitest';
import { printBytes } from '../../src/renderer/ui/bytes.ts';

test.each([
  [0, '0 kB'],
  [12, '1 kB'],
  [221_900, '222 kB'],
  [999_700, '1.0 MB'],
  [4_240_000, '4.2 MB'],
  [99_600_000, '100 MB'],
  [1_340_000_000, '1.3 GB'],
])('%s bytes read as %s', (bytes, words) => {
  expect(printBytes(bytes)).toBe(words);
});
