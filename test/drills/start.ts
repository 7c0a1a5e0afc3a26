import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDesk } from '../../src/main/desk.ts';
import { seededChance } from '../../src/main/practice/seeded.ts';
import type { Drill, DrillRun } from './drill.ts';
import { startChild } from './rig/child.ts';
import { readRecording } from './rig/recording.ts';
import { drillOptions } from './rig/quiet-ports.ts';
import { inRoom } from './rig/room.ts';
import { buildShim, whyNoShim } from './rig/shim.ts';
import type { StartRequest } from './rig/start-desk.child.ts';

interface Line {
  readonly won?: true;
  readonly lost?: string;
  readonly holdsLedger?: boolean;
}

/** Starts several Tillbooks on one book at the same moment: exactly one gets it. */
export const start: Drill = {
  name: 'start',
  says: 'Starts two to four Tillbooks at once, kills the winner, and starts another.',
  plants: ['no-lock'],
  usualRuns: 50,
  async run(run) {
    const chance = seededChance(run.seed);
    const findings: string[] = [];
    const figures = { started: 0, 'freed by the kill within (ms)': 0 };
    let runs = 0;
    for (; runs < run.runs && findings.length < run.enough; runs += 1) {
      const rivals = chance.between(2, 4);
      await inRoom('start', async (room) => {
        const race = await raceFor(room, rivals, run);
        figures.started += rivals + 1;
        const slowest = Math.max(figures['freed by the kill within (ms)'], race.freedAfterMs);
        figures['freed by the kill within (ms)'] = slowest;
        findings.push(...race.findings.map((what) => `race ${String(runs + 1)}: ${what}`));
      });
      if (runs % 20 === 19) run.say(`${String(runs + 1)} races`);
    }
    return { runs, findings, figures };
  },
};

async function raceFor(room: string, rivals: number, run: DrillRun) {
  const dataDir = join(room, 'data');
  // Long enough for everybody to be loaded, on a computer that is busy with all of them.
  const request: StartRequest = {
    dataDir,
    plant: run.plant,
    atMs: Date.now() + 400 + rivals * 200,
    stayMs: 60_000,
  };
  const shim = whyNoShim() === null ? buildShim('recorder') : null;
  const children = Array.from({ length: rivals }, (_, place) => {
    const log = join(room, `recording-${String(place)}`);
    const env: Record<string, string> =
      shim === null ? {} : { LD_PRELOAD: shim, RECORD_FOLDER: dataDir, RECORD_LOG: log };
    return { log, child: startChild<Line>('./start-desk.child.ts', request, env) };
  });
  const lines = await Promise.all(children.map(({ child }) => child.until(() => true)));
  const findings = lines.flatMap((line, place) => {
    const entry = children[place];
    if (line === null) return [`one broke: ${entry?.child.complaints().slice(0, 300) ?? ''}`];
    return line.lost === undefined ? [] : judgeLoser(line, entry?.log ?? '');
  });
  const winners = children.filter((_, place) => lines[place]?.won === true);
  if (winners.length !== 1) findings.push(`${String(winners.length)} of ${String(rivals)} won`);
  for (const { child } of winners) child.kill();
  await Promise.all(children.map(({ child }) => child.ended));
  const freed = await freedAfter(dataDir);
  if (freed > 1000) findings.push(`the lock was still held ${String(freed)} ms after the kill`);
  return { findings, freedAfterMs: freed };
}

function judgeLoser(line: Line, log: string): readonly string[] {
  const ops = existsSync(log) ? readRecording(readFileSync(log)) : [];
  const touched = ops.some(({ file }) => file.startsWith('ledger.tillbook'));
  return [
    ...(line.lost?.includes('is open already') === true
      ? []
      : [`a loser said: ${String(line.lost)}`]),
    ...(line.holdsLedger === true ? ['a loser had opened the ledger'] : []),
    ...(touched ? ['a loser wrote to the ledger'] : []),
  ];
}

/** How long a start has to wait after the one that held the book was killed. */
async function freedAfter(dataDir: string): Promise<number> {
  const began = performance.now();
  for (;;) {
    try {
      const desk = await openDesk(drillOptions(dataDir));
      const waited = Math.round(performance.now() - began);
      await desk.close();
      return waited;
    } catch (cause) {
      if (performance.now() - began > 5000) throw cause;
    }
  }
}
