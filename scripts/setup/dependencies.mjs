import { alone } from './alone.mjs';
import { fingerprint } from './fingerprint.mjs';
import { npm, whyNpmFailed } from './npm.mjs';
import { at } from './place.mjs';
import { Problem } from './problem.mjs';
import { run } from './run.mjs';
import { step } from './say.mjs';
import { needSpace } from './space.mjs';
import { isStamped, stampAfter } from './stamp.mjs';

const stamp = at('node_modules', '.tillbook-stamp');

/**
 * Installs exactly what the lockfile names, unless that is what lies here already.
 * @param {import('./node-runtime.mjs').Runtime} runtime
 */
export async function dependencies(runtime) {
  const locked = await fingerprint(['package-lock.json']);
  const wanted = `${locked} ${process.platform}-${process.arch}`;
  if (await isStamped(stamp, wanted)) return;
  await alone(async () => {
    if (await isStamped(stamp, wanted)) return;
    await stampAfter(stamp, wanted, async () => {
      await step('Installing the libraries', () => install(runtime));
      await proveThatSqliteLoads(runtime);
    });
  });
}

/** @param {import('./node-runtime.mjs').Runtime} runtime */
async function install(runtime) {
  await needSpace(600, 'Installing the libraries');
  // No library needs to run code when installed, so none may.
  const args = ['ci', '--ignore-scripts', '--include=dev', '--prefer-offline'];
  const { code, output } = await npm(runtime, args);
  if (code === 0) return;
  throw new Problem(
    `Installing the libraries failed, as ${whyNpmFailed(output)}. Then start again.`,
  );
}

/** The one library with machine code in it: better to learn here that it is not for this machine. */
async function proveThatSqliteLoads(/** @type {import('./node-runtime.mjs').Runtime} */ runtime) {
  const script = "new (require('better-sqlite3'))(':memory:').close()";
  const { code, output } = await run(runtime.node, ['--eval', script], { env: runtime.env });
  if (code === 0) return;
  const reason = output.split('\n').find((line) => line.includes('Error')) ?? output;
  throw new Problem(
    `The database engine does not load on ${process.platform}-${process.arch}: ${reason.trim()}`,
  );
}
