import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Drill } from './drill.ts';
import { drills } from './registry.ts';

// npm run drill -- NAME --runs N --seed S --json FILE --plant BUG

const usage = `Usage: npm run drill -- NAME [--runs N] [--seed S] [--json FILE] [--plant BUG]
Drills: ${Object.keys(drills).join(', ')}`;

/** Runs one drill from the command line; answers the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      runs: { type: 'string' },
      seed: { type: 'string' },
      json: { type: 'string' },
      plant: { type: 'string' },
    },
  });
  const load = drills[positionals[0] ?? ''];
  if (load === undefined) {
    console.error(usage);
    return 2;
  }
  const drill = await load();
  const seed = Number(values.seed ?? randomInt(2 ** 31));
  const runs = Number(values.runs ?? drill.usualRuns);
  if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(runs) || runs < 1) {
    console.error(`${usage}\n--runs and --seed take whole numbers.`);
    return 2;
  }
  const plant = values.plant ?? null;
  if (plant !== null && !drill.plants.includes(plant)) {
    console.error(`${drill.name} knows these bugs: ${drill.plants.join(', ')}`);
    return 2;
  }
  return report(drill, { runs, seed, plant }, values.json);
}

async function report(
  drill: Drill,
  asked: { readonly runs: number; readonly seed: number; readonly plant: string | null },
  file: string | undefined,
): Promise<number> {
  console.log(`SEED=${String(asked.seed)}`);
  const skipped = drill.cannotRun?.() ?? null;
  if (skipped !== null) {
    console.log(`${drill.name} was skipped: ${skipped}`);
    write(file, { ...asked, name: drill.name, ok: true, findings: [], skipped });
    return 0;
  }
  const began = Date.now();
  const outcome = await drill.run({ ...asked, enough: 10, say: (line) => console.log(line) });
  const ok = outcome.findings.length === 0;
  const seconds = Math.round((Date.now() - began) / 100) / 10;
  write(file, {
    name: drill.name,
    seed: asked.seed,
    runs: outcome.runs,
    ok,
    findings: outcome.findings,
    figures: { ...outcome.figures, seconds },
    ...(asked.plant === null ? {} : { plant: asked.plant }),
  });
  for (const finding of outcome.findings.slice(0, 20)) console.log(`- ${finding}`);
  const counted = Object.entries(outcome.figures).map(([what, figure]) => `${what} ${figure}`);
  console.log(
    `${drill.name}: ${String(outcome.runs)} runs, ${String(outcome.findings.length)} findings (${[...counted, `${String(seconds)} s`].join(', ')})`,
  );
  return ok ? 0 : 1;
}

function write(file: string | undefined, result: object): void {
  if (file !== undefined) writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
}

process.exitCode = await main(process.argv.slice(2));
