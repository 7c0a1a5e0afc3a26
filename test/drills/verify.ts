import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Desk, openDesk } from '../../src/main/desk.ts';
import { openWitness, witnessPath } from '../../src/main/book/witness.ts';
import { seededChance } from '../../src/main/practice/seeded.ts';
import { changeBehind } from '../support/behind.ts';
import { verifyFile } from '../support/kept-book.ts';
import { quickFolder } from '../support/quick-folder.ts';
import type { Drill, DrillRun } from './drill.ts';
import { fillBook } from './verify/big-book.ts';
import { longLooks, type LongLook } from './verify/long-looks.ts';
import { plainDamages } from './verify/plain-damages.ts';
import { watchLook } from './verify/watch-look.ts';
import { drillOptions } from './rig/quiet-ports.ts';
import { stages } from '../../src/main/safe/verify/verify-book.ts';

/** Nobody at the desk may wait longer than this for anything that goes through the whole book. */
const mostMs = 50;

/**
 * Where another program takes the processor away at the wrong moment, the same work doesn't stop
 * at the same place again; where the desk itself holds everybody up, it does so each time.
 */
const mostTries = 3;

/** Goes through a large book in every way there is while somebody works at the desk. */
export const verify: Drill = {
  name: 'verify',
  says: 'Verifies, rebuilds and copies a book of so many entries while people go on working.',
  plants: ['verify-at-the-desk', 'projection-unchecked'],
  usualRuns: 200_000,
  async run(run) {
    const findings: string[] = [];
    const figures: Record<string, number | string> = {};
    // In memory: a disk that others keep busy is no fault of the look.
    const room = quickFolder();
    try {
      const folder = join(room.path, 'data');
      mkdirSync(folder, { mode: 0o700 });
      await lookAtAll(run, folder, { findings, figures });
      if (findings.length < run.enough) findings.push(...tellsEach(run, folder));
    } finally {
      room.remove();
    }
    return { runs: run.runs, findings, figures };
  },
};

/** Fills a book and goes through it in every way. */
async function lookAtAll(run: DrillRun, folder: string, outcome: Outcome): Promise<void> {
  const complain = (cause: unknown) => void outcome.findings.push(`it broke: ${String(cause)}`);
  const desk = await openDesk(drillOptions(folder, { complain }));
  try {
    const began = performance.now();
    await fillBook(desk, seededChance(run.seed), run.runs);
    const took = seconds(performance.now() - began);
    run.say(`A book of ${run.runs.toLocaleString('en')} entries after ${took}`);
    for (const look of run.plant === 'projection-unchecked' ? [] : longLooks(folder, run)) {
      if (outcome.findings.length < run.enough) await lookLong(run, desk, look, outcome);
    }
  } finally {
    await desk.close();
  }
}

/** Where people are held up while nothing goes on, only the desk's own work tells anything. */
async function isCalm(desk: Desk): Promise<boolean> {
  const aSecond = () => new Promise((resolve) => void setTimeout(resolve, 1000));
  const { longestMs } = await watchLook(desk, aSecond);
  return longestMs < mostMs / 5;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

interface Outcome {
  readonly findings: string[];
  readonly figures: Record<string, number | string>;
}

/** One long look, watched. */
async function lookLong(
  run: DrillRun,
  desk: Desk,
  look: LongLook,
  { findings, figures }: Outcome,
): Promise<void> {
  const amiss: string[] = [];
  const tries = run.plant === null ? mostTries : 1;
  for (let time = 0; time < tries; time += 1) {
    amiss.length = 0;
    look.before?.();
    const seen = await watchLook(desk, () => look.ask(desk));
    const longest = `${seen.longestMs.toFixed(0)} ms`;
    figures[look.name] = `${seconds(seen.tookMs)}, held up ${longest}, ${String(seen.calls)} calls`;
    figures['memory MB'] = Math.max(Number(figures['memory MB'] ?? 0), seen.memoryMb);
    amiss.push(...seen.value.map((what) => `${look.name}: ${what}`));
    const isHeld = seen.workedMs > mostMs || (seen.longestMs > mostMs && (await isCalm(desk)));
    if (isHeld) amiss.push(`${look.name} held everybody up for ${longest}`);
    if (look.tellsProgress === true && seen.progress === 0)
      amiss.push(`${look.name} told no progress`);
    if (!seen.progressGrows) amiss.push(`${look.name} told progress that went back`);
    if (amiss.length === 0) break;
  }
  run.say(`${look.name}: ${String(figures[look.name])}`);
  findings.push(...amiss);
}

const stagesOf = ({ plant }: DrillRun) =>
  stages.filter(({ name }) => plant !== 'projection-unchecked' || name !== 'records');

/** Each damage in a book of this size is told in its words. */
function tellsEach(run: DrillRun, folder: string): readonly string[] {
  const ledger = join(folder, 'ledger.tillbook');
  const damaged = join(folder, 'damaged.tillbook');
  return plainDamages.flatMap(({ name, sql, says }) => {
    cpSync(ledger, damaged);
    try {
      const wanted = says(damaged);
      changeBehind(damaged, sql);
      const witness = openWitness(witnessPath(ledger));
      const memories = { testimony: witness.testimony(), kept: null };
      witness.close();
      const { findings } = verifyFile(damaged, memories, stagesOf(run));
      const told = findings.some(({ sentence }) => sentence === wanted);
      run.say(`${name}: ${told ? wanted : 'not told'}`);
      return told
        ? []
        : [`${name} was not told: “${wanted}” is not among ${String(findings.length)} findings`];
    } finally {
      rmSync(damaged);
    }
  });
}
