import Database from 'better-sqlite3';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  migrate,
  type Migration,
  migrationHash,
  migrations,
  schemaOf,
} from '../../../src/main/db/migrate.ts';
import { pendingSteps } from '../../../src/main/db/pending.ts';
import { appVersion } from '../../../src/shared/base/app-version.ts';
import { trialSteps } from '../../drills/rig/workflows.ts';
import { openBareDesk } from '../../support/bare-desk.ts';
import { openAtStep, rowsIn, schemaIn } from '../../support/steps.ts';
import { tempFolder } from '../../support/temp-folder.ts';

interface Frozen {
  readonly number: number;
  readonly sha256: string;
}

/** Steps that were released and are no longer what they were. */
const changedSteps = (frozen: readonly Frozen[], steps: readonly Migration[]): readonly number[] =>
  frozen
    .filter(({ number, sha256 }) => {
      const step = steps.find((one) => one.number === number);
      return step === undefined || migrationHash(step) !== sha256;
    })
    .map(({ number }) => number);

describe('the steps of the schema', () => {
  test('[T8] that were released never change', () => {
    const file = fileURLToPath(new URL('frozen-steps.json', import.meta.url));
    const frozen = JSON.parse(readFileSync(file, 'utf8')) as readonly Frozen[];
    expect(changedSteps(frozen, migrations)).toEqual([]);
    expect(frozen.map(({ number }) => number)).toEqual(frozen.map((_, place) => place + 1));
  });

  test('would be caught where one letter changed, or one went away', () => {
    const frozen = trialSteps.map((step) => ({ number: step.number, sha256: migrationHash(step) }));
    expect(changedSteps(frozen, trialSteps)).toEqual([]);
    const edited = trialSteps.map((step) => ({ ...step, sql: `${step.sql} ` }));
    expect(changedSteps(frozen, edited)).toEqual(frozen.map(({ number }) => number));
    expect(changedSteps(frozen, trialSteps.slice(0, -1))).toEqual([trialSteps.length]);
  });

  test('each say what they do, in one sentence, and who can open what they leave', () => {
    for (const { says, opensWith } of migrations) {
      expect(says).toMatch(/^[A-Z].*\.$/);
      expect(opensWith).toMatch(/^\d+\.\d+\.\d+$/);
    }
  });

  test('are carried out in their order, or not at all', () => {
    const connection = new Database(':memory:');
    expect(() => migrate(connection, trialSteps.toReversed())).toThrow('stands where');
    expect(schemaIn(connection)).toEqual([]);
  });
});

describe('[T8] a step', () => {
  /** A book of the schema before the trial step, with rows in it. */
  async function oldBook(): Promise<string> {
    const folder = tempFolder();
    const desk = await openBareDesk(folder);
    await desk.found();
    await desk.pay(1200);
    await desk.pay(3400);
    await desk.close();
    return join(folder, 'ledger.tillbook');
  }

  test('leaves what a new book has', async () => {
    const [old, fresh] = [new Database(await oldBook()), new Database(':memory:')];
    migrate(old, trialSteps);
    migrate(fresh, trialSteps);
    expect(schemaIn(old)).toEqual(schemaIn(fresh));
    expect(schemaOf(old)).toBe(schemaOf(fresh));
    expect(rowsIn(old)['schema_step']).toEqual(rowsIn(fresh)['schema_step']);
    old.close();
  });

  test('brings every row along, and changes no other', async () => {
    const file = await oldBook();
    const connection = openAtStep(file, trialSteps, migrations.length);
    const before = rowsIn(connection);
    migrate(connection, trialSteps);
    const after = rowsIn(connection);
    connection.close();
    expect(after['drill_note']).toHaveLength(before['fact']?.length ?? -1);
    expect(after['payment']).toEqual(
      before['payment']?.map((row) => {
        const payment = JSON.parse(row) as { readonly amount: number };
        return JSON.stringify({ ...payment, drilled: payment.amount });
      }),
    );
    for (const table of Object.keys(before)) {
      if (table === 'payment' || table === 'schema_step') continue;
      expect([table, after[table]]).toEqual([table, before[table]]);
    }
  });

  test('that fails in its midst leaves everything as it was', async () => {
    const connection = new Database(await oldBook());
    const before = [schemaIn(connection), rowsIn(connection)];
    const [last] = trialSteps.slice(-1);
    const failing = [
      ...migrations,
      { ...(last as Migration), sql: `${last?.sql ?? ''}; select no_such_function();` },
    ];
    expect(() => migrate(connection, failing)).toThrow('no such function');
    expect([schemaIn(connection), rowsIn(connection)]).toEqual(before);
    connection.close();
  });

  test('is counted as pending until it is done', async () => {
    const file = await oldBook();
    expect(pendingSteps(file, trialSteps)).toBe(1);
    openAtStep(file, trialSteps, trialSteps.length).close();
    expect(pendingSteps(file, trialSteps)).toBe(0);
    expect(pendingSteps(`${file}.none`, trialSteps)).toBe(0);
  });
});

describe('[T8] an update of Tillbook', () => {
  test('first copies the book, then changes it; the copy is of the old schema', async () => {
    const folder = tempFolder();
    const old = await openBareDesk(folder);
    await old.found();
    const { number } = await old.pay(1200);
    await old.close();
    const updated = await openBareDesk(folder, { options: { steps: trialSteps } });
    const { rows } = await updated.ask('backups.list', {});
    expect(rows).toMatchObject([{ why: 'before-update' }]);
    const copy = new Database(join(folder, 'backups', rows[0]?.id ?? ''), { readonly: true });
    expect(schemaOf(copy)).toBe(migrations.length);
    copy.close();
    const ledger = new Database(join(folder, 'ledger.tillbook'), { readonly: true });
    expect(rowsIn(ledger)['schema_step']?.at(-1)).toContain(`"made_with":"${appVersion}"`);
    expect(ledger.prepare('select number from payment').pluck().all()).toEqual([number]);
    ledger.close();
    await updated.close();
    // And this version, which knows less, leaves it alone.
    const before = readFileSync(join(folder, 'ledger.tillbook'));
    const again = await openBareDesk(folder);
    expect((await again.refusal('setup.status', {})).sentence).toContain('Install version 99.0.0');
    await again.close();
    expect(readFileSync(join(folder, 'ledger.tillbook')).equals(before)).toBe(true);
  });

  test('that would fail is found out on a copy: the book is not touched', async () => {
    const folder = tempFolder();
    const old = await openBareDesk(folder);
    await old.found();
    await old.close();
    const before = readFileSync(join(folder, 'ledger.tillbook'));
    const [last] = trialSteps.slice(-1);
    const failing = [...migrations, { ...(last as Migration), sql: 'select no_such_function()' }];
    const desk = await openBareDesk(folder, { options: { steps: failing } });
    expect(await desk.ask('desk.health', {})).toMatchObject({ state: 'closed' });
    expect(desk.complaints).toHaveLength(1);
    await desk.close();
    expect(readFileSync(join(folder, 'ledger.tillbook')).equals(before)).toBe(true);
    expect(readdirSync(folder).filter((name) => name.includes('trial'))).toEqual([]);
    expect(await (await openBareDesk(folder)).ask('setup.status', {})).toMatchObject({
      ready: true,
    });
  });
});
