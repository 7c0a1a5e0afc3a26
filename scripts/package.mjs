// npm run package: installers by electron-builder. Needs Electron's own download.
import { build } from './setup/build.mjs';
import { dependencies } from './setup/dependencies.mjs';
import { nodeRuntime } from './setup/node-runtime.mjs';
import { plainly } from './setup/problem.mjs';
import { tool } from './setup/tool.mjs';

await plainly(async () => {
  const runtime = await nodeRuntime();
  await dependencies(runtime);
  await build(runtime);
  const args = ['--config', 'build/electron-builder.yml', ...process.argv.slice(2)];
  const { code } = await tool(runtime, 'electron-builder', args, { show: true });
  return code;
});
