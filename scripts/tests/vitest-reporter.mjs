import { emptyReport, inProject, plain, writeReport } from './report.mjs';

/** Counts what vitest ran. Its own JSON leaves out why a test was skipped. */
export default class {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly Told[]} unhandled
   */
  async onTestRunEnd(modules, unhandled) {
    const report = emptyReport();
    const fail = (/** @type {string} */ title, /** @type {readonly Told[]} */ errors) =>
      report.failed.push({
        title,
        message: errors.map((error) => plain(withCause(error))).join('\n'),
      });

    for (const module of modules) {
      const file = inProject(module.moduleId);
      report.files.push(file);
      if (module.errors().length > 0) fail(file, module.errors());
      for (const suite of module.children.allSuites()) {
        if (suite.errors().length > 0) fail(`${file}: ${suite.fullName}`, suite.errors());
      }
      for (const test of module.children.allTests()) {
        const title = `${file}: ${test.fullName}`;
        const result = test.result();
        if (result.state === 'passed') {
          report.passed += 1;
          report.titles.push(test.fullName);
        } else if (result.state === 'failed') fail(title, result.errors);
        else if (result.state === 'skipped')
          report.skipped.push({ title, reason: reasonOf(result) });
        else fail(title, [{ message: 'It never ended.' }]);
      }
    }
    if (unhandled.length > 0) fail('outside of any test', unhandled);
    await writeReport('vitest', report);
  }
}

/** @typedef {{ readonly message: string, readonly cause?: unknown }} Told */

/** Of a worker that broke down only the cause says by which signal. @param {Told} error */
const withCause = ({ message, cause }) =>
  cause instanceof Object && 'message' in cause ? `${message} ${String(cause.message)}` : message;

/** @param {{ note?: string | undefined }} result */
const reasonOf = ({ note }) => note ?? 'no reason given';
