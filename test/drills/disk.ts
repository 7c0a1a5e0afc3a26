import { spawnSync } from 'node:child_process';
import Database from 'better-sqlite3';
import {
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Desk, openDesk } from '../../src/main/desk.ts';
import { type Disk, systemDisk } from '../../src/main/ports/disk.ts';
import { seededChance } from '../../src/main/practice/seeded.ts';
import type { Drill, DrillRun } from './drill.ts';
import { checkBook } from './rig/check-book.ts';
import { type Ack, createFront, type Front, type Outcome } from './rig/front.ts';
import { plant } from './rig/plants.ts';
import { drillOptions } from './rig/quiet-ports.ts';
import { inRoom } from './rig/room.ts';

/** Fills the disk, goes on working, makes room, goes on again: without starting anew. */
export const disk: Drill = {
  name: 'disk',
  says: 'Fills the disk under a busy desk, and frees it again, over and over.',
  plants: ['deaf-commits', 'stays-stopped'],
  usualRuns: 50,
  run: (run) =>
    inRoom('disk', async (room) => {
      const small = smallDisk(room);
      run.say(small.says);
      const unplant = plant(run.plant);
      try {
        return await fillAndFree(run, small);
      } finally {
        unplant();
        small.remove();
      }
    }),
};

/** A disk that can be filled. */
interface SmallDisk {
  readonly folder: string;
  readonly says: string;
  /** Whether a book can be opened on it while it is full. */
  readonly opensFull: boolean;
  /** How the desk hears what is free, where the system does not say it. */
  readonly disk?: Disk;
  /** Leaves so many bytes. */
  fill(leave: number): void;
  free(): void;
  remove(): void;
}

async function fillAndFree(run: DrillRun, small: SmallDisk) {
  const chance = seededChance(run.seed);
  const acks: Ack[] = [];
  const findings: string[] = [];
  const figures = { acknowledged: 0, refused: 0, 'opened while full': 0 };
  const open = () => openDesk(drillOptions(small.folder, { disk: small.disk }));
  let desk = await open();
  let front = createFront(desk, chance, 'c0');
  await front.open();
  for (let cycle = 1; cycle <= run.runs && findings.length < run.enough; cycle += 1) {
    const say = (what: string): void => void findings.push(`cycle ${String(cycle)}: ${what}`);
    if (cycle % 5 === 0 && small.opensFull) {
      await desk.close();
      small.fill(0);
      desk = await open();
      front = createFront(desk, chance, `c${String(cycle)}`);
      await mustOnlyRead(desk, say);
      figures['opened while full'] += 1;
    } else {
      small.fill(chance.between(0, 100) * 4096);
      figures.refused += await workUntilFull({ desk, front }, acks, say);
      await mustOnlyRead(desk, say);
    }
    small.free();
    await goOn(desk, front, run.plant);
    acks.push(...(await mustWork(front, say)));
  }
  await desk.close();
  const checked = checkBook(join(small.folder, 'ledger.tillbook'), { acks, thoroughly: true });
  figures.acknowledged = acks.length;
  return { runs: run.runs, findings: [...findings, ...checked.findings], figures };
}

/** Works on until nothing fits any more; the desk itself makes what room it can, which is counted. */
async function workUntilFull(
  { desk, front }: { readonly desk: Desk; readonly front: Front },
  acks: Ack[],
  say: (what: string) => void,
): Promise<number> {
  let refused = 0;
  for (let acts = 0; acts < 5000; acts += 1) {
    for (const outcome of await acted(front, say)) {
      if (outcome.kind === 'acked') {
        acks.push(outcome.ack);
        continue;
      }
      refused += 1;
      if (outcome.failure.kind !== 'disk-full') {
        say(`refused as ${outcome.failure.kind}`);
        return refused;
      }
      if ((await healthOf(desk))?.canWrite === false) return refused;
    }
  }
  say('the disk never got full');
  return refused;
}

