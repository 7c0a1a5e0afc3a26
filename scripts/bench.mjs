// npm run bench: measures Tillbook beside the raw limit of the same machine.
// npm run bench -- --only W1,W5 --json FILE: some of it, with the figures in a file.
import { dependencies } from './setup/dependencies.mjs';
import { nodeRuntime } from './setup/node-runtime.mjs';
import { at } from './setup/place.mjs';
import { plainly } from './setup/problem.mjs';
import { run } from './setup/run.mjs';

await plainly(async () => {
  const runtime = await nodeRuntime();
  await dependencies(runtime);
  const args = [at('bench', 'run.ts'), ...process.argv.slice(2)];
  // What is shipped is built into few files; here its many sources are compiled once, not by each worker.
  const env = { ...runtime.env, NODE_COMPILE_CACHE: at('.runtime', 'compiled') };
  const { code } = await run(runtime.node, args, { env, show: true });
  return code;
});
