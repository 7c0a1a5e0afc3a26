import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fsyncMs, machine } from './machine.ts';
import { measure, type Result } from './measure.ts';
import { workloads } from './registry.ts';
import { tellResult, verdict } from './report/tell.ts';
import { createSharing } from './sharing.ts';
import { fullSizes } from './sizes.ts';

// npm run bench -- [--only W1,W5] [--json FILE] [--large] [--repetitions N] [--data DIR]

interface Wish {
  readonly only: readonly string[];
  readonly json: string | undefined;
  readonly large: boolean;
  readonly repetitions: number;
  readonly data: string;
}

function readWish(args: readonly string[]): Wish {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      json: { type: 'string' },
      large: { type: 'boolean' },
      repetitions: { type: 'string' },
      data: { type: 'string' },
    },
  });
  // npm changes to the project's folder and keeps the one where the command was given.
  const from = process.env['INIT_CWD'] ?? process.cwd();
  return {
    only: values.only?.toUpperCase().split(',') ?? [],
    json: values.json === undefined ? undefined : resolve(from, values.json),
    large: values.large ?? false,
    repetitions: Number(values.repetitions ?? fullSizes.repetitions),
    // Beside the project and not in the system's folder for such things, which may be in memory.
    data: values.data === undefined ? resolve('.runtime', 'bench') : resolve(from, values.data),
  };
}

async function main(wish: Wish): Promise<number> {
  const wanted = (id: string) =>
    wish.only.length === 0 || wish.only.some((only) => id === only || id.startsWith(`${only}-`));
  const chosen = workloads(wish).filter(({ id }) => wanted(id));
  if (chosen.length === 0) {
    const known = workloads({ large: true }).map(({ id }) => id);
    console.error(`There is no such workload. There are ${known.join(', ')}.`);
    return 2;
  }
  mkdirSync(wish.data, { recursive: true });
  const folder = mkdtempSync(join(wish.data, 'run-'));
  const sizes = { ...fullSizes, repetitions: wish.repetitions };
  const shared = createSharing({ folder, sizes, say: (line) => console.log(line) });
  try {
    const waitMs = fsyncMs(folder);
    console.log(`One wait for the disk takes ${String(waitMs)} ms here.`);
    const results: Result[] = [];
    for (const workload of chosen) {
      const obstacle = workload.cannotRun?.() ?? null;
      if (obstacle !== null) {
        console.log(`${workload.id} is skipped: ${obstacle}.`);
        continue;
      }
      const result = await measure(workload, shared.bench);
      tellResult(workload, result);
      results.push(result);
    }
    const report = { at: new Date().toISOString(), ...machine(), fsyncMs: waitMs, results };
    if (wish.json !== undefined) writeFileSync(wish.json, `${JSON.stringify(report, null, 2)}\n`);
    return verdict(results);
  } finally {
    await shared.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = await main(readWish(process.argv.slice(2)));
