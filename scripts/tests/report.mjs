import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { at, root } from '../setup/place.mjs';

/**
 * What one runner has to say, whatever runner it is.
 * @typedef {object} Report
 * @property {number} passed
 * @property {{ title: string, message: string }[]} failed
 * @property {{ title: string, reason: string }[]} skipped
 * @property {string[]} titles of the tests that passed, their groups before them
 * @property {string[]} files in which tests were found, as paths inside the project
 */

/** @returns {Report} */
export const emptyReport = () => ({
  passed: 0,
  failed: [],
  skipped: [],
  titles: [],
  files: [],
});

/**
 * A report of nothing but one failure.
 * @param {string} title
 * @param {string} message
 * @returns {Report}
 */
export const failure = (title, message) => ({ ...emptyReport(), failed: [{ title, message }] });

/** Without the colours meant for a terminal. @param {string} text */
// oxlint-disable-next-line no-control-regex -- colours are control characters
export const plain = (text) => text.replaceAll(/\u001B\[[\d;]*m/g, '');

/** @param {string} path */
export const inProject = (path) => relative(root, path).replaceAll('\\', '/');

/** @param {string} runner */
const fileOf = (runner) => at('.runtime', 'reports', `${runner}.json`);

/**
 * @param {string} runner
 * @param {Report} report
 */
export const writeReport = (runner, report) => writeFile(fileOf(runner), JSON.stringify(report));

/** A report of an earlier run must never stand for this one. @param {string} runner */
export async function forgetReport(runner) {
  await mkdir(at('.runtime', 'reports'), { recursive: true });
  await rm(fileOf(runner), { force: true });
}

/**
 * The report of a runner that has ended; none when it broke down before it could write one.
 * @param {string} runner
 * @returns {Promise<Report | undefined>}
 */
export async function readReport(runner) {
  const text = await readFile(fileOf(runner), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}
