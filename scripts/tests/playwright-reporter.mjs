import { emptyReport, inProject, plain, writeReport } from './report.mjs';

/** Counts what Playwright ran, in the same words as vitest's. */
export default class {
  /** @type {import('@playwright/test/reporter').Suite | undefined} */
  #suite;
  /** @type {string[]} */
  #errors = [];

  /**
   * @param {unknown} _config
   * @param {import('@playwright/test/reporter').Suite} suite
   */
  onBegin(_config, suite) {
    this.#suite = suite;
  }

  /** @param {import('@playwright/test/reporter').TestError} error */
  onError(error) {
    this.#errors.push(plain(error.message ?? String(error.value)));
  }

  async onEnd() {
    const report = emptyReport();
    for (const message of this.#errors)
      report.failed.push({ title: 'outside of any test', message });
    for (const test of this.#suite?.allTests() ?? []) {
      const file = inProject(test.location.file);
      if (!report.files.includes(file)) report.files.push(file);
      const name = test.titlePath().slice(3).join(' > ');
      const title = `${file}: ${name}`;
      const outcome = test.outcome();
      if (outcome === 'expected') {
        report.passed += 1;
        report.titles.push(name);
      } else if (outcome === 'skipped') report.skipped.push({ title, reason: reasonOf(test) });
      else report.failed.push({ title, message: messageOf(test) });
    }
    await writeReport('playwright', report);
  }

  /** The list reporter beside this one speaks to the terminal. */
  printsToStdio() {
    return false;
  }
}

/** @param {import('@playwright/test/reporter').TestCase} test */
const reasonOf = (test) =>
  test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description ??
  (test.results.length === 0 ? 'the run ended before it' : 'no reason given');

/** @param {import('@playwright/test/reporter').TestCase} test */
const messageOf = (test) =>
  test.results
    .flatMap((result) => result.errors)
    .map((error) => plain(error.message ?? ''))
    .join('\n') || 'It neither passed nor failed.';
