// npm start: sets up what is missing, then opens Tillbook.
import { build } from './setup/build.mjs';
import { dependencies } from './setup/dependencies.mjs';
import { nodeRuntime } from './setup/node-runtime.mjs';
import { plainly } from './setup/problem.mjs';
import { electronProgram } from './start/electron.mjs';
import { readFlags } from './start/flags.mjs';
import { browserHost, electronHost } from './start/host.mjs';

await plainly(async () => {
  // npm changes to the project's folder and keeps the one where the command was given.
  const wish = readFlags(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
  const runtime = await nodeRuntime();
  await dependencies(runtime);
  await build(runtime);

  const electron = wish.browser ? undefined : electronProgram();
  if (electron) return electronHost(electron, wish.forHost, runtime.env);
  if (!wish.browser) {
    console.error("Electron's runtime is not on this machine, so Tillbook opens in your browser.");
  }
  return browserHost(runtime, wish.forHost);
});
