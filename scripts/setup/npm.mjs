import { existsSync, realpathSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { Problem } from './problem.mjs';
import { run } from './run.mjs';

// npm alone would ask an unreachable registry for minutes; a person is waiting.
const impatience = [
  '--fetch-retries=3',
  '--fetch-retry-mintimeout=500',
  '--fetch-retry-maxtimeout=4000',
  '--fetch-timeout=60000',
];
const quietly = ['--no-audit', '--no-fund', '--loglevel=error'];

/**
 * Runs npm's own JavaScript with the given Node: no npm.cmd, no shell, no quoting.
 * @param {import('./node-runtime.mjs').Runtime} runtime
 * @param {readonly string[]} args
 * @param {{ cwd?: string }} [options]
 */
export const npm = (runtime, args, options = {}) =>
  run(runtime.node, [npmProgram(), ...args, ...quietly, ...impatience], {
    ...options,
    env: runtime.env,
  });

function npmProgram() {
  const found = candidates().find((path) => existsSync(path));
  if (found) return found;
  throw new Problem(
    'npm is missing on this machine. Install Node 24 from nodejs.org, which brings npm, and start again.',
  );
}

/** npm itself says where it lives when it started us; else it lies beside node or on the PATH. */
function candidates() {
  const told = process.env['npm_execpath'] ?? '';
  const beside = dirname(process.execPath);
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => [
      ...realPathOf(join(folder, 'npm')),
      join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ]);
  return [
    told,
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ...onPath,
  ].filter((path) => basename(path) === 'npm-cli.js');
}

/** @param {string} path */
const realPathOf = (path) => (existsSync(path) ? [realpathSync(path)] : []);

/**
 * Why npm gave up, in words a person can act on.
 * @param {string} output
 */
export function whyNpmFailed(output) {
  if (/ENOSPC/.test(output)) return 'the disk is full: free a gigabyte';
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return 'npm may not write there: use a folder of your own';
  }
  if (
    /ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|network/i.test(output)
  ) {
    return 'the package registry cannot be reached: connect to the network';
  }
  const firstLine = output.split('\n').find((line) => /^npm (error|ERR!) (?!code)/.test(line));
  return `npm says "${firstLine?.replace(/^npm (error|ERR!) /, '').trim() ?? 'nothing'}"`;
}
