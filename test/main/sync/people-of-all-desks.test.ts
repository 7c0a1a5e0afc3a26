import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openWiredHub } from '../../support/hub/desks-and-hub.ts';
import { settle } from '../../support/hub/in-step.ts';
import { type JoinedDesk, openFirstDesk, openNextDesk } from '../../support/hub/joined-desk.ts';

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
