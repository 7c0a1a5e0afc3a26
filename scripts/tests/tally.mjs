/** @typedef {import('./report.mjs').Report} Report */

/**
 * What was skipped and what failed, then everything in one last line; and the exit code. A run
 * without a single test proves nothing, so it is no success.
 * @param {readonly Report[]} reports
 */
export function tally(reports) {
  const skipped = reports.flatMap((report) => report.skipped);
  const failed = reports.flatMap((report) => report.failed);
  const passed = reports.reduce((sum, report) => sum + report.passed, 0);
  const lines = [
    ...skipped.map(({ title, reason }) => `skipped: ${title}: ${reason}`),
    ...failed.map(({ title, message }) => `\nFAILED: ${title}\n${indented(message)}`),
    `\n${passed} passed, ${failed.length} failed, ${skipped.length} skipped`,
  ];
  return { text: lines.join('\n'), code: failed.length > 0 || passed === 0 ? 1 : 0 };
}

/**
 * Prints the tally and answers its exit code.
 * @param {readonly Report[]} reports
 */
export function conclude(reports) {
  const { text, code } = tally(reports);
  console.log(text);
  return code;
}

/** @param {string} text */
const indented = (text) => text.replaceAll(/^(?=.)/gm, '  ');
