import { expect, it } from 'vitest';
import { forPaper } from '../../../src/main/paper/free-text.ts';

it.each([
  ['4242424242424242', 'ending 4242'],
  ['paid with 5555-5555-5555-4444 on Monday', 'paid with ending 4444 on Monday'],
  ['3782 822463 10005', 'ending 0005'],
  // A typing error makes it no less of a card.
  ['4242 4242 4242 4241', 'ending 4241'],
  // 13 and 19 figures, with their check figure.
  ['4222222222222', 'ending 2222'],
  ['6304000000000000000', 'ending 0000'],
])('shortens %s', (typed, printed) => {
  expect(forPaper(typed)).toBe(printed);
});

it.each([
  '608 555 0142',
  'REF-20260716-7K4QM2XD',
  'Check 4471',
  '2026-07-16 10:33',
  '12345678901234',
])('leaves %s as it is', (typed) => {
  expect(forPaper(typed)).toBe(typed);
});
