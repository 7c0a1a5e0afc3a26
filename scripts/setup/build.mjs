import { mkdir } from 'node:fs/promises';
import { alone } from './alone.mjs';
import { fingerprint } from './fingerprint.mjs';
import { at } from './place.mjs';
import { Problem } from './problem.mjs';
import { step } from './say.mjs';
import { isStamped, stampAfter } from './stamp.mjs';
import { tool } from './tool.mjs';

const stamp = at('out', '.stamp');
const madeFrom = [
  'src',
  'electron.vite.config.ts',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.strict.json',
  'tsconfig.web.json',
];

/**
 * Builds the application into out/, unless what lies there was made from the same sources.
 * @param {import('./node-runtime.mjs').Runtime} runtime
 */
export async function build(runtime) {
  const wanted = await fingerprint(madeFrom);
  if (await isStamped(stamp, wanted)) return;
  await alone(async () => {
    if (await isStamped(stamp, wanted)) return;
    await mkdir(at('out'), { recursive: true });
    await stampAfter(stamp, wanted, () => step('Building Tillbook', () => bundle(runtime)));
  });
}

/** @param {import('./node-runtime.mjs').Runtime} runtime */
async function bundle(runtime) {
  const { code, output } = await tool(runtime, 'electron-vite', ['build', '--logLevel', 'warn']);
  if (code === 0) return;
  const withoutStack = output.replaceAll(/^ {4}at .*\n?/gm, '').trim();
  throw new Problem(`${withoutStack}\nThe build failed: the lines above say where.`);
}
