import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDesk } from '../../src/main/desk.ts';
import { lookInto } from '../../src/main/db/file.ts';
import { type Chance, seededChance } from '../../src/main/practice/seeded.ts';
import { unsealFile } from '../../src/main/safe/sealed-file.ts';
import type { Drill, DrillRun } from './drill.ts';
import { checkBook } from './rig/check-book.ts';
import { startChild } from './rig/child.ts';
import { type Fault, makeControl } from './rig/fault-control.ts';
import { type Ack, createFront } from './rig/front.ts';
import { plantedDisk } from './rig/planted-disk.ts';
import { drillOptions } from './rig/quiet-ports.ts';
import { inRoom } from './rig/room.ts';
import type { RestoreRequest } from './rig/restore.child.ts';
import { buildShim, whyNoShim } from './rig/shim.ts';

/** Makes backups under load, restores them, and kills the restore wherever it stands. */
export const backup: Drill = {
  name: 'backup',
  says: 'Restores backups that were made under load, killed at any step: the backup or the book.',
  plants: ['bare-copies', 'log-left-behind'],
  usualRuns: 100,
  cannotRun: whyNoShim,
  async run(run) {
    const chance = seededChance(run.seed);
    const findings: string[] = [];
    const figures = { 'came out as the backup': 0, 'stayed as it was': 0, refused: 0, kills: 0 };
    let runs = 0;
    for (; runs < run.runs && findings.length < run.enough; runs += 1) {
      await inRoom('backup', async (room) => {
        const one = await restoreOnce(room, run, chance, `r${String(runs)}`);
        figures[one.outcome] += 1;
        figures.kills += one.kills;
        findings.push(...one.findings.map((what) => `restore ${String(runs + 1)}: ${what}`));
      });
      if (runs % 10 === 9) run.say(`${String(runs + 1)} restores`);
    }
    return { runs, findings, figures };
  },
};

type Outcome = 'came out as the backup' | 'stayed as it was' | 'refused';

interface MadeBackup {
  readonly file: string;
  readonly passphrase?: string;
}

interface Line {
  readonly made?: MadeBackup;
  readonly before?: readonly Ack[];
  readonly ack?: Ack;
  readonly refused?: string;
  readonly decided?: true;
}

async function restoreOnce(room: string, run: DrillRun, chance: Chance, name: string) {
  const folder = join(room, 'data');
  mkdirSync(folder, { mode: 0o700 });
  const findings: string[] = [];
  const sealed = chance.happens(50);
  const request: RestoreRequest = {
    dataDir: folder,
    name,
    seed: chance.between(1, 2 ** 30),
    plant: run.plant,
    what: 'make',
    sealed,
  };
  // A busy desk makes a backup, works on, and is cut off: its last entries are only in its log.
  const lines = await startChild<Line>('./restore.child.ts', request).ended;
  const made = lines.find((line) => line.made !== undefined)?.made;
  const before = lines.find((line) => line.before !== undefined)?.before ?? [];
  const acks = lines.flatMap(({ ack }) => ack ?? []);
  if (made === undefined) {
    const why = lines.find((line) => line.refused !== undefined)?.refused ?? 'it broke';
    return { outcome: 'refused' as const, kills: 0, findings: [`no backup was made: ${why}`] };
  }
  const plain = join(room, 'plain');
  layPlain(made, plain);
  findings.push(...holdsWhatWasAcked(plain, before));
  const isSpoiled = chance.happens(20);
  if (isSpoiled) spoil(made.file, chance);
  const ledger = join(folder, 'ledger.tillbook');
  const [ofBook, ofBackup] = [factsIn(ledger), factsIn(plain)];
  const restore = { ...request, ...made, what: 'restore' } as const;
  const { kills, decided } = await killInRestore(room, restore, chance);
  try {
    const outcome = await settle(folder, { ofBook, ofBackup, plant: run.plant }, findings);
    if (decided && outcome === 'stayed as it was') findings.push('a decided restore undid itself');
    const demands = outcome === 'came out as the backup' ? before : [...before, ...acks];
    const checked = checkBook(ledger, { acks: demands, thoroughly: true });
    return { outcome, kills, findings: [...findings, ...checked.findings] };
  } catch (cause) {
    // A blend of two books may be so broken that SQLite gives up on it.
    findings.push(`the book can't be read: ${String(cause)}`);
    return { outcome: 'refused' as const, kills, findings };
  }
}

