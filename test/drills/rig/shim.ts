import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Why no shim can be put between a process and its files here; null where one can. */
export function whyNoShim(): string | null {
  if (process.platform !== 'linux') return 'its shim is made for Linux.';
  return compiler() === null ? 'there is no C compiler to build its shim with.' : null;
}

/** Builds a shim once for each version of its source; answers where the library lies. */
export function buildShim(name: 'recorder' | 'faults'): string {
  const source = fileURLToPath(new URL(`../shims/${name}.c`, import.meta.url));
  const hash = createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 12);
  const library = join(tmpdir(), `tillbook-${name}-${hash}.so`);
  if (existsSync(library)) return library;
  const making = `${library}.${String(process.pid)}`;
  const args = ['-O2', '-Wall', '-shared', '-fPIC', '-o', making, source, '-ldl', '-lpthread'];
  const built = spawnSync(compiler() ?? 'cc', args, { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`The shim ${name} does not compile: ${built.stderr}`);
  renameSync(making, library);
  return library;
}

function compiler(): string | null {
  const found = ['cc', 'gcc', 'clang'].find(
    (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
  );
  return found ?? null;
}
