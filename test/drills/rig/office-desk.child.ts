import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { openDesk } from '../../../src/main/desk.ts';
import { seededChance } from '../../../src/main/practice/seeded.ts';
import type { CallInput, CallValue } from '../../../src/shared/contract/contract.ts';
import { type Ack, createFront } from './front.ts';
import { drillOptions } from './quiet-ports.ts';

// A desk of an office: it works until it is told to settle, and goes to its hub all the while.

/** What the program that starts this one asks for. */
export interface OfficeDeskRequest {
  readonly dataDir: string;
  readonly name: string;
  readonly seed: number;
  readonly plant: string | null;
  readonly joining: CallInput<'sync.join'>;
  readonly founds: boolean;
}

/** What it says. */
export interface OfficeLine {
  readonly ready?: true;
  readonly ack?: Ack;
  /** Something that was acknowledged, and is not there when it is looked for. */
  readonly stale?: string;
  readonly broken?: string;
  readonly settled?: Settled;
}

/** How a desk stands once it was told to settle. */
export interface Settled {
  readonly waiting: number;
  readonly trouble: string | null;
  readonly facts: number;
  /** Of all its facts. */
  readonly digest: string;
  /** What each account comes to, as one text. */
  readonly accounts: string;
}

const request = JSON.parse(process.argv[2] ?? '') as OfficeDeskRequest;
/** A line is in the pipe when this returns, so it outlives the process. */
const say = (line: OfficeLine): void => void writeSync(1, `${JSON.stringify(line)}\n`);

const desk = await openDesk(
  drillOptions(request.dataDir, { complain: (cause) => say({ broken: String(cause) }) }),
);
const front = createFront(desk, seededChance(request.seed), request.name);
const status = await desk.ask('setup.status', {});
const isNew = status.ok && !(status.value as CallValue<'setup.status'>).ready;
if (request.founds || !isNew) await front.open();
if (isNew) {
  const joined = await desk.ask('sync.join', request.joining);
  if (!joined.ok) throw new Error(joined.failure.sentence);
  if (!request.founds) await front.open();
}

let isTold = false;
createInterface({ input: process.stdin }).on('line', () => {
  isTold = true;
});
say({ ready: true });
while (!isTold) {
  for (const outcome of await front.act()) {
    if (outcome.kind === 'refused') continue;
    say({ ack: outcome.ack });
    await lookFor(outcome.ack);
  }
  // People are slower; this leaves room for everything else that goes on at a desk.
  await setTimeout(15);
}
for (;;) {
  say({ settled: await settle() });
  isTold = false;
  while (!isTold) await setTimeout(20);
}

/** What was acknowledged is shown, at once and the same. */
async function lookFor({ call, id, number }: Ack): Promise<void> {
  if (call !== 'payments.record') return;
  const seen = await desk.ask('payments.get', { id });
  const found = seen.ok ? (seen.value as CallValue<'payments.get'>).number : seen.failure.kind;
  if (found !== number) say({ stale: `${number} is shown as ${found}` });
}

async function settle(): Promise<Settled> {
  const reply = await desk.ask('sync.now', {});
  if (!reply.ok) throw new Error(reply.failure.sentence);
  const { waiting, trouble } = reply.value as CallValue<'sync.now'>;
  const file = new Database(join(request.dataDir, 'ledger.tillbook'), { readonly: true });
  try {
    const hashes = file.prepare('select lower(hex(hash)) from fact order by hash').pluck().all();
    const accounts = file
      .prepare(
        `select code || ' ' || sum(amount) from journal join account on account.n = journal.account
         group by code order by code`,
      )
      .pluck()
      .all();
    return {
      waiting,
      trouble: trouble ?? null,
      facts: hashes.length,
      digest: createHash('sha256').update(hashes.join()).digest('hex'),
      accounts: accounts.join(', '),
    };
  } finally {
    file.close();
  }
}
