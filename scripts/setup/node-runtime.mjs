import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { alone } from './alone.mjs';
import { npm, whyNpmFailed } from './npm.mjs';
import { at } from './place.mjs';
import { Problem } from './problem.mjs';
import { run } from './run.mjs';
import { step } from './say.mjs';
import { needSpace } from './space.mjs';

/**
 * The Node that runs everything after the set-up, and the environment it runs in.
 * @typedef {{ node: string, env: NodeJS.ProcessEnv }} Runtime
 */

/**
 * This machine's own Node where it will do, else one of ours beside the project, which leaves the
 * machine's own untouched.
 * @returns {Promise<Runtime>}
 */
export async function nodeRuntime() {
  if (willDo(process.versions.node)) return { node: process.execPath, env: process.env };
  const wanted = (await readFile(at('.node-version'), 'utf8')).trim();
  const home = at('.runtime', `node-${wanted}`);
  const node = join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(node)) {
    await alone(() =>
      step(`Fetching Node ${wanted}, as this machine has ${process.versions.node}`, () =>
        fetchNode(wanted, home),
      ),
    );
  }
  return { node, env: { ...process.env, ...firstInPath(dirname(node)) } };
}

/** From these on Node runs TypeScript files as they are, and better-sqlite3 works. */
function willDo(/** @type {string} */ version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major >= 24 || (major === 22 && minor >= 18);
}

/**
 * @param {string} version
 * @param {string} home
 */
async function fetchNode(version, home) {
  if (existsSync(home)) return; // Another start fetched it while we waited.
  await needSpace(400, `Fetching Node ${version}`);
  const staging = at('.runtime', 'staging');
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  const name = packageOfNode();
  const own = { node: process.execPath, env: process.env };
  const { code, output } = await npm(
    own,
    ['install', '--prefix', staging, '--no-save', '--ignore-scripts', `${name}@${version}`],
    { cwd: staging },
  );
  if (code !== 0) throw new Problem(noNode(version, whyNpmFailed(output)));
  const fetched = join(staging, 'node_modules', name);
  await proveThatItRuns(join(fetched, 'bin', 'node'), version);
  // The name appears only when all of it is there.
  await rename(fetched, home);
  await rm(staging, { recursive: true, force: true });
}

/** The packages carry Node's official builds; on Apple's processors the name is an older one's. */
function packageOfNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const prefix = platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform}-${process.arch}`;
}

/**
 * @param {string} node
 * @param {string} version
 */
async function proveThatItRuns(node, version) {
  const answer = await run(node, ['--version']).catch(() => undefined);
  if (answer?.output.trim() !== `v${version}`) {
    throw new Problem(noNode(version, 'the one fetched does not run on this machine'));
  }
}

/**
 * @param {string} version
 * @param {string} reason
 */
const noNode = (version, reason) =>
  `Tillbook needs Node ${version.split('.')[0]} and this machine has ${process.versions.node}; fetching it failed, as ${reason}. Then start again, or install Node yourself from nodejs.org.`;

/**
 * Windows spells the variable Path; two spellings side by side would hide one another.
 * @param {string} folder
 */
function firstInPath(folder) {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  return { [name]: [folder, process.env[name]].join(delimiter) };
}
