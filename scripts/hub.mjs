// npm run hub: sets up what is missing, then starts a hub, or asks one for a pairing code.
import { build } from './setup/build.mjs';
import { dependencies } from './setup/dependencies.mjs';
import { nodeRuntime } from './setup/node-runtime.mjs';
import { plainly } from './setup/problem.mjs';
import { hub } from './start/host.mjs';

await plainly(async () => {
  const runtime = await nodeRuntime();
  await dependencies(runtime);
  await build(runtime);
  return hub(runtime, process.argv.slice(2));
});
