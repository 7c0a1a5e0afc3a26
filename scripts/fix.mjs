// npm run fix: mends what the tools can mend by themselves, writes anew the pages that are computed
// from the code, and shows the rest.
import { dependencies } from './setup/dependencies.mjs';
import { nodeRuntime } from './setup/node-runtime.mjs';
import { at } from './setup/place.mjs';
import { plainly } from './setup/problem.mjs';
import { run } from './setup/run.mjs';
import { tool } from './setup/tool.mjs';

await plainly(async () => {
  const runtime = await nodeRuntime();
  await dependencies(runtime);
  const lint = await tool(runtime, 'oxlint', ['--fix'], { show: true });
  const format = await tool(runtime, 'oxfmt', [], { show: true });
  const pages = await run(runtime.node, [at('scripts/docs/write-calls.mjs')], { show: true });
  return Math.max(lint.code, format.code, pages.code);
});
