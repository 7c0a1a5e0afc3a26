import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Workload } from '../workload.ts';

/** How often a payment waits for the disk, counted from outside by strace. */
export const w8: Workload = {
  id: 'W8',
  says: 'waits for the disk for each payment, checkpoints and signatures included',
  against: 'one for each commit',
  unit: 'fsyncs',
  better: 'less',
  goal: 1.1,
  floor: 1.5,
  once: true,
  cannotRun,
  async open({ folder, sizes }) {
    const few = Math.ceil(sizes.commands / 3);
    return {
      // What opening, founding and closing take is in both runs, so it falls out.
      ours: async () => ({
        figure: (fsyncs(folder, few + sizes.commands) - fsyncs(folder, few)) / sizes.commands,
      }),
      raw: async () => ({ figure: 1 }),
    };
  },
};

function cannotRun(): string | null {
  if (process.platform !== 'linux') return 'strace is only on Linux';
  const { error, status } = spawnSync('strace', ['-f', '-c', '-o', '/dev/null', 'true']);
  if (error !== undefined) return 'there is no strace here; the system’s package manager has it';
  return status === 0 ? null : 'strace may not look into programs here';
}

function fsyncs(folder: string, count: number): number {
  const log = join(folder, 'strace.txt');
  const program = fileURLToPath(new URL('../ours/pay-some.ts', import.meta.url));
  const only = ['-f', '-c', '-e', 'trace=fsync,fdatasync,sync_file_range', '-o', log];
  const child = [process.execPath, program, join(folder, 'traced'), String(count)];
  const { status, stderr } = spawnSync('strace', [...only, ...child], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The traced program failed. ${stderr}`);
  return callsIn(readFileSync(log, 'utf8'));
}

/** Sums the column of calls in strace's table, whose last line is the total. */
function callsIn(table: string): number {
  let calls = 0;
  for (const line of table.split('\n')) {
    const columns = line.trim().split(/\s+/);
    if (/sync/.test(columns.at(-1) ?? '')) calls += Number(columns[3]);
  }
  return calls;
}
