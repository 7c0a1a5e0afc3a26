// npm run drill -- NAME: a long drill of what npm test runs short.
import { dependencies } from './setup/dependencies.mjs';
import { nodeRuntime } from './setup/node-runtime.mjs';
import { at } from './setup/place.mjs';
import { plainly } from './setup/problem.mjs';
import { run } from './setup/run.mjs';

await plainly(async () => {
  const runtime = await nodeRuntime();
  await dependencies(runtime);
  const args = [at('test/drills/run.ts'), ...process.argv.slice(2)];
  const { code } = await run(runtime.node, args, { show: true, env: runtime.env });
  return code;
});
