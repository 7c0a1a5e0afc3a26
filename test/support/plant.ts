import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const houseRules = [
  '.oxlintrc.json',
  'knip.json',
  'lint',
  'package.json',
  'tsconfig.browser-test.json',
  'tsconfig.json',
  'tsconfig.node.json',
  'tsconfig.shared.json',
  'tsconfig.strict.json',
  'tsconfig.web.json',
];

/** A house of its own under the rules of this one, in which anything may be planted. */
export interface Plot {
  /** Runs a program of an installed package there. */
  readonly run: (
    program: string,
    ...args: readonly string[]
  ) => { code: number | null; output: string };
  readonly clear: () => void;
}

/** Plants files, given by path and content. */
export function plant(files: Readonly<Record<string, string>>): Plot {
  const home = mkdtempSync(join(tmpdir(), 'tillbook-plot-'));
  for (const rule of houseRules) cpSync(join(root, rule), join(home, rule), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'), 'junction');
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(home, dirname(path)), { recursive: true });
    writeFileSync(join(home, path), content);
  }
  return {
    run: (program, ...args) => {
      const script = join(home, 'node_modules', program);
      const done = spawnSync(process.execPath, [script, ...args], { cwd: home, encoding: 'utf8' });
      return { code: done.status, output: done.stdout + done.stderr };
    },
    clear: () => rmSync(home, { recursive: true, force: true }),
  };
}
