import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lookInto } from '../../src/main/db/file.ts';
import { migrations, schemaOf } from '../../src/main/db/migrate.ts';
import { seededChance } from '../../src/main/practice/seeded.ts';
import type { Drill, DrillRun } from './drill.ts';
import { startChild } from './rig/child.ts';
import { type Fault, makeControl, openControl } from './rig/fault-control.ts';
import { inRoom } from './rig/room.ts';
import { buildShim, whyNoShim } from './rig/shim.ts';
import { deskFor, trialSteps, workflows } from './rig/workflows.ts';
import type { UpdateRequest } from './rig/update.child.ts';

/** Brings a book to a newer schema and kills the process at every call to the disk. */
export const migrate: Drill = {
  name: 'migrate',
  says: 'Kills an update at every write: the tables are the old ones or the new, never between.',
  plants: ['loose-steps'],
  // More than there are: every call, in both ways to end.
  usualRuns: 10_000,
  cannotRun: whyNoShim,
  run: (run) =>
    inRoom('migrate', async (room) => {
      const template = join(room, 'template');
      mkdirSync(template, { mode: 0o700 });
      await workflows.find(({ name }) => name === 'update')?.prepare(template);
      const before = tablesIn(join(template, 'ledger.tillbook'));
      const calls = await countCalls(room, template, run);
      const chosen = choose(calls, run);
      const findings: string[] = [];
      const figures = { 'calls of an update': calls, 'left old': 0, 'left new': 0 };
      for (const [place, fault] of chosen.entries()) {
        const left = await killOnce(room, template, fault, run);
        const what = judge(left, before);
        if (left.schema === migrations.length) figures['left old'] += 1;
        else figures['left new'] += 1;
        what.push(...(await afterwards(room, before)));
        findings.push(...what.map((one) => `call ${String(fault.nth)} ${fault.kind}: ${one}`));
        if (place % 100 === 99) run.say(`${String(place + 1)} of ${String(chosen.length)}`);
        if (findings.length >= run.enough) break;
      }
      return { runs: chosen.length, findings, figures };
    }),
};

function choose(calls: number, run: DrillRun): readonly Fault[] {
  const all = Array.from({ length: calls }, (_, place): readonly Fault[] => [
    { nth: place + 1, kind: 'gone', sticky: false },
    { nth: place + 1, kind: 'torn', sticky: false },
  ]).flat();
  if (all.length <= run.runs) return all;
  const chance = seededChance(run.seed);
  const chosen = new Set<Fault>();
  while (chosen.size < run.runs) chosen.add(chance.pick(all));
  return [...chosen];
}

async function countCalls(room: string, template: string, run: DrillRun): Promise<number> {
  const never: Fault = { nth: 2 ** 31, kind: 'gone', sticky: false };
  fresh(room, template);
  const child = start(room, never, run);
  await child.ended;
  if (child.process.exitCode !== 0)
    throw new Error(`The update itself fails: ${child.complaints()}`);
  const control = openControl(join(room, 'control'));
  const { calls } = control.disarm();
  control.close();
  return calls;
}

async function killOnce(room: string, template: string, fault: Fault, run: DrillRun) {
  fresh(room, template);
  await start(room, fault, run).ended;
  return tablesIn(join(room, 'data', 'ledger.tillbook'));
}

function fresh(room: string, template: string): void {
  rmSync(join(room, 'data'), { recursive: true, force: true });
  cpSync(template, join(room, 'data'), { recursive: true });
}

function start(room: string, fault: Fault, run: DrillRun) {
  const control = join(room, 'control');
  makeControl(control);
  const request: UpdateRequest = { dataDir: join(room, 'data'), control, fault, plant: run.plant };
  return startChild('./update.child.ts', request, {
    LD_PRELOAD: buildShim('faults'),
    FAULT_FOLDER: join(room, 'data'),
    FAULT_CONTROL: control,
  });
}

interface Tables {
  readonly schema: number;
  readonly steps: number;
  readonly hasNotes: boolean;
  readonly notes: number;
  readonly hasColumn: boolean;
  readonly drilled: number;
  readonly payments: string;
  readonly facts: number;
}

function tablesIn(file: string): Tables {
  const connection = lookInto(file);
  const pluck = (sql: string): unknown => connection.prepare(sql).pluck().get();
  try {
    const hasNotes = pluck(`select count(*) from sqlite_schema where name = 'drill_note'`) === 1;
    const columns = `select count(*) from pragma_table_info('payment') where name = 'drilled'`;
    const hasColumn = pluck(columns) === 1;
    return {
      schema: schemaOf(connection),
      steps: Number(pluck('select count(*) from schema_step')),
      hasNotes,
      notes: hasNotes ? Number(pluck('select count(*) from drill_note')) : 0,
      hasColumn,
      drilled: hasColumn ? Number(pluck('select sum(drilled) from payment')) : 0,
      payments: String(pluck(`select group_concat(number || ' ' || amount) from payment`)),
      facts: Number(pluck('select count(*) from fact')),
    };
  } finally {
    connection.close();
  }
}

/** Old or new: every sign of the step agrees with every other. */
function judge(left: Tables, before: Tables): string[] {
  const isNew = left.schema === trialSteps.length;
  const findings: string[] = [];
  if (left.schema !== before.schema && !isNew)
    findings.push(`the schema is ${String(left.schema)}`);
  if (left.steps !== left.schema) findings.push('the list of steps differs from the schema');
  if (left.hasNotes !== isNew || left.hasColumn !== isNew) findings.push('the tables lie between');
  // The desk may have gone on already: facts after the step have no note.
  if (isNew && left.notes < before.facts) findings.push('rows were not brought along');
  if (isNew && left.drilled === 0) findings.push('the new column was not filled');
  if (!left.payments.startsWith(before.payments)) findings.push('payments differ');
  return findings;
}

/** The next start finishes what was begun, and an old copy is at hand. */
async function afterwards(room: string, before: Tables): Promise<string[]> {
  const folder = join(room, 'data');
  const { desk } = await deskFor(folder, trialSteps);
  const health = await desk.ask('desk.health', {});
  await desk.close();
  const state = health.ok && 'state' in health.value ? health.value.state : 'none';
  const findings = judge(tablesIn(join(folder, 'ledger.tillbook')), before);
  if (state !== 'open') findings.push(`the next start leaves the book ${state}`);
  if (tablesIn(join(folder, 'ledger.tillbook')).schema !== trialSteps.length) {
    findings.push('the next start does not update');
  }
  const copies = health.ok && 'backups' in health.value ? health.value.backups.count : 0;
  if (copies === 0) findings.push('there is no copy from before the update');
  return findings;
}
