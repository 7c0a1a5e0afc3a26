import type { Page } from '@playwright/test';
import { button } from './at-the-desk.ts';
import { giveBack, paidByCard, test } from './card-fixture.ts';
import { expect } from './desk-fixture.ts';
import { forbidPointer, handsOn, readSlip } from './hands.ts';
import { goTo, look } from './looks.ts';
import type { RunningDesk } from './running-desk.ts';
import type { RunningStandIn } from './running-stand-in.ts';

/** One refund in every standing, of one payment; and Stripe is away afterwards. */
async function everyStanding(desk: RunningDesk, { simulator, stop }: RunningStandIn) {
  const { id: paymentId } = await paidByCard(desk, 98_765_432);
  const of = (amountMinor: number) => ({ paymentId, amountMinor });
  const succeeded = await giveBack(desk, of(12_345_678), 'succeeded');
  simulator.set({ refunds: 'need-action' });
  const acts = await giveBack(desk, of(1200), 'requires-action');
  simulator.set({ refunds: 'as-the-card-says', lowBalance: 'refused' });
  simulator.payOut();
  const failed = await giveBack(desk, of(1300), 'failed');
  const kept = await giveBack(desk, of(1400), 'failed');
  await desk.call('refunds.turnIntoCredit', { id: kept });
  simulator.set({ lowBalance: 'pending' });
  const short = await giveBack(desk, of(1500), 'pending');
  simulator.set({ lowBalance: 'ignored' });
  simulator.befall({ fault: '502-after', on: 'POST /v1/refunds', times: 1 });
  simulator.befall({ fault: '502-before', on: '', times: -1 });
  const unknown = await giveBack(desk, of(1600), 'unknown');
  await stop();
  const queued = await giveBack(desk, of(1700), 'queued');
  const called = await giveBack(desk, of(1800), 'queued');
  await desk.call('refunds.cancel', { id: called, reason: 'The customer thought better of it.' });
  return { paymentId, refunds: { succeeded, acts, failed, kept, short, unknown, queued, called } };
}

const everything = process.env['PICTURES'] === '1';

const looks = [
  { width: 1280, height: 800, colorScheme: 'light' },
  { width: 1024, height: 768, colorScheme: 'dark' },
  ...(everything
    ? ([
        { width: 1280, height: 800, colorScheme: 'dark' },
        { width: 1024, height: 768, colorScheme: 'light' },
      ] as const)
    : []),
] as const;

test('[G32] every standing of a refund to a card fits on its page, and axe finds nothing', async ({
  page,
  openPage,
  desk,
  standIn,
}) => {
  test.setTimeout(240_000);
  const { paymentId, refunds } = await everyStanding(desk, standIn);
  await openPage();
  const papers = everything
    ? (['queued', 'unknown', 'succeeded', 'failed'] as const)
    : (['queued', 'failed'] as const);
  const shown = everything ? Object.entries(refunds) : Object.entries(refunds).slice(1, 6);
  for (const { width, height, colorScheme } of looks) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    const size = `${colorScheme}-${String(width)}`;
    const see = (name: string) => look(page, `card-${name}-${size}`, { withAxe: width === 1280 });
    for (const [name, id] of shown) {
      await goTo(page, `/refunds/${id}`);
      await see(name);
    }
    for (const name of papers) {
      await goTo(page, `/paper/refund/${refunds[name]}`);
      await expect(page.locator('iframe[data-ready]')).toBeVisible();
      await see(`paper-${name}`);
    }
    await goTo(page, '/');
    await see('today');
    await goTo(page, `/payments/${paymentId}`);
    await see('payment');
    await goTo(page, `/payments/${paymentId}/refund`);
    await page.getByLabel('How much').fill('30');
    await expect(page.getByText('leaves')).toBeVisible();
    await see('panel');
    await goTo(page, `/payments/${paymentId}/refund?instead=${refunds.failed}`);
    await expect(page.getByText('In place of')).toBeVisible();
    await see('instead');
    await goTo(page, `/payments/${paymentId}/refund?done=${refunds.queued}`);
    await expect(page.locator('iframe[data-ready]')).toBeVisible();
    await see('requested');
    await goTo(page, `/refunds/${refunds.failed}`);
    const dialogs = ['Try the card again', 'Keep it as credit', 'Set it aside'];
    for (const name of everything ? dialogs : dialogs.slice(0, 1)) {
      await button(page, name).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await see(`dialog-${name.split(' ')[0]?.toLowerCase() ?? ''}`);
      await page.keyboard.press('Escape');
    }
  }
});

test('[G33] what did not come to the card is paid another way, by keys alone', async ({
  page,
  openPage,
  desk,
  standIn,
}) => {
  const nothingPointed = await forbidPointer(page);
  const { id: paymentId } = await paidByCard(desk);
  const refund = await giveBack(desk, { paymentId, amountMinor: 4000 }, 'succeeded');
  const [object = ''] = standIn.simulator.world.tables.refund.keys();
  standIn.simulator.fail(object, 'expired_or_canceled_card');
  await desk.call('refunds.askStripe', { id: refund });
  await openPage();
  const hands = handsOn(page);
  const seeTo = page.getByRole('button', { name: 'See to it' });
  await hands.tabTo(seeTo);
  await hands.press('Enter');
  await expectFailed(page);
  await hands.press('Control+Enter');
  await expect(page.getByText(/^In place of/)).toBeVisible();
  await expect(page.getByLabel('How much')).toHaveValue('40.00');
  await expect(button(page, 'Refund $40.00')).toBeVisible();
  await hands.press('Control+Enter');
  await readSlip(page);
  await hands.press('Control+Enter');
  await expect(page.getByText(/^Cash handed over: \$40\.00/)).toBeVisible();
  await expect(page.locator('.banner')).not.toContainText('did not come to the card');
  await nothingPointed();
  expect(await desk.call('payments.get', { id: paymentId })).toMatchObject({ refundedMinor: 4000 });
  expect(standIn.simulator.money().refundedMinor).toBe(0);
});

async function expectFailed(page: Page): Promise<void> {
  const main = page.locator('.record-main');
  await expect(main.locator('.note')).toContainText('the customer does not have it');
  await expect(main.getByRole('listitem').first()).toHaveText(/^Pay it back another way/);
}
