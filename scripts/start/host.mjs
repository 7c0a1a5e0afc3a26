import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { at, root } from '../setup/place.mjs';
import { exitCodeOf } from '../setup/problem.mjs';
import { whenOrphaned } from './orphaned.mjs';

/** @type {NodeJS.Signals[]} */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Opens Electron with the application; what goes wrong there shows in its own windows.
 * @param {string} program
 * @param {readonly string[]} flags
 * @param {NodeJS.ProcessEnv} env
 */
export function electronHost(program, flags, env) {
  // Editors set this for their own use; with it Electron would start as a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...plainEnv } = env;
  return become(spawn(program, [root, ...flags], { cwd: root, env: plainEnv, stdio: 'inherit' }));
}

/**
 * Opens the browser host, tied to us by a channel: see leave-with-parent.mjs.
 * @param {import('../setup/node-runtime.mjs').Runtime} runtime
 * @param {readonly string[]} flags
 */
export const browserHost = (runtime, flags) => tied(runtime, 'browser.js', flags);

/**
 * Starts the hub, tied to us in the same way.
 * @param {import('../setup/node-runtime.mjs').Runtime} runtime
 * @param {readonly string[]} words
 */
export const hub = (runtime, words) => tied(runtime, 'hub.js', words);

/**
 * @param {import('../setup/node-runtime.mjs').Runtime} runtime
 * @param {string} program
 * @param {readonly string[]} words
 */
function tied({ node, env }, program, words) {
  const tie = ['--import', String(pathToFileURL(at('scripts', 'start', 'leave-with-parent.mjs')))];
  const args = [...tie, at('out', 'main', program), ...words];
  return become(
    spawn(node, args, { cwd: root, env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] }),
  );
}

/**
 * Becomes a host in all but name: same terminal, same signals, same exit code.
 * @param {import('node:child_process').ChildProcess} host
 * @returns {Promise<number>}
 */
function become(host) {
  return new Promise((resolve, reject) => {
    for (const signal of signals) {
      process.on(signal, () => {
        // Ctrl+C in a terminal has reached the host already; twice would mean haste.
        if (signal !== 'SIGINT' || !process.stdin.isTTY) host.kill(signal);
      });
    }
    whenOrphaned(() => host.kill('SIGTERM'));
    host.on('error', reject);
    host.on('exit', (code, signal) => resolve(code ?? exitCodeOf(signal ?? 'SIGTERM')));
  });
}
