import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { cpus, loadavg, release } from 'node:os';
import { join } from 'node:path';
import { quantile, rounded } from './figures.ts';

/** Where the figures were taken: they are this machine's, only their ratios travel. */
export const machine = () => ({
  node: process.version,
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  load: loadavg().map(rounded),
  system: `${process.platform} ${release()}`,
});

/** The median wait for the disk after 4 KB more of a file, in ms. */
export function fsyncMs(folder: string): number {
  const path = join(folder, 'fsync.bin');
  const page = Buffer.alloc(4096, 1);
  const file = openSync(path, 'w');
  const waits = Array.from({ length: 200 }, (_, count) => {
    writeSync(file, page, 0, page.length, count * page.length);
    const began = performance.now();
    fsyncSync(file);
    return performance.now() - began;
  });
  closeSync(file);
  rmSync(path);
  return rounded(quantile(waits, 0.5));
}
