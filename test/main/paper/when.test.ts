import { expect, it } from 'vitest';
import { dayText } from '../../../src/shared/base/day-text.ts';
import { instantText } from '../../../src/main/paper/when.ts';

it.each([
  ['2026-07-16', '16 July 2026'],
  ['2027-01-01', '1 January 2027'],
])('writes the day %s so that no one reads it the other way round', (day, text) => {
  expect(dayText(day)).toBe(text);
});

it.each([
  ['2026-07-16T15:33:00.000Z', 'America/Chicago', 'Thu 16 July 2026, 10:33 CDT'],
  ['2026-01-01T04:05:00.000Z', 'America/New_York', 'Wed 31 December 2025, 23:05 EST'],
  ['2026-07-16T05:00:00.000Z', 'America/Chicago', 'Thu 16 July 2026, 00:00 CDT'],
])('tells the time %s by the clock of %s', (at, zone, text) => {
  expect(instantText(at, zone)).toBe(text);
});
