// npm run check: types, lint, format and unused code.
import { dependencies } from './setup/dependencies.mjs';
import { nodeRuntime } from './setup/node-runtime.mjs';
import { plainly } from './setup/problem.mjs';
import { staticChecks } from './tests/static.mjs';
import { conclude } from './tests/tally.mjs';

await plainly(async () => {
  const runtime = await nodeRuntime();
  await dependencies(runtime);
  return conclude([await staticChecks(runtime)]);
});
