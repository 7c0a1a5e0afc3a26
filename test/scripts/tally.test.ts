import { describe, expect, test } from 'vitest';
import { emptyReport } from '../../scripts/tests/report.mjs';
import { tally } from '../../scripts/tests/tally.mjs';

describe('the tally', () => {
  test('adds up every report and ends with one line', () => {
    const some = { ...emptyReport(), passed: 2, skipped: [{ title: 'b', reason: 'no printer' }] };
    const more = { ...emptyReport(), passed: 3, failed: [{ title: 'a', message: 'one\ntwo' }] };
    expect(tally([some, more])).toEqual({
      text: 'skipped: b: no printer\n\nFAILED: a\n  one\n  two\n\n5 passed, 1 failed, 1 skipped',
      code: 1,
    });
  });

  test('is green when all passed', () => {
    expect(tally([{ ...emptyReport(), passed: 1 }])).toEqual({
      text: '\n1 passed, 0 failed, 0 skipped',
      code: 0,
    });
  });

  test('is red when nothing ran', () => {
    expect(tally([emptyReport()]).code).toBe(1);
  });
});
