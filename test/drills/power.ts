import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { openDesk } from '../../src/main/desk.ts';
import { seededChance } from '../../src/main/practice/seeded.ts';
import type { Drill, DrillRun } from './drill.ts';
import { checkState } from './rig/check-state.ts';
import { epochOf } from './rig/check-book.ts';
import { startChild } from './rig/child.ts';
import type { BusyRequest } from './rig/busy-desk.child.ts';
import { drillOptions } from './rig/quiet-ports.ts';
import { type Op, readRecording } from './rig/recording.ts';
import { inRoom } from './rig/room.ts';
import { buildShim, whyNoShim } from './rig/shim.ts';
import { createTornDisk, type Surviving, type TornDisk } from './rig/torn-disk.ts';

/** So many acts are recorded at a time; a longer run records again with other figures. */
const actsPerRecording = 60;
const statesPerRecording = 20_000;
const ackName = 'acks.log';

/** Cuts the power at every moment of a recording, and looks what each possible disk would hold. */
export const power: Drill = {
  name: 'power',
  says: 'Rebuilds what a power cut could leave of a busy desk, moment by moment, and opens it.',
  plants: ['normal-sync'],
  usualRuns: 20_000,
  cannotRun: whyNoShim,
  async run(run) {
    const chance = seededChance(run.seed);
    const findings: string[] = [];
    const figures = { recordings: 0, operations: 0, acknowledged: 0, 'opened as a desk': 0 };
    let states = 0;
    while (states < run.runs && findings.length < run.enough) {
      const seed = chance.between(1, 2 ** 30);
      const wanted = Math.min(statesPerRecording, run.runs - states);
      await inRoom('power', async (room) => {
        const recorded = await record(room, run, seed);
        const done = await cutEverywhere(room, recorded, { wanted, seed, enough: run.enough });
        states += done.states;
        figures.recordings += 1;
        figures.operations += recorded.ops.length;
        figures.acknowledged += done.acked;
        figures['opened as a desk'] += done.desks;
        findings.push(...done.findings);
      });
      run.say(`${String(states)} states, ${String(findings.length)} findings`);
    }
    return { runs: states, findings, figures };
  },
};

interface Recorded {
  readonly start: ReadonlyMap<string, Buffer>;
  readonly ops: readonly Op[];
}

/** Lets a desk work under the recorder, on a book that was closed before. */
async function record(room: string, run: DrillRun, seed: number): Promise<Recorded> {
  const data = join(room, 'data');
  const log = join(room, 'recording');
  const request: BusyRequest = {
    dataDir: data,
    name: 'before',
    seed,
    plant: run.plant,
    acts: 10,
    steady: true,
  };
  await works(request);
  const start = filesOf(data);
  const recorded = {
    ...request,
    name: 'in',
    seed: seed + 1,
    acts: actsPerRecording,
    ackFile: join(data, ackName),
    checkpointEvery: 7,
  };
  await works(recorded, {
    LD_PRELOAD: buildShim('recorder'),
    RECORD_FOLDER: data,
    RECORD_LOG: log,
  });
  return { start, ops: readRecording(readFileSync(log)) };
}

async function works(request: BusyRequest, env: Record<string, string> = {}): Promise<void> {
  const child = startChild<{ readonly refused?: string }>('./busy-desk.child.ts', request, env);
  if (child.process.exitCode === null) await once(child.process, 'exit');
  await child.ended;
  if (child.process.exitCode !== 0) throw new Error(`The desk broke: ${child.complaints()}`);
}

/** What lies in a folder and outlives a power cut; the index of the log is made anew. */
function filesOf(folder: string): ReadonlyMap<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    names
      .filter((name) => statSync(join(folder, name)).isFile() && isKept(name))
      .map((name) => [name, readFileSync(join(folder, name))]),
  );
}

const isKept = (name: string): boolean => !name.endsWith('-shm') && !name.endsWith('.lock');

interface Cut {
  readonly states: number;
  readonly acked: number;
  readonly desks: number;
  readonly findings: readonly string[];
}

async function cutEverywhere(
  room: string,
  { start, ops }: Recorded,
  {
    wanted,
    seed,
    enough,
  }: { readonly wanted: number; readonly seed: number; readonly enough: number },
): Promise<Cut> {
  const chance = seededChance(seed + 2);
  const disk = createTornDisk(start);
  const folder = stateFolder(room);
  const acked: string[] = [];
  const findings: string[] = [];
  let [states, desks] = [0, 0];
  for (const [place, op] of ops.entries()) {
    disk.apply(op);
    if (op.kind === 'write' && op.file === ackName) acked.push(...ackedIn(op.data));
    // As many states at each moment as make up the number that was asked for.
    const due = Math.floor((wanted * (place + 1)) / ops.length);
    for (; states < due; states += 1) {
      const what = lookAt(folder, disk, { acked, chance, thoroughly: states % 50 === 0 });
      if (states % 1000 === 0) what.push(...(await openedAsDesk(folder, disk, chance)));
      if (states % 1000 === 0) desks += 1;
      if (what.length === 0) continue;
      const kept = keep(folder);
      findings.push(...what.map((one) => `after operation ${String(place)}: ${one} (${kept})`));
      if (findings.length >= enough)
        return { states: states + 1, acked: acked.length, desks, findings };
    }
    if (place % 50 === 0) await setImmediate();
  }
  rmSync(folder, { recursive: true, force: true });
  return { states, acked: acked.length, desks, findings };
}

function lookAt(
  folder: string,
  disk: TornDisk,
  how: {
    readonly acked: readonly string[];
    readonly chance: ReturnType<typeof seededChance>;
    readonly thoroughly: boolean;
  },
): string[] {
  put(folder, disk.cutPower(how.chance), (name) => name.startsWith('ledger.tillbook'));
  return [...checkState(join(folder, 'ledger.tillbook'), how.acked, how.thoroughly)];
}

/** The whole way that a person goes: it opens, can be written, and goes on in its own chain. */
async function openedAsDesk(
  folder: string,
  disk: TornDisk,
  chance: ReturnType<typeof seededChance>,
): Promise<string[]> {
  put(folder, disk.cutPower(chance), (name) => name !== ackName);
  const desk = await openDesk(drillOptions(folder));
  const health = await desk.ask('desk.health', {});
  await desk.close();
  const state = health.ok && 'state' in health.value ? health.value.state : 'none';
  const epoch = epochOf(join(folder, 'ledger.tillbook'));
  return [
    ...(state === 'open' ? [] : [`the desk opens ${state}`]),
    ...(epoch === 1 ? [] : [`the desk goes on in chain ${String(epoch)}`]),
  ];
}

/** Memory where there is some: thousands of states need no real disk. */
function stateFolder(room: string): string {
  const memory = '/dev/shm';
  const base = statSync(memory, { throwIfNoEntry: false })?.isDirectory() === true ? memory : room;
  const folder = join(base, `tillbook-power-${String(process.pid)}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

function put(folder: string, files: Surviving, wanted: (name: string) => boolean): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  for (const [name, content] of files) {
    if (content === null || !wanted(name) || !isKept(name)) continue;
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

const ackedIn = (data: Buffer): string[] =>
  data
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const { ack } = JSON.parse(line) as { readonly ack?: { readonly attemptId: string } };
      return ack?.attemptId ?? [];
    });

/** A state that fell short is worth more than its number. */
function keep(folder: string): string {
  const kept = join(tmpdir(), `tillbook-power-kept-${String(Date.now())}`);
  cpSync(folder, kept, { recursive: true });
  return kept;
}
