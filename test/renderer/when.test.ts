import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/shared/base/days.ts';
import {
  dayOf,
  printDay,
  printNear,
  printTime,
  printWhen,
  printWhenInside,
} from '../../src/renderer/ui/when.ts';

const today = '2026-07-16' as Day;
const chicago = 'America/Chicago';

describe('days and times', () => {
  it('prints a day as it is on the calendar, whatever the zone', () => {
    expect(printDay('2026-07-16')).toBe('16 Jul 2026');
    expect(printDay('2026-07-16', 'long')).toBe('Thursday 16 July');
    expect(printDay('2026-07-16', 'weekday')).toBe('Thu 16 Jul');
  });

  it('names the year only where it is another one', () => {
    expect(printNear('2026-01-02', today)).toBe('2 Jan');
    expect(printNear('2025-12-31', today)).toBe('31 Dec 2025');
  });

  it('prints an instant on the clock of the office', () => {
    expect(printTime('2026-07-16T15:32:10.000Z', chicago)).toBe('10:32');
    expect(dayOf('2026-07-17T03:00:00.000Z', chicago)).toBe('2026-07-16');
    expect(printTime('2026-07-16T05:00:00.000Z', chicago)).toBe('00:00');
  });

  it.each([
    ['2026-07-16T15:32:00.000Z', 'Today 10:32', 'today 10:32'],
    ['2026-07-15T15:32:00.000Z', 'Yesterday 10:32', 'yesterday 10:32'],
    ['2026-07-14T15:32:00.000Z', '14 Jul 10:32', '14 Jul 10:32'],
    ['2025-07-14T15:32:00.000Z', '14 Jul 2025 10:32', '14 Jul 2025 10:32'],
  ])('says %s as people would', (at, words, inside) => {
    expect(printWhen(at, chicago, today)).toBe(words);
    expect(printWhenInside(at, chicago, today)).toBe(inside);
  });
});
