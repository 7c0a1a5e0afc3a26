import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Chance, seededChance } from '../../src/main/practice/seeded.ts';
import { whyNoPostgres } from '../support/hub/postgres-server.ts';
import type { Drill, DrillRun } from './drill.ts';
import { inRoom } from './rig/room.ts';
import { judgeOffice } from './office/judge-office.ts';
import { openLiveOffice, type LiveOffice } from './office/live-office.ts';
import { lineMoods } from './rig/faulty-proxy.ts';

/**
 * Three desks, a hub, its PostgreSQL and the lines between them, all as programs of their own, and
 * everything that befalls programs: one run is a second of it.
 */
export const office: Drill = {
  name: 'office',
  says: 'Kills, halts and cuts off the programs of an office for so many seconds, and counts what is left.',
  plants: ['page-with-gaps'],
  usualRuns: 60,
  async run(run) {
    return inRoom('office', async (room) => {
      const history = join(tmpdir(), `tillbook-office-${String(run.seed)}.jsonl`);
      writeFileSync(history, '');
      const note = (line: object): void => {
        appendFileSync(history, `${JSON.stringify({ at: Date.now(), ...line })}\n`);
      };
      // A planted hub keeps its facts in a file, where the bug is.
      const onPostgres = whyNoPostgres === null && run.plant === null;
      mkdirSync(join(room, 'hub'));
      const live = await openLiveOffice({
        room,
        seed: run.seed,
        plant: run.plant,
        onPostgres,
        note,
      });
      try {
        const faults = await makeTrouble(live, run, note);
        const judged = await judgeOffice(live);
        const acks = live.desks.reduce((total, { acks: some }) => total + some.length, 0);
        return {
          runs: run.runs,
          findings: judged.findings.map((finding) => `${finding} (history: ${history})`),
          figures: {
            acknowledged: acks,
            faults,
            facts: judged.facts,
            hub: onPostgres ? 'PostgreSQL' : 'SQLite',
          },
        };
      } finally {
        await live.close();
      }
    });
  },
};

/** Lets one thing after the other go wrong until the time is over; answers how many did. */
async function makeTrouble(
  live: LiveOffice,
  run: DrillRun,
  note: (line: object) => void,
): Promise<number> {
  const chance = seededChance(run.seed);
  const until = Date.now() + run.runs * 1000;
  let faults = 0;
  while (Date.now() < until) {
    await setTimeout(chance.between(100, 900));
    const fault = drawFault(live, chance);
    note({ fault: fault.says });
    await fault.happen();
    faults += 1;
    if (faults % 50 === 0) run.say(`${String(faults)} faults`);
  }
  return faults;
}

function drawFault(
  live: LiveOffice,
  chance: Chance,
): { readonly says: string; happen(): Promise<void> } {
  const desk = chance.pick(live.desks);
  const ms = chance.between(100, 1500);
  const at = chance.between(1, 100);
  if (at <= 45) {
    const mood = chance.pick(lineMoods);
    return { says: `line of ${desk.code} ${mood}`, happen: async () => desk.proxy.turn(mood) };
  }
  if (at <= 60) return { says: `kill ${desk.code}`, happen: () => desk.restart() };
  if (at <= 75) return { says: `halt ${desk.code}`, happen: () => desk.halt(ms) };
  if (at <= 88) return { says: 'kill hub', happen: () => live.restartHub() };
  if (at <= 96) return { says: 'halt hub', happen: () => live.haltHub(ms) };
  return { says: 'crash PostgreSQL', happen: () => live.crashPostgres() };
}
