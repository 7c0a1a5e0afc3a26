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
  const { code } = await run(runtime.node, args, { env: runtime.env, show: true });
  return code;
});
