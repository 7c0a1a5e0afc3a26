import { describe, expect, test } from 'vitest';
import { dueReason, type Standing } from '../../../src/main/safe/schedule.ts';

const minute = 60_000;

const standing = (more: Partial<Standing> = {}): Standing => ({
  nowMs: 100 * minute,
  today: '2026-07-16',
  everyMinutes: 60,
  last: { atMs: 30 * minute, day: '2026-07-16', facts: 5 },
  facts: 9,
  ...more,
});

const last = { atMs: 30 * minute, day: '2026-07-16', facts: 5 };

describe('a backup is due', () => {
  test.each([
    ['an hour after the last one', standing(), 'hourly'],
    ['not before', standing({ nowMs: 89 * minute }), null],
    ['at once where there is none yet', standing({ last: null }), 'hourly'],
    ['never while there is no book', standing({ last: null, facts: 0 }), null],
    ['never without news', standing({ facts: 5, nowMs: 9999 * minute }), null],
    ['when the day is over', standing({ nowMs: 31 * minute, today: '2026-07-17' }), 'day-end'],
    ['as often as somebody chose', standing({ nowMs: 41 * minute, everyMinutes: 10 }), 'hourly'],
    ['also when the clock was set back', standing({ nowMs: 1 * minute, last }), 'hourly'],
  ])('%s', (_, at, why) => {
    expect(dueReason(at)).toBe(why);
  });
});
