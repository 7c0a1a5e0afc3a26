import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTillbook } from '../../../support/electron-stand-in/start.ts';
import { startStandIn, type StandInProcess } from '../../../support/stand-in-process.ts';

const twoMinutes = 120_000;
let standIn: StandInProcess;
let tillbook: Awaited<ReturnType<typeof startTillbook>>;

beforeAll(async () => {
  standIn = await startStandIn();
  tillbook = await startTillbook('--practice', '--stripe', standIn.url);
}, twoMinutes);
afterAll(async () => {
  tillbook.clear();
  await standIn.close();
});

test(
  '[G27] the application in practice charges at the stand-in that it was started with',
  async () => {
    const { value } = tillbook;
    const { rows: staff } = await value('staff.list', { limit: 50 });
    const manager = (staff as Array<{ id: string; role: string; active: boolean }>).find(
      ({ role, active }) => role === 'manager' && active,
    );
    await value('session.signIn', { staffId: manager?.id, pin: '246813' });
    expect(await value('cards.status')).toMatchObject({ standIn: { url: standIn.url } });
    const { rows } = await value('customers.list', { limit: 1 });
    const charged = await value('cards.charge', {
      attemptId: 'charge-0001',
      customerId: (rows as Array<{ id: string }>)[0]?.id,
      amountMinor: 4321,
      via: 'test',
    });
    expect(charged).toMatchObject({ status: 'succeeded' });
    expect(await (await fetch(standIn.url)).text()).toContain('$43.21');
  },
  twoMinutes,
);
