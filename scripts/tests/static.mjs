import { step } from '../setup/say.mjs';
import { tool } from '../setup/tool.mjs';
import { emptyReport } from './report.mjs';

/** @typedef {import('../setup/node-runtime.mjs').Runtime} Runtime */

const projects = ['shared', 'node', 'web', 'browser-test'];

/** @type {readonly { title: string, run: (runtime: Runtime) => ReturnType<typeof tool> }[]} */
const checks = [
  ...projects.map((name) => ({
    title: `types of ${name}`,
    run: (/** @type {Runtime} */ runtime) =>
      tool(runtime, 'typescript', ['--project', `tsconfig.${name}.json`], { program: 'tsc' }),
  })),
  { title: 'lint', run: (runtime) => tool(runtime, 'oxlint', []) },
  { title: 'format', run: (runtime) => tool(runtime, 'oxfmt', ['--check']) },
  { title: 'unused code', run: (runtime) => tool(runtime, 'knip', []) },
];

/**
 * All that can be said of the code without running it. Each check counts as one test.
 * @param {Runtime} runtime
 */
export async function staticChecks(runtime) {
  const report = emptyReport();
  const waiting = [...checks];
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const { code, output } = await check.run(runtime);
      if (code === 0) report.passed += 1;
      else report.failed.push({ title: check.title, message: output.trim() });
    }
  };
  // Two at a time: most of them use a second core already.
  await step('Checking types, lint, format and unused code', () => Promise.all([work(), work()]));
  return report;
}
