import { readFile } from 'node:fs/promises';
import { at } from './place.mjs';
import { run } from './run.mjs';

/**
 * Runs the program of an installed package with our Node, not through the shims in .bin, which
 * are shell scripts on Windows.
 * @param {import('./node-runtime.mjs').Runtime} runtime
 * @param {string} name of the package
 * @param {readonly string[]} args
 * @param {{ program?: string, env?: NodeJS.ProcessEnv, show?: boolean }} [options]
 */
export async function tool(runtime, name, args, { program = name, env = {}, show = false } = {}) {
  const home = at('node_modules', ...name.split('/'));
  const { bin } = JSON.parse(await readFile(`${home}/package.json`, 'utf8'));
  const script = typeof bin === 'string' ? bin : bin[program];
  return run(runtime.node, [`${home}/${script}`, ...args], {
    env: { ...runtime.env, ...env },
    show,
  });
}
