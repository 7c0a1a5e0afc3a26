import { expect, test } from 'vitest';
import { openCardDesk } from '../../support/card-desk.ts';

test('[G50] Stripe is asked about once a minute while nothing happens, and hardly more for what waits', async () => {
  const desk = await openCardDesk();
  const { id } = await desk.charge(10_000);
  desk.stripe.simulator.set({ refunds: 'stay-pending' });
  const { id: refund } = await desk.giveBack(id, 1000);
  await desk.until(refund, 'pending');
  await desk.look();
  const before = desk.stripe.asked();
  for (let minute = 0; minute < 60; minute += 1) await desk.look(1);
  // News each minute, the one that waits every five, fees once and no list of all refunds.
  expect(desk.stripe.asked() - before).toBeLessThanOrEqual(60 + 12 + 1);
});
