import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { seededChance } from '../../../src/main/practice/seeded.ts';
import { openDesk } from '../../../src/main/desk.ts';
import { type Fault, openControl } from './fault-control.ts';
import { type Ack, createFront } from './front.ts';
import { plantedDisk } from './planted-disk.ts';
import { drillOptions } from './quiet-ports.ts';

// A desk that makes a backup while it is busy and is then cut off; or one that restores a backup.

/** What the program that starts this one asks for. */
export interface RestoreRequest {
  readonly dataDir: string;
  readonly name: string;
  readonly seed: number;
  readonly plant: string | null;
  readonly what: 'make' | 'restore';
  readonly sealed: boolean;
  readonly file?: string;
  readonly passphrase?: string;
  readonly control?: string;
  readonly fault?: Fault;
}

const request = JSON.parse(process.argv[2] ?? '') as RestoreRequest;
const say = (line: object): void => void writeSync(1, `${JSON.stringify(line)}\n`);
const disk = plantedDisk(request.plant);
const desk = await openDesk(drillOptions(request.dataDir, { disk }));
const chance = seededChance(request.seed);
const front = createFront(desk, chance, request.name);

/** Works until told to stop, as between the calls of a window. */
async function work(until: () => boolean, acks: Ack[]): Promise<void> {
  while (!until()) {
    for (const outcome of await front.act()) if (outcome.kind === 'acked') acks.push(outcome.ack);
    await setImmediate();
  }
}

async function make(): Promise<void> {
  await front.open();
  const before: Ack[] = [];
  const wanted = chance.between(1, 25);
  await work(() => before.length >= wanted, before);
  const sealed = request.sealed ? await desk.ask('backups.passphrase', {}) : null;
  let isMade = false;
  const making = desk.ask('backups.make', {}).finally(() => {
    isMade = true;
  });
  const after: Ack[] = [];
  // A busy desk soon brings its log into the ledger; at a quiet one the log is all there is.
  if (chance.happens(60)) await work(() => isMade, after);
  const made = await making;
  if (!made.ok) return say({ refused: made.failure.sentence });
  const { id, folder } = made.value as { readonly id: string; readonly folder: string };
  const passphrase = sealed?.ok === true ? (sealed.value as { passphrase: string }) : {};
  say({ made: { file: join(folder, id), ...passphrase }, before });
  say({ before });
  await work(() => after.length >= chance.between(1, 10), after);
  for (const ack of after) say({ ack });
  // Cut off, so that the last entries are only in the log.
  process.kill(process.pid, 'SIGKILL');
}

async function restore(): Promise<void> {
  await front.open();
  if (request.control !== undefined && request.fault !== undefined) {
    openControl(request.control).arm(request.fault);
  }
  const { file, passphrase } = request;
  const staged = await desk.ask('backups.restore', { file, passphrase });
  if (!staged.ok) return say({ refused: staged.failure.sentence });
  say({ decided: true });
  // Some are cut off in between, with a log that belongs to the old ledger.
  if (chance.happens(50)) process.kill(process.pid, 'SIGKILL');
  await desk.ask('desk.reopen', {});
}

if (request.what === 'make') await make();
else await restore();
await desk.close();