/** Restores in a process that is killed at any call, once or twice, or not at all. */
async function killInRestore(room: string, request: RestoreRequest, chance: Chance) {
  const control = join(room, 'control');
  let kills = 0;
  const lines: Line[] = [];
  for (let times = chance.between(0, 2); times > 0; times -= 1) {
    const fault: Fault = {
      nth: chance.between(1, 150),
      kind: chance.pick(['gone', 'torn']),
      sticky: false,
    };
    makeControl(control);
    const asked: RestoreRequest = { ...request, control, fault };
    const child = startChild<Line>('./restore.child.ts', asked, {
      LD_PRELOAD: buildShim('faults'),
      FAULT_FOLDER: join(room, 'data'),
      FAULT_CONTROL: control,
    });
    lines.push(...(await child.ended));
    if (child.process.exitCode === 99) kills += 1;
  }
  // Where every one was killed too early, this one goes through, or is refused for good.
  if (chance.happens(70)) {
    lines.push(...(await startChild<Line>('./restore.child.ts', request).ended));
  }
  return { kills, decided: lines.some((line) => line.decided === true) };
}

/** The next start: what is there is the backup, or the book as it was, and nothing in between. */
async function settle(
  folder: string,
  facts: {
    readonly ofBook: readonly string[];
    readonly ofBackup: readonly string[];
    readonly plant: string | null;
  },
  findings: string[],
): Promise<Outcome> {
  const desk = await openDesk(drillOptions(folder, { disk: plantedDisk(facts.plant) }));
  const front = createFront(desk, seededChance(7), 'after');
  const health = await desk.ask('desk.health', {});
  const state = health.ok && 'state' in health.value ? health.value.state : 'none';
  if (state !== 'open') findings.push(`the next start leaves the book ${state}`);
  else await front.open();
  await desk.close();
  const now = factsIn(join(folder, 'ledger.tillbook'));
  const isBackup = continues(now, facts.ofBackup);
  const isBook = continues(now, facts.ofBook);
  if (isBook) return 'stayed as it was';
  if (isBackup) return 'came out as the backup';
  findings.push('the book is neither the backup nor what it was');
  return 'refused';
}

/** Whether a book is another one with nothing but beginnings of chains after it. */
const continues = (now: readonly string[], before: readonly string[]): boolean =>
  before.every((fact, place) => now[place] === fact) &&
  now.slice(before.length).every((fact) => fact.startsWith('epoch-begun'));

function factsIn(file: string): readonly string[] {
  const connection = lookInto(file);
  try {
    return connection
      .prepare<[], string>(`select type || ' ' || hex(hash) from fact order by n`)
      .pluck()
      .all();
  } finally {
    connection.close();
  }
}

/** The backup in its plain form; everything acknowledged before it was asked for must be in it. */
function holdsWhatWasAcked(plain: string, before: readonly Ack[]): readonly string[] {
  return checkBook(plain, { acks: before, thoroughly: true }).findings.map(
    (what) => `in the backup: ${what}`,
  );
}

function layPlain(made: MadeBackup, plain: string): void {
  if (made.passphrase === undefined) return cpSync(made.file, plain);
  const pieces: Buffer[] = [];
  unsealFile(made.file, made.passphrase, (piece) => pieces.push(piece));
  writeFileSync(plain, Buffer.concat(pieces));
}

/** Some bytes of the backup are changed, or its end is cut off. */
function spoil(file: string, chance: Chance): void {
  const bytes = readFileSync(file);
  const at = chance.between(0, bytes.length - 1);
  if (chance.happens(50)) return writeFileSync(file, bytes.subarray(0, at));
  const length = Math.min(chance.between(1, 5000), bytes.length - at);
  for (let place = at; place < at + length; place += 1) {
    bytes.writeUInt8(bytes.readUInt8(place) ^ chance.between(1, 255), place);
  }
  writeFileSync(file, bytes);
}
