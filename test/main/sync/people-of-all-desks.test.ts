import Database from 'better-sqlite3';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openWiredHub } from '../../support/hub/desks-and-hub.ts';
import { faultsOf } from '../../support/hub/apart.ts';
import { holdings, settle } from '../../support/hub/in-step.ts';
import {
  type JoinedDesk,
  openFirstDesk,
  openKeptDesk,
  openNextDesk,
} from '../../support/hub/joined-desk.ts';
import { createMemorySecrets } from '../../support/memory-secrets.ts';
import { quickFolder } from '../../support/quick-folder.ts';

const personAt = async (desk: JoinedDesk, id: string) =>
  (await desk.ask('staff.list', { limit: 500 })).rows.find((one) => one.id === id);

it('[Y28] whoever was let go at one desk is let go, whatever another set of them meanwhile', async () => {
  const hub = openWiredHub();
  const first = await openFirstDesk(hub);
  const second = await openNextDesk(hub, 2);
  const mina = await first.hire({ refundLimitMinor: 5000 });
  await settle(first, second);
  await first.ask('staff.update', { id: mina, active: false });
  // The other desk counts further meanwhile, so that its word is the later one.
  for (const refundLimitMinor of [6000, 7000, 8000]) {
    await second.ask('staff.update', { id: mina, refundLimitMinor, active: true });
  }
  await settle(second, first);
  for (const desk of [first, second]) {
    expect(await personAt(desk, mina)).toMatchObject({ active: false, refundLimitMinor: 8000 });
  }
  // Taken on again by somebody who knew of it, they are back everywhere.
  await second.ask('staff.update', { id: mina, active: true });
  await settle(second, first);
  for (const desk of [first, second])
    expect(await personAt(desk, mina)).toMatchObject({ active: true });
});

it('[Y28] a desk that was tampered with makes nobody a manager anywhere else', async () => {
  const hub = openWiredHub();
  const first = await openFirstDesk(hub);
  const second = await openNextDesk(hub, 2);
  const mina = await first.hire({ refundLimitMinor: 5000 });
  await settle(first, second);
  const key = Buffer.from(mina.replaceAll('-', ''), 'hex');
  const file = new Database(second.file);
  const [desk] = file.prepare('select desk from hub_link').pluck().all();
  const lc = Number(file.prepare('select max(lc) from profile_history').pluck().get()) + 50;
  for (const [field, value] of [
    ['role', 'manager'],
    ['refundLimitMinor', null],
    ['name', 'Mina O.'],
  ]) {
    file
      .prepare(
        `insert into profile_history (kind, id, field, lc, desk, value, at, actor)
         values ('staff', ?, ?, ?, ?, ?, 0, ?)`,
      )
      .run(key, field, lc, desk, value, key);
  }
  file.close();
  await settle(second, first);
  // A name is anybody's to mend; who may do what is not.
  expect(await personAt(first, mina)).toMatchObject({
    name: 'Mina O.',
    role: 'front-desk',
    refundLimitMinor: 5000,
  });
});

const details = (name: string) => ({ name, phone: '555-0101', notes: `${name} rings twice.` });

/**
 * A desk sets something of customers, which the second desk gets. Then its file is put back to before
 * that, and so is the hub.
 */
async function putBackTogether() {
  const home = quickFolder();
  onTestFinished(home.remove);
  const [now, old] = ['now', 'old'].map((name) => join(home.path, name)) as [string, string];
  mkdirSync(now);
  const secrets = createMemorySecrets();
  const kept = { dataDir: now, secrets, lasts: 'until-closed' } as const;
  const hub = openWiredHub();
  const founding = await openFirstDesk(hub, 1, kept);
  const second = await openNextDesk(hub, 2);
  const known = await founding.customer('Mina Okafor');
  await settle(founding, second);
  await founding.close();
  cpSync(now, old, { recursive: true });
  const oldHub = await hub.copy();
  const before = await openKeptDesk(hub, { ...kept, seed: 11 });
  return {
    hub,
    before,
    second,
    known,
    async putBack() {
      await before.close();
      await hub.putBack(oldHub);
      return openKeptDesk(hub, { dataDir: old, secrets, seed: 12 });
    },
  };
}

it('[Y88] what a desk set comes back to it from another one, where it and the hub were put back', async () => {
  const { before, second, known, putBack } = await putBackTogether();
  await before.ask('customers.update', { id: known, phone: '555-0102' });
  // More of them than go at once, each set by itself.
  for (let index = 0; index < 230; index += 1) {
    await before.ask('customers.create', details(`Nima ${String(index)}`));
    await before.sync();
  }
  await settle(before, second);
  const first = await putBack();
  await settle(second, first);
  expect(await first.ask('customers.get', { id: known })).toMatchObject({ phone: '555-0102' });
  expect((await first.ask('customers.list', { search: 'Nima 229' })).rows).toHaveLength(1);
  expect(holdings(first)).toEqual(holdings(second));
  expect(faultsOf(first)).toEqual([]);
});

it('[Y88] [D14] what was erased meanwhile does not come back with it', async () => {
  const { hub, before, second, putBack } = await putBackTogether();
  const { id: gone } = await before.ask('customers.create', details('Zephyrine'));
  const { id: stays } = await before.ask('customers.create', details('Hanna'));
  await settle(before, second);
  hub.isAway = true;
  await second.ask('customers.erase', { attemptId: second.attempt(), id: gone });
  hub.isAway = false;
  await before.ask('customers.update', { id: gone, name: 'Zephyrine Q.' });
  await before.sync();
  await settle(second, before);
  const first = await putBack();
  await settle(second, first);
  const third = await openNextDesk(hub, 3);
  await settle(third, first, second);
  for (const desk of [first, second, third]) {
    expect(await desk.ask('customers.get', { id: gone })).toMatchObject({ erased: true });
    expect(await desk.ask('customers.get', { id: stays })).toMatchObject(details('Hanna'));
    expect(desk.ledger.all(`select 1 from field_set where content like '%Zeph%'`)).toEqual([]);
    expect(faultsOf(desk)).toEqual([]);
  }
  expect(holdings(third)).toEqual(holdings(second));
});

it('[D14] verifying finds what was left of an erased customer in a set as it was signed', async () => {
  const hub = openWiredHub();
  const first = await openFirstDesk(hub);
  const second = await openNextDesk(hub, 2);
  const { id } = await first.ask('customers.create', details('Zephyrine'));
  await settle(first, second);
  const [set] = second.ledger.all<{ content: string }>(
    `select content from field_set where content like '%Zephyrine%'`,
  );
  await second.ask('customers.erase', { attemptId: second.attempt(), id });
  expect(faultsOf(second)).toEqual([]);
  const file = new Database(second.file);
  file
    .prepare(`update field_set set content = ? where content like ?`)
    .run(set?.content, `%"${id}"%`);
  file.close();
  expect(faultsOf(second)).toEqual([
    '3 texts about customers who were erased are still in this book.',
  ]);
});
