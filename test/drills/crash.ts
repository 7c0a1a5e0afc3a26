import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openDesk } from '../../src/main/desk.ts';
import { type Chance, seededChance } from '../../src/main/practice/seeded.ts';
import type { Drill, DrillOutcome, DrillRun } from './drill.ts';
import { checkBook, epochOf } from './rig/check-book.ts';
import { startChild } from './rig/child.ts';
import type { BusyRequest } from './rig/busy-desk.child.ts';
import type { Ack } from './rig/front.ts';
import { drillOptions } from './rig/quiet-ports.ts';
import { inRoom } from './rig/room.ts';

interface Line {
  readonly ready?: true;
  readonly ack?: Ack;
  readonly refused?: string;
  readonly broken?: string;
}

/** So often a book is killed before a new one begins, so that books of every age are met. */
const killsPerBook = 25;
/** The computer has two cores; one process each. */
const lanes = 2;

/** Kills a busy desk again and again: nothing acknowledged is lost, nothing is half there. */
export const crash: Drill = {
  name: 'crash',
  says: 'Kills a busy desk at random moments and looks whether everything acknowledged is there.',
  plants: ['early-ack', 'half-commits'],
  usualRuns: 200,
  async run(run) {
    const perLane = Math.ceil(run.runs / lanes);
    const results = await Promise.all(
      Array.from({ length: lanes }, (_, lane) =>
        killInLane(run, lane, Math.min(perLane, run.runs - lane * perLane)),
      ),
    );
    const sum = (what: 'runs' | 'acks' | 'atStart') =>
      results.reduce((total, one) => total + one[what], 0);
    return {
      runs: sum('runs'),
      findings: results.flatMap(({ findings }) => findings),
      figures: { acknowledged: sum('acks'), 'killed while starting': sum('atStart') },
    } satisfies DrillOutcome;
  },
};

interface LaneResult {
  readonly runs: number;
  readonly acks: number;
  readonly atStart: number;
  readonly findings: readonly string[];
}

async function killInLane(run: DrillRun, lane: number, kills: number): Promise<LaneResult> {
  const chance = seededChance(run.seed + lane * 7919);
  let total: LaneResult = { runs: 0, acks: 0, atStart: 0, findings: [] };
  for (let book = 0; total.runs < kills && total.findings.length < run.enough; book += 1) {
    const name = `L${String(lane)}-${String(book)}`;
    const times = Math.min(killsPerBook, kills - total.runs);
    const one = await inRoom('crash', (room) => killOneBook(room, name, { run, chance, times }));
    total = {
      runs: total.runs + one.runs,
      acks: total.acks + one.acks,
      atStart: total.atStart + one.atStart,
      findings: [...total.findings, ...one.findings],
    };
    run.say(
      `lane ${String(lane)}: ${String(total.runs)} kills, ${String(total.acks)} acknowledged`,
    );
  }
  return total;
}

/** Kills the desk of one book again and again. */
async function killOneBook(
  room: string,
  book: string,
  how: { readonly run: DrillRun; readonly chance: Chance; readonly times: number },
): Promise<LaneResult> {
  const { run, chance, times } = how;
  const acks: Ack[] = [];
  const findings: string[] = [];
  let [runs, atStart, checked] = [0, 0, 0];
  while (runs < times && findings.length < run.enough) {
    const name = `${book}-${String(runs)}`;
    const request = { dataDir: room, name, seed: chance.between(1, 2 ** 30), plant: run.plant };
    const death = { whileStarting: chance.happens(25), ms: chance.between(0, 200) };
    const life = await liveAndDie(request, death);
    acks.push(...life.acks);
    runs += 1;
    // What was acknowledged in earlier lives is looked for once more when the book ends.
    const demands =
      runs === times ? { acks, thoroughly: true } : { acks: life.acks, after: checked };
    const after = checkAfter(room, demands);
    checked = after.facts;
    findings.push(...life.findings, ...after.findings.map((what) => `${name}: ${what}`));
    if (life.acks.length === 0) atStart += 1;
  }
  findings.push(...(await reopened(room, book)));
  return { runs, acks: acks.length, atStart, findings };
}

/** One life of a desk: it works until it is killed. */
async function liveAndDie(
  request: BusyRequest,
  death: { readonly whileStarting: boolean; readonly ms: number },
): Promise<{ readonly acks: readonly Ack[]; readonly findings: readonly string[] }> {
  const child = startChild<Line>('./busy-desk.child.ts', request);
  if (!death.whileStarting) await child.until((line) => line.ready === true);
  await setTimeout(death.whileStarting ? 100 + death.ms : death.ms);
  const diedItself = child.process.exitCode !== null;
  child.kill();
  const lines = await child.ended;
  const findings = lines.flatMap(({ refused, broken }) => [refused ?? [], broken ?? []].flat());
  if (diedItself) findings.push(`The desk ended by itself: ${child.complaints().slice(0, 500)}`);
  return { acks: lines.flatMap(({ ack }) => ack ?? []), findings };
}

function checkAfter(room: string, demands: Parameters<typeof checkBook>[1]) {
  try {
    return checkBook(join(room, 'ledger.tillbook'), demands);
  } catch (cause) {
    // Killed before there was a book: only a loss where something had been acknowledged.
    if (demands.acks.length === 0) return { findings: [], facts: 0 };
    return { findings: [`The book can't be read: ${String(cause)}`], facts: 0 };
  }
}

/** Opens the book as a person would: it must open, and go on in its own chain. */
async function reopened(room: string, name: string): Promise<readonly string[]> {
  const desk = await openDesk(drillOptions(room));
  const health = await desk.ask('desk.health', {});
  await desk.close();
  const state = health.ok && 'state' in health.value ? health.value.state : 'none';
  const epochs = epochOf(join(room, 'ledger.tillbook'));
  return [
    ...(state === 'open' ? [] : [`${name}: after the kill the book is ${state}.`]),
    ...(epochs <= 1 ? [] : [`${name}: the desk went on in chain ${String(epochs)} for no reason.`]),
  ];
}
