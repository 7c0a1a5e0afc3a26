import { join } from 'node:path';
import { makePairingCode } from '../../src/hub/pairing.ts';
import { type Chance, seededChance } from '../../src/main/practice/seeded.ts';
import { quickFolder } from '../support/quick-folder.ts';
import { dumpProjections } from '../support/projections.ts';
import type { Drill, DrillRun } from './drill.ts';
import { type FaultyHub, openFaultyHub, syncPlants } from './rig/faulty-hub.ts';
import { startSyncDesk, type SyncDesk } from './rig/sync-desk.ts';

const mostRounds = 4;

/** Desks that work apart behind a line that fails in every way: in the end all hold the same. */
export const sync: Drill = {
  name: 'sync',
  says: 'Lets desks work apart, cuts their line, doubles, loses and sets back, and compares them all.',
  plants: syncPlants,
  usualRuns: 200,
  async run(run) {
    const findings: string[] = [];
    let facts = 0;
    let runs = 0;
    for (; runs < run.runs && findings.length < run.enough; runs += 1) {
      const seed = run.seed + runs;
      const history = await oneHistory(seed, run.plant);
      facts += history.facts;
      findings.push(...history.findings.map((finding) => `Seed ${String(seed)}: ${finding}`));
      if (runs % 10 === 9) run.say(`${String(runs + 1)} of ${String(run.runs)}`);
    }
    return { runs, findings, figures: { facts } };
  },
};

async function oneHistory(
  seed: number,
  plant: DrillRun['plant'],
): Promise<{ readonly findings: readonly string[]; readonly facts: number }> {
  const quick = quickFolder();
  const chance = seededChance(seed);
  const complaints: unknown[] = [];
  const hub = openFaultyHub(join(quick.path, 'hub'), chance, plant);
  const desks: SyncDesk[] = [];
  try {
    const count = chance.between(2, 4);
    for (let place = 0; place < count; place += 1) {
      const options = {
        home: join(quick.path, `desk-${String(place)}`),
        code: `D${String(place + 1)}`,
        seed: seed * 31 + place,
        ...{ chance, line: hub.line },
        complain: (cause: unknown) => complaints.push(cause),
      };
      const desk = await startSyncDesk(options, place === 0);
      desks.push(desk);
      await letJoin(desk, hub);
    }
    hub.isFaulty = true;
    hub.isPlanted = true;
    const steps = chance.between(10, 40);
    for (let step = 0; step < steps; step += 1) await oneStep(chance.pick(desks), hub, chance);
    hub.isFaulty = false;
    const findings = await compare(desks, hub);
    const broke = complaints.map((cause) => `something broke: ${String(cause)}`);
    const facts = desks[0]?.book.read.get<{ n: number }>('select count(*) as n from fact')?.n ?? 0;
    return { findings: [...findings, ...broke], facts };
  } finally {
    for (const desk of desks) await desk.close();
    await hub.close();
    quick.remove();
  }
}

async function letJoin({ sync: way, code }: SyncDesk, hub: FaultyHub): Promise<void> {
  const typed = await makePairingCode(hub.store, (below) => code.charCodeAt(1) % below, 0);
  const joined = await way.join({
    hubUrl: 'http://127.0.0.1:4710',
    code: typed,
    deskName: code,
    deskCode: code,
  });
  if (!joined.ok) throw new Error(`${code} could not join: ${joined.failure.kind}`);
}

async function oneStep(desk: SyncDesk, hub: FaultyHub, chance: Chance): Promise<void> {
  const what = chance.between(1, 100);
  if (what <= 45) desk.work(chance.between(1, 8));
  else if (what <= 85) await desk.sync.now();
  else if (what <= 89) await desk.crash();
  else if (what <= 92) desk.backUp();
  else if (what <= 94) await desk.restore(chance.happens(50));
  else if (what <= 95) await hub.restart();
  else if (what <= 97) await hub.backUp();
  else await hub.putBack();
}

/** Lets everybody meet, and says in what they still differ. */
async function compare(desks: readonly SyncDesk[], hub: FaultyHub): Promise<readonly string[]> {
  const findings: string[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    for (const desk of desks) await desk.sync.now();
  }
  for (const { code, sync: way } of desks) {
    const { online, waiting, trouble } = way.status();
    if (!online || waiting > 0 || trouble !== undefined) {
      findings.push(
        `${code} is left with ${String(waiting)} waiting (${trouble ?? 'no trouble'}).`,
      );
    }
  }
  const [first, ...others] = desks.map((desk) => ({ code: desk.code, holds: holdings(desk) }));
  if (first === undefined) return ['There is no desk.'];
  for (const other of others) {
    for (const [table, rows] of Object.entries(first.holds)) {
      const theirs = other.holds[table] ?? [];
      if (theirs.join('\n') === rows.join('\n')) continue;
      const differ = rows.filter((row) => !theirs.includes(row)).length;
      findings.push(`${first.code} and ${other.code} differ in ${table}: ${String(differ)} rows.`);
    }
  }
  const atHub = await hub.store.read.all<{ hash: string }>('select hash from fact order by hash');
  if (atHub.map(({ hash }) => hash).join() !== (first.holds['fact'] ?? []).join()) {
    findings.push(`The hub holds ${String(atHub.length)} facts, the desks hold others.`);
  }
  const sum = desks[0]?.book.read.get<{ sum: number }>('select sum(amount) as sum from journal');
  if (sum?.sum !== 0) findings.push(`All accounts come to ${String(sum?.sum)}.`);
  return findings;
}

function holdings({ book: { read } }: SyncDesk): Readonly<Record<string, readonly string[]>> {
  const lines = (sql: string) => read.all<{ line: string }>(sql).map(({ line }) => line);
  return {
    fact: lines('select lower(hex(hash)) as line from fact order by 1'),
    words: lines('select hex(salt) || text as line from snapshot order by 1'),
    profile: lines(
      `select kind || hex(id) || field || coalesce(value, '') || lc as line from profile order by 1`,
    ),
    ...dumpProjections(read, 'with names'),
  };
}
