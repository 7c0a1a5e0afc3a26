import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayNumber, parseDay } from '../../../src/shared/base/days.ts';
import { must } from '../../../src/shared/base/assert.ts';

const day = (text: string) => must(parseDay(text), `${text} is a day.`);

describe('a calendar day', () => {
  it.each(['1970-01-01', '2024-02-29', '2000-02-29', '2026-12-31', '2199-12-31'])(
    '[K1] %s exists',
    (text) => {
      expect(parseDay(text)).toBe(text);
    },
  );

  it.each([
    ...['2026-02-29', '2026-02-30', '2100-02-29', '2026-04-31', '2026-00-10', '2026-13-01'],
    ...['2026-01-00', '2026-1-1', '26-01-01', '1969-12-31', '2200-01-01', '20260716', ''],
    ...['2026-07-16T00:00:00Z', ' 2026-07-16', '2026-07-16 ', '２０２６-07-16', '2026/07/16'],
  ])('[K1] "%s" does not', (text) => {
    expect(parseDay(text)).toBeNull();
  });

  it.each([
    ['1970-01-01', 0],
    ['1970-01-02', 1],
    ['2000-03-01', 11_017],
    ['2026-07-16', 20_650],
  ])('[K2] %s is day number %i', (text, number) => {
    expect(dayNumber(day(text))).toBe(number);
  });

  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-07-16', 14, '2026-07-30'],
    ['2026-07-16', 0, '2026-07-16'],
    ['2000-01-01', 366, '2001-01-01'],
  ])('[K2] %s and %i days is %s', (text, days, later) => {
    expect(addDays(day(text), days)).toBe(later);
  });

  it('[K2] counts as the calendar does, there and back', () => {
    const number = fc.integer({ min: 0, max: 83_000 });
    fc.assert(
      fc.property(number, fc.integer({ min: -400, max: 400 }), (start, days) => {
        const text = new Date(start * 86_400_000).toISOString().slice(0, 10);
        const from = day(text);
        expect(dayNumber(from)).toBe(start);
        expect(dayNumber(addDays(from, days))).toBe(start + days);
        expect(addDays(addDays(from, days), -days)).toBe(text);
      }),
    );
  });
});
