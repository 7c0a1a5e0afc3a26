import Database from 'better-sqlite3';
import { openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { openDesk } from '../../../src/main/desk.ts';
import { seededChance } from '../../../src/main/practice/seeded.ts';
import { createFront, type Outcome } from './front.ts';
import { drillOptions } from './quiet-ports.ts';

// A desk that is never at rest, until it is killed. It writes down each thing that was acknowledged.

/** What the program that starts this one asks for. */
export interface BusyRequest {
  readonly dataDir: string;
  readonly name: string;
  readonly seed: number;
  readonly plant: string | null;
  /** How many acts; for ever where left out. */
  readonly acts?: number;
  /** Works the same way each time. */
  readonly steady?: boolean;
  /** A file for what was acknowledged, in place of the pipe. */
  readonly ackFile?: string;
  /** After so many acts the log is copied into the ledger. */
  readonly checkpointEvery?: number;
}

const request = JSON.parse(process.argv[2] ?? '') as BusyRequest;

const out = request.ackFile === undefined ? 1 : openSync(request.ackFile, 'a', 0o600);
/** A line is in the pipe or the file when this returns, so it outlives the process. */
const say = (line: object): void => void writeSync(out, `${JSON.stringify(line)}\n`);

const desk = await openDesk(
  drillOptions(request.dataDir, {
    complain: (cause) => say({ broken: String(cause) }),
    ...(request.steady === true ? { seed: request.seed } : {}),
  }),
);
const besides = new Database(join(request.dataDir, 'ledger.tillbook'));
const front = createFront(desk, seededChance(request.seed), request.name);
await front.open();
say({ ready: true });
for (let acts = 0; acts < (request.acts ?? Infinity); acts += 1) {
  for (const outcome of await act(acts)) {
    if (outcome.kind === 'acked') say({ ack: outcome.ack });
    else say({ refused: outcome.failure.sentence });
  }
  // As between two calls of a window.
  await setImmediate();
  if ((acts + 1) % (request.checkpointEvery ?? Infinity) === 0) {
    besides.pragma('wal_checkpoint(passive)');
  }
}
besides.close();
await desk.close();

async function act(place: number): Promise<readonly Outcome[]> {
  if (request.plant !== 'early-ack') return front.act();
  const attemptId = `${request.name}-early-${String(place)}`;
  say({ ack: { attemptId, call: 'payments.record', id: '', number: '' } });
  await front.record(100, attemptId);
  return [];
}
