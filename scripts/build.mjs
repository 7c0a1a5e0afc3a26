// npm run build: the application into out/.
import { build } from './setup/build.mjs';
import { dependencies } from './setup/dependencies.mjs';
import { nodeRuntime } from './setup/node-runtime.mjs';
import { plainly } from './setup/problem.mjs';

await plainly(async () => {
  const runtime = await nodeRuntime();
  await dependencies(runtime);
  await build(runtime);
  return 0;
});
