// npm test: sets up what is missing, then checks and tests everything.
// npm test -- money refund: only the tests with one of these words in their path.
import { build } from './setup/build.mjs';
import { chromium } from './setup/chromium.mjs';
import { dependencies } from './setup/dependencies.mjs';
import { nodeRuntime } from './setup/node-runtime.mjs';
import { at } from './setup/place.mjs';
import { postgres } from './setup/postgres.mjs';
import { plainly, Problem } from './setup/problem.mjs';
import { emptyReport, failure } from './tests/report.mjs';
import { shownByTests } from './tests/shown.mjs';
import { playwright, testFiles, vitest } from './tests/runners.mjs';
import { staticChecks } from './tests/static.mjs';
import { conclude } from './tests/tally.mjs';

/** @typedef {import('./setup/node-runtime.mjs').Runtime} Runtime */

await plainly(async () => {
  const words = process.argv.slice(2);
  const files = await testFiles(words);
  if (files.vitest.length + files.playwright.length === 0) {
    throw new Problem(`No test has ${words.join(' or ')} in its path.`);
  }
  const { runtime, trouble } = await setUp();
  if (!runtime) return conclude([trouble]);

  const built = await counted('build', () => build(runtime));
  const checked = words.length === 0 ? await staticChecks(runtime) : emptyReport();
  const tested = await vitest(runtime, files.vitest);
  const driven = built.passed > 0 ? await playwright(runtime, files.playwright) : emptyReport();
  const shown = words.length === 0 ? await shownByTests([tested, driven]) : emptyReport();
  return conclude([built, checked, tested, driven, shown]);
});

/** Even where nothing can be tested, the last line says so. */
async function setUp() {
  /** @type {Runtime | undefined} */
  let runtime;
  const trouble = await counted('set-up', async () => {
    const machine = await nodeRuntime();
    await dependencies(machine);
    const CHROMIUM = await chromium(machine);
    await postgres();
    // Many tests start workers and programs from source: each would read the same hundreds of files anew.
    const NODE_COMPILE_CACHE = at('.runtime/compile-cache');
    runtime = { node: machine.node, env: { ...machine.env, CHROMIUM, NODE_COMPILE_CACHE } };
  });
  return { runtime, trouble };
}

/**
 * A step that counts as one test.
 * @param {string} title
 * @param {() => Promise<void>} work
 */
async function counted(title, work) {
  try {
    await work();
    return { ...emptyReport(), passed: 1 };
  } catch (error) {
    if (error instanceof Problem) return failure(title, error.message);
    throw error;
  }
}
