import Database from 'better-sqlite3';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Desk, openDesk } from '../../../src/main/desk.ts';
import { migrations, type Migration } from '../../../src/main/db/migrate.ts';
import { seededChance } from '../../../src/main/practice/seeded.ts';
import { tryOpen } from '../../../src/main/safe/copy-info.ts';
import type { Failure } from '../../../src/shared/contract/failures.ts';
import { type Ack, createFront, type Front, type Outcome } from './front.ts';
import { drillOptions, drillPin } from './quiet-ports.ts';

/** What came of an act: it was acknowledged, or refused with a reason. */
export interface Came {
  readonly acks: readonly Ack[];
  /** Null where everything was done. */
  readonly failure: Failure | null;
}

/** Something that people or the desk do, which must survive a disk that fails in the midst of it. */
export interface Workflow {
  readonly name: string;
  /** Makes the folder in which it begins. */
  prepare(folder: string): Promise<void>;
  /** Whether the disk fails from the opening of the desk on, or only once somebody sits there. */
  readonly from: 'opening' | 'asking';
  /** Whether it also fails while the desk is closed. */
  readonly untilClosed?: boolean;
  /** What is asked of the desk. It may be asked again, and must then come to the same. */
  ask(desk: Desk, front: Front, folder: string): Promise<Came>;
  /** The schema that the desk brings along. */
  readonly steps?: readonly Migration[];
  /** What must hold in the end, beside what holds for every book. */
  holds?(folder: string): readonly string[];
}

const ledgerOf = (folder: string): string => join(folder, 'ledger.tillbook');

/** A step that nobody has released: the mechanism is tried on a book that really changes. */
export const trialSteps: readonly Migration[] = [
  ...migrations,
  {
    number: migrations.length + 1,
    says: 'A table for the drill, and one figure more on each payment.',
    opensWith: '99.0.0',
    sql: `create table drill_note (n integer primary key references fact (n), words text) strict;
insert into drill_note (n, words) select n, type from fact;
alter table payment add column drilled integer not null default 0;
update payment set drilled = amount;`,
  },
];

/** Opens a desk as a workflow wants it. */
export async function deskFor(
  folder: string,
  steps?: readonly Migration[],
): Promise<{ readonly desk: Desk; readonly front: Front }> {
  const options = drillOptions(folder);
  const desk = await openDesk(steps === undefined ? options : { ...options, steps });
  return { desk, front: createFront(desk, seededChance(7), 'w') };
}

async function withDesk(
  folder: string,
  use: (desk: Desk, front: Front) => Promise<void>,
): Promise<void> {
  const { desk, front } = await deskFor(folder);
  await use(desk, front);
  await desk.close();
}

const cameOf = (outcomes: readonly Outcome[]): Came => ({
  acks: outcomes.flatMap((one) => (one.kind === 'acked' ? one.ack : [])),
  failure: outcomes.find((one) => one.kind === 'refused')?.failure ?? null,
});

async function asked(desk: Desk, call: string, input: object): Promise<Came> {
  const reply = await desk.ask(call, input);
  return reply.ok ? { acks: [], failure: null } : { acks: [], failure: reply.failure };
}

/** A book with a few payments, closed as it should be. */
const furnish = (folder: string): Promise<void> =>
  withDesk(folder, async (_, front) => {
    await front.open();
    for (const place of [1, 2, 3]) await front.record(place * 1000, `before-${String(place)}`);
  });

/** The same, with a backup and one payment after it. */
async function furnishWithBackup(folder: string): Promise<void> {
  await furnish(folder);
  await withDesk(folder, async (desk, front) => {
    await front.open();
    const made = await asked(desk, 'backups.make', {});
    if (made.failure !== null) throw new Error(`No backup: ${made.failure.kind}`);
    await front.record(900, 'after-backup');
  });
}

async function refundThird(desk: Desk): Promise<Came> {
  const reply = await desk.ask('payments.list', { limit: 1 });
  if (!reply.ok) return { acks: [], failure: reply.failure };
  const { rows } = reply.value as { readonly rows: readonly { readonly id: string }[] };
  const refunded = await desk.ask('refunds.create', {
    attemptId: 'w-refund',
    paymentId: rows[0]?.id,
    amount: { kind: 'percent', percent: 50 },
    method: 'cash',
    outcome: 'no-longer-owes',
    reason: { code: 'customer-request' },
    seenRefundableMinor: 3000,
  });
  if (!refunded.ok) return { acks: [], failure: refunded.failure };
  const { id, number } = refunded.value as { readonly id: string; readonly number: string };
  return { acks: [{ attemptId: 'w-refund', call: 'refunds.create', id, number }], failure: null };
}

const setUp = (desk: Desk): Promise<Came> =>
  asked(desk, 'setup.create', {
    attemptId: 'w-setup',
    business: { name: 'Drill', currency: 'USD', timeZone: 'America/Chicago' },
    desk: { name: 'Front', code: 'D1' },
    manager: { name: 'Ruth', pin: drillPin },
  });

/** Payments between which the log is copied into the ledger and begun anew. */
async function manyPayments(_: Desk, front: Front, folder: string): Promise<Came> {
  const outcomes: Outcome[] = [];
  const besides = new Database(ledgerOf(folder));
  for (const place of [1, 2, 3]) {
    outcomes.push(await front.record(place * 700, `many-${String(place)}`));
    copyLog(besides);
  }
  besides.close();
  return cameOf(outcomes);
}

function copyLog(connection: Database.Database): void {
  try {
    connection.pragma('wal_checkpoint(truncate)');
  } catch {
    // The desk makes its own; whether this one works is not what is tried.
  }
}

async function restore(desk: Desk, _: Front, folder: string): Promise<Came> {
  const id = readdirSync(join(folder, 'backups')).find((name) => name.endsWith('.tillbook'));
  const staged = await asked(desk, 'backups.restore', { id });
  if (staged.failure !== null) return staged;
  await desk.ask('desk.reopen', {});
  return asked(desk, 'payments.list', {});
}

async function update(desk: Desk, front: Front): Promise<Came> {
  const status = await asked(desk, 'setup.status', {});
  if (status.failure !== null) return status;
  await front.open();
  return cameOf([await front.record(4000, 'w-updated')]);
}

function soundBackups(folder: string): readonly string[] {
  const backups = join(folder, 'backups');
  if (!existsSync(backups)) return [];
  return readdirSync(backups)
    .filter((name) => name.endsWith('.tillbook') && !tryOpen(join(backups, name), trialSteps).ok)
    .map((name) => `the backup ${name} does not open`);
}

/** Every workflow that is tried on a failing disk. */
export const workflows: readonly Workflow[] = [
  {
    name: 'payment',
    prepare: furnish,
    from: 'asking',
    ask: async (_, front) => cameOf([await front.record(5000, 'w-payment')]),
  },
  { name: 'refund', prepare: furnish, from: 'asking', ask: refundThird },
  { name: 'set-up', prepare: async () => undefined, from: 'opening', ask: setUp },
  { name: 'checkpoint', prepare: furnish, from: 'asking', untilClosed: true, ask: manyPayments },
  {
    name: 'backup',
    prepare: furnishWithBackup,
    from: 'asking',
    ask: (desk) => asked(desk, 'backups.make', {}),
    holds: soundBackups,
  },
  {
    name: 'restore',
    prepare: furnishWithBackup,
    from: 'asking',
    ask: restore,
    holds: soundBackups,
  },
  {
    name: 'update',
    prepare: furnish,
    from: 'opening',
    ask: update,
    steps: trialSteps,
    holds: soundBackups,
  },
];
