import type { Page } from '@playwright/test';
import { button } from './at-the-desk.ts';
import { paidByCard, test } from './card-fixture.ts';
import { expect } from './desk-fixture.ts';
import { goTo } from './looks.ts';
import type { RunningStandIn } from './running-stand-in.ts';

/** What each headline claims of the refunds that Stripe has at that moment, by their standing. */
const claims: Readonly<Record<string, (statuses: readonly string[]) => boolean>> = {
  'Requested, not sent yet': (all) => all.every((one) => one === 'failed'),
  'Requested, on its way': (all) => all.at(-1) === 'pending',
  'Sent to the card’s bank': (all) => all.at(-1) === 'succeeded',
  'It failed': (all) => all.length > 0 && all.every((one) => one === 'failed'),
};

/** Holds every headline that comes up, however briefly, against what Stripe has. */
async function watchWords(page: Page, { simulator }: RunningStandIn) {
  const lies: string[] = [];
  const said: string[] = [];
  await page.exposeFunction('hear', (headline: string) => {
    const words = headline.replace(/\.$/, '');
    const statuses = [...simulator.world.tables.refund.values()].map(({ status }) => status ?? '');
    if (said.at(-1) !== words) said.push(words);
    if (claims[words]?.(statuses) === false) lies.push(`${words}, but Stripe: ${statuses.join()}`);
  });
  await page.addInitScript(() => {
    const { hear } = window as unknown as { hear: (headline: string) => void };
    let last = '';
    const look = () => {
      const place = '.record-main .note b, .side-sheet-head h2';
      const headline = document.querySelector(place)?.textContent ?? '';
      if (headline !== last) hear(headline);
      last = headline;
    };
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  return { lies, said };
}

test('[G35] [U13] Stripe stops and starts at each step of a refund, and every word on the screen is true', async ({
  page,
  openPage,
  desk,
  standIn,
}) => {
  test.setTimeout(120_000);
  const words = await watchWords(page, standIn);
  const { id: payment } = await paidByCard(desk);
  await openPage();
  const headline = page.locator('.record-main .note b');
  const ask = page.getByRole('button', { name: 'Ask Stripe now' });
  /** Once as it is, once as somebody finds it who opens the page anew, and once after asking. */
  const stays = async (title: string) => {
    await expect(headline).toHaveText(title);
    await page.reload();
    await expect(headline).toHaveText(title);
    await ask.click();
    await expect(page.getByText('It stands as before')).toBeVisible();
    await expect(headline).toHaveText(title);
  };
  const { simulator } = standIn;

  // Nobody is there when it is asked for: it is kept, and promised to nobody as done.
  await standIn.stop();
  await goTo(page, `/payments/${payment}/refund`);
  await page.getByLabel('How much').fill('40');
  await expect(page.getByText(/back to the Visa ending 4242 that paid/)).toBeVisible();
  await expect(page.getByText(/requested and not yet sent; the amount is held back/)).toBeVisible();
  await button(page, 'Refund $40.00').dblclick();
  await expect(page.getByRole('heading', { name: 'Requested, not sent yet' })).toBeVisible();
  await expect(page.frameLocator('iframe').getByText('REQUESTED, NOT YET SENT')).toBeVisible();
  await button(page, 'Done').click();
  await expect(page.getByText('$40.00 requested, not given back yet')).toBeVisible();
  await expect(page.getByText('1 card refund not known as sent')).toBeVisible();
  await page.getByRole('table', { name: 'Refunds of this payment' }).getByRole('link').click();
  await stays('Requested, not sent yet.');

  // It arrives, and its answer is lost.
  simulator.set({ refunds: 'stay-pending' });
  simulator.befall({ fault: 'reset-after', on: 'POST /v1/refunds', times: 1 });
  await standIn.startAgain();
  await ask.click();
  await expect(headline).toHaveText('Requested, answer unknown.');
  await standIn.stop();
  await stays('Requested, answer unknown.');

  // Stripe has it, and goes away again before it sends it.
  await standIn.startAgain();
  await ask.click();
  await expect(headline).toHaveText('Requested, on its way.');
  await standIn.stop();
  await stays('Requested, on its way.');

  // It is sent.
  await standIn.startAgain();
  const [object = ''] = simulator.world.tables.refund.keys();
  simulator.release(object);
  await ask.click();
  await expect(headline).toHaveText('Sent to the card’s bank.');
  await standIn.stop();
  await stays('Sent to the card’s bank.');

  // It comes back, and somebody must decide.
  await standIn.startAgain();
  simulator.fail(object, 'declined');
  await ask.click();
  await expect(headline).toHaveText('It failed.');
  await expect(page.locator('.banner')).toContainText('did not come to the card');
  await standIn.stop();
  await page.reload();
  await expect(headline).toHaveText('It failed.');

  // It is tried again, without anybody there, and then arrives.
  simulator.set({ refunds: 'as-the-card-says' });
  await button(page, 'Try the card again').click();
  await button(page, 'Try $40.00 again').click();
  await stays('Requested, not sent yet.');
  await standIn.startAgain();
  await ask.click();
  await expect(headline).toHaveText('Sent to the card’s bank.');
  await expect(page.locator('.banner')).not.toContainText('did not come to the card');

  expect(words.lies).toEqual([]);
  expect(words.said).toEqual(expect.arrayContaining(Object.keys(claims)));
  expect(simulator.money().refundedMinor).toBe(4000);
  expect(await desk.call('payments.get', { id: payment })).toMatchObject({
    refundedMinor: 4000,
    reservedMinor: 0,
  });
});