/** Looking never fails, so whatever is thrown is a finding by itself. */
async function acted(front: Front, say: (what: string) => void): Promise<readonly Outcome[]> {
  try {
    return await front.act();
  } catch (cause) {
    say(String(cause));
    return [];
  }
}

async function healthOf(desk: Desk) {
  const health = await desk.ask('desk.health', {});
  return health.ok ? (health.value as { canWrite: boolean; why?: { kind: string } }) : null;
}

/** While the disk is full people can look at everything, and are told what is the matter. */
async function mustOnlyRead(desk: Desk, say: (what: string) => void): Promise<void> {
  const health = await healthOf(desk);
  if (health?.canWrite !== false) say('the desk says that it can write');
  if (health?.why?.kind !== 'disk-full') say(`it says why: ${String(health?.why?.kind)}`);
  const status = await desk.ask('setup.status', {});
  if (!status.ok) say(`looking is refused: ${status.failure.kind}`);
}

/** What a person does who has made room: nothing, or one press where the book was only opened. */
async function goOn(desk: Desk, front: Front, planted: string | null): Promise<void> {
  await front.open();
  if (planted === 'stays-stopped') return;
  if ((await healthOf(desk))?.canWrite !== true) await desk.ask('desk.reopen', {});
}

async function mustWork(front: Front, say: (what: string) => void): Promise<readonly Ack[]> {
  const outcome = await front.record(1234);
  if (outcome.kind === 'acked') return [outcome.ack];
  say(`there is room again, but it is refused as ${outcome.failure.kind}`);
  return [];
}

const diskBytes = 3 * 1024 * 1024;

/** A disk in memory where we may mount one; else a ledger that may not grow. */
function smallDisk(room: string): SmallDisk {
  const folder = join(room, 'small');
  mkdirSync(folder);
  const size = `size=${String(diskBytes)},mode=0700`;
  const mounted =
    process.platform === 'linux' &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', size, 'tillbook-drill', folder]).status === 0;
  return mounted ? mountedDisk(folder) : boundedLedger(folder);
}

function mountedDisk(folder: string): SmallDisk {
  const ballast = join(folder, 'ballast');
  return {
    folder,
    says: 'a disk of 3 MB in memory',
    opensFull: true,
    fill: (leave) => fillWith(ballast, leave),
    free: () => rmSync(ballast, { force: true }),
    remove: () => void spawnSync('umount', ['-l', folder]),
  };
}

function fillWith(path: string, leave: number): void {
  const file = openSync(path, 'w');
  try {
    // Where no large piece fits any more, a smaller one may.
    for (const size of [65_536, 4096, 512, 1]) {
      const bytes = Buffer.alloc(size);
      while (fits(file, bytes));
    }
    const { size } = fstatSync(file);
    ftruncateSync(file, Math.max(0, size - leave));
  } finally {
    closeSync(file);
  }
}

function fits(file: number, bytes: Buffer): boolean {
  try {
    return writeSync(file, bytes) === bytes.length;
  } catch {
    return false;
  }
}

/** Where no disk can be mounted, SQLite itself is told that the file may have no more pages. */
function boundedLedger(folder: string): SmallDisk {
  let isFull = false;
  const open = new Set<Database.Database>();
  const { pragma } = Database.prototype;
  const bound = (connection: Database.Database): void => {
    if (!connection.open || connection.readonly) return;
    pragma.call(connection, `max_page_count = ${isFull ? '1' : '1000000'}`);
  };
  Database.prototype.pragma = function bounded(this: Database.Database, source, options) {
    const answer: unknown = pragma.call(this, source, options);
    if (source === 'synchronous = full') {
      open.add(this);
      bound(this);
    }
    return answer;
  };
  const set = (full: boolean): void => {
    isFull = full;
    for (const connection of open) bound(connection);
  };
  return {
    folder,
    says: 'a ledger that may not grow, as no disk can be mounted here',
    opensFull: false,
    disk: { ...systemDisk, freeBytes: () => (isFull ? 0 : 1e9) },
    fill: () => set(true),
    free: () => set(false),
    remove: () => {
      Database.prototype.pragma = pragma;
    },
  };
}
