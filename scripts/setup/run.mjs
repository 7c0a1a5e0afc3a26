import { spawn } from 'node:child_process';
import { root } from './place.mjs';
import { Interrupted } from './problem.mjs';

/** @type {NodeJS.Signals[]} */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const graceMs = 3000;

/**
 * Runs a program to its end and keeps what it printed, or lets it print for itself (`show`).
 * No shell: paths with spaces need no quotes, on Windows neither. A signal is handed on, and told
 * as `Interrupted` only after the program has gone, so that nothing works on behind our back.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(program, args, { cwd = root, env = process.env, show = false } = {}) {
  return new Promise((resolve, reject) => {
    /** @type {import('node:child_process').StdioOptions} */
    const stdio = show ? 'inherit' : ['ignore', 'pipe', 'pipe'];
    const child = spawn(program, args, { cwd, env, stdio, windowsHide: true });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
    }

    /** @type {NodeJS.Signals | undefined} */
    let interruption;
    const handOn = (/** @type {NodeJS.Signals} */ signal) => {
      interruption = signal;
      child.kill(signal);
      // npm would clean up for ten seconds first what the next start makes anew anyway.
      setTimeout(() => child.kill('SIGKILL'), graceMs).unref();
    };
    for (const signal of signals) process.on(signal, handOn);
    const letGo = () => {
      for (const signal of signals) process.off(signal, handOn);
    };

    child.on('error', (error) => {
      letGo();
      reject(error);
    });
    child.on('close', (code) => {
      letGo();
      if (interruption) reject(new Interrupted(interruption));
      else resolve({ code: code ?? 1, output });
    });
  });
}
