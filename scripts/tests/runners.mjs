import { readdir } from 'node:fs/promises';
import { at } from '../setup/place.mjs';
import { tool } from '../setup/tool.mjs';
import { emptyReport, failure, forgetReport, readReport } from './report.mjs';

/** @typedef {import('../setup/node-runtime.mjs').Runtime} Runtime */

/**
 * The files of tests, of which the words given pick those that hold one of them in their path.
 * @param {readonly string[]} words
 */
export async function testFiles(words) {
  const all = (await readdir(at('test'), { recursive: true }))
    .map((path) => `test/${path.replaceAll('\\', '/')}`)
    .filter((path) => words.length === 0 || words.some((word) => path.includes(word)));
  return {
    vitest: all.filter((path) => /\.test\.tsx?$/.test(path)),
    playwright: all.filter((path) => path.endsWith('.e2e.ts')),
  };
}

/**
 * @param {Runtime} runtime
 * @param {readonly string[]} files
 */
export const vitest = (runtime, files) =>
  watched('vitest', files, () =>
    tool(
      runtime,
      'vitest',
      [
        'run',
        '--reporter=default',
        `--reporter=${at('scripts/tests/vitest-reporter.mjs')}`,
        ...files,
      ],
      { show: true },
    ),
  );

/**
 * @param {Runtime} runtime
 * @param {readonly string[]} files
 */
export const playwright = (runtime, files) =>
  watched('playwright', files, () =>
    tool(
      runtime,
      '@playwright/test',
      ['test', `--reporter=list,${at('scripts/tests/playwright-reporter.mjs')}`, ...files],
      { program: 'playwright', show: true },
    ),
  );

/**
 * Runs a runner and believes only what it proves: a breakdown, a silent red and a file that was
 * not run each count as a failure.
 * @param {string} runner
 * @param {readonly string[]} files
 * @param {() => Promise<{ code: number }>} start
 */
async function watched(runner, files, start) {
  if (files.length === 0) return emptyReport();
  await forgetReport(runner);
  const { code } = await start();
  const report = await readReport(runner);
  if (!report) return failure(runner, `It broke down with exit code ${code} and told nothing.`);
  const missed = files.filter((file) => !report.files.includes(file));
  const fail = (/** @type {string} */ message) => report.failed.push({ title: runner, message });
  if (missed.length > 0) fail(`It did not run ${missed.join(', ')}.`);
  if (code !== 0 && report.failed.length === 0) fail(`It ended with exit code ${code}.`);
  return report;
}
