import { readFile } from 'node:fs/promises';
import { at } from '../setup/place.mjs';
import { unshown } from './ledger-map.mjs';
import { emptyReport, failure } from './report.mjs';

/** @typedef {import('./report.mjs').Report} Report */

/**
 * Holds docs/LEDGER.md against the tests that ran and passed: what no test showed this time is not
 * shown. Counts as one test.
 * @param {readonly Report[]} reports
 */
export async function shownByTests(reports) {
  const page = await readFile(at('docs', 'LEDGER.md'), 'utf8');
  const missing = unshown(
    page,
    reports.flatMap((report) => report.titles),
  );
  if (missing.length === 0) return { ...emptyReport(), passed: 1 };
  const title = 'docs/LEDGER.md names tests that did not run and pass';
  return failure(title, missing.join('\n'));
}
