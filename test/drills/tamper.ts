import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '../../src/shared/base/assert.ts';
import { type Chance, seededChance } from '../../src/main/practice/seeded.ts';
import type { Stage } from '../../src/main/safe/verify/stage.ts';
import { stages } from '../../src/main/safe/verify/verify-book.ts';
import { quickFolder } from '../support/quick-folder.ts';
import type { Drill, DrillRun } from './drill.ts';
import { type Eyes, judge, type Judgement } from './tamper/judge.ts';
import { listedDamages } from './tamper/listed-damages.ts';
import { type Damage, rawDamages, type Victim } from './tamper/raw-damages.ts';
import { type Sample, type Samples, writeSamples } from './tamper/sample.ts';
import { toldDamages } from './tamper/told-damages.ts';

const damages: readonly Damage[] = [...rawDamages, ...toldDamages, ...listedDamages];

/** What each planted bug looks away from. */
const blindSpots: Readonly<Record<string, ReadonlyArray<Stage['name']>>> = {
  'no-chain': ['chains'],
  'projection-unchecked': ['records'],
  'journal-unchecked': ['journal', 'balances'],
};

/** So many damages are done to one book before another one is written. */
const runsPerBook = 500;
const mostFindings = 20;
/** Of a planted bug one finding says enough. */
const enough = (run: DrillRun): number => (run.plant === null ? mostFindings : 1);

/** Damages a ledger in every way it may be damaged: nothing is ever changed unseen. */
export const tamper: Drill = {
  name: 'tamper',
  says: 'Damages copies of a real ledger and looks whether anything is changed that nobody notices.',
  plants: Object.keys(blindSpots),
  usualRuns: 2_000,
  async run(run) {
    const counts = new Map<string, number>();
    const findings: string[] = [];
    let runs = 0;
    for (let from = 0; from < run.runs && findings.length < enough(run); from += runsPerBook) {
      const folder = quickFolder();
      try {
        const samples = await writeSamples(folder.path, run.seed + from);
        const to = Math.min(from + runsPerBook, run.runs);
        for (let at = from; at < to && findings.length < enough(run); at += 1) {
          const { damage, judgement, said } = await oneRun(run, folder.path, samples, at);
          runs += 1;
          counts.set(judgement.kind, (counts.get(judgement.kind) ?? 0) + 1);
          findings.push(...silentOnly(judgement, `Run ${String(at)}, ${damage} (${said})`));
        }
      } finally {
        folder.remove();
      }
      run.say(`${String(runs)} of ${String(run.runs)}`);
    }
    return { runs, findings, figures: Object.fromEntries(counts) };
  },
};

interface OneRun {
  readonly damage: string;
  readonly said: string;
  readonly judgement: Judgement;
}

/** One damage to a fresh copy. Its chance comes from the seed and its own number, so it replays alone. */
async function oneRun(
  run: DrillRun,
  folder: string,
  samples: Samples,
  at: number,
): Promise<OneRun> {
  const chance = seededChance(run.seed * 1_000_003 + at);
  const sample = chance.happens(25) ? samples.crashed : samples.closed;
  const damage = pickDamage(chance, sample);
  const place = join(folder, 'victim');
  const victim = layOut(sample, place);
  try {
    const said = damage.work(victim, chance, samples);
    const judgement = await judge(
      sample.book,
      victim.ledger,
      sample.figures,
      eyesOf(run.plant, chance),
    );
    return { damage: damage.name, said, judgement };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** A desk opens its book before anybody verifies it; a copy may be verified without a desk. */
function eyesOf(plant: string | null, chance: Chance): Eyes {
  const blind = blindSpots[plant ?? ''] ?? [];
  return {
    stages: stages.filter(({ name }) => !blind.includes(name)),
    opens: chance.happens(40) && !blind.includes('chains'),
  };
}

function pickDamage(chance: Chance, sample: Sample): Damage {
  const fitting = damages.filter(({ needs }) => needs === 'either' || needs === sample.name);
  let at = chance.between(
    1,
    fitting.reduce((sum, { weight }) => sum + weight, 0),
  );
  const found = fitting.find(({ weight }) => {
    at -= weight;
    return at <= 0;
  });
  return must(found, 'One of the damages is picked.');
}

function layOut(sample: Sample, place: string): Victim {
  mkdirSync(place, { recursive: true });
  const at = (end: string) => join(place, `ledger${end}`);
  for (const [end, file] of Object.entries(sample.files)) cpSync(file, at(end));
  return { ledger: at('.tillbook'), log: at('.tillbook-wal'), witness: at('.witness') };
}

/** What is worth telling: only a change that nobody noticed. */
const silentOnly = (judgement: Judgement, where: string): readonly string[] =>
  judgement.kind === 'silent' ? [`${where}: ${judgement.what}`] : [];
