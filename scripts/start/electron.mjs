import { existsSync, readFileSync } from 'node:fs';
import { at } from '../setup/place.mjs';

/**
 * Electron's program where its runtime was fetched. Asking the package itself would start a
 * download; its path.txt names the program once the download is there.
 */
export function electronProgram() {
  const named = at('node_modules', 'electron', 'path.txt');
  if (!existsSync(named)) return undefined;
  const program = at('node_modules', 'electron', 'dist', readFileSync(named, 'utf8').trim());
  return existsSync(program) ? program : undefined;
}
