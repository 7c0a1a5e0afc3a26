import type { Page } from '@playwright/test';
import { expect, found, test } from './desk-fixture.ts';
import { goTo } from './looks.ts';
import type { RunningDesk } from './running-desk.ts';
import { readSlip } from './hands.ts';

/** Two people, each with $100.00 in cash on account. */
async function twoPayers(desk: RunningDesk) {
  await found(desk);
  const made = [];
  for (const name of ['Nora Whitfield', 'Zeno Quill']) {
    const { id: customerId } = await desk.call('customers.create', { name });
    const money = { customerId, method: 'cash', amountMinor: 10_000 } as const;
    made.push(await desk.call('payments.record', { attemptId: crypto.randomUUID(), ...money }));
  }
  return made;
}

/** Presses Control+Enter as soon as a heading is painted: from here it would come whenever it comes. */
const pressOnceShown = (page: Page, heading: string): Promise<void> =>
  page.evaluate(async (words) => {
    const isShown = (): boolean =>
      [...document.querySelectorAll('h1, h2, h3')].some((one) => one.textContent === words);
    const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    while (!isShown()) await painted();
    await painted();
    const press = { key: 'Enter', code: 'Enter', ctrlKey: true, bubbles: true, cancelable: true };
    (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', press));
  }, heading);

test('[U41] the button says how much goes back, and the page says afterwards that it went', async ({
  openPage,
  desk,
}) => {
  const [payment] = await twoPayers(desk);
  const id = payment?.id ?? '';
  const page = await openPage();
  await goTo(page, `/payments/${id}/refund`);
  await page.getByLabel('How much').fill('37.50');
  const confirm = page.getByRole('button', { name: 'Refund $37.50' });
  await expect(confirm).toBeVisible();
  expect(await desk.call('payments.get', { id })).toMatchObject({ refundedMinor: 0 });
  const pressed = pressOnceShown(page, 'Hand over the cash');
  await confirm.dblclick();
  // [V51] A second press that was meant for the first says nothing about the money.
  await pressed;
  await expect(page.getByRole('heading', { name: 'Hand over the cash' })).toBeVisible();
  await expect(page.locator('.refund-made')).toContainText('37.50');
  await readSlip(page);
  const { rows } = await desk.call('refunds.list', { paymentId: id });
  expect(rows[0]).not.toHaveProperty('handedOver');
  await page.getByRole('button', { name: 'Cash handed over' }).click();
  await expect(page.getByText('Cash handed over: $37.50 to Nora Whitfield')).toBeVisible();
  expect(await desk.call('payments.get', { id })).toMatchObject({ refundedMinor: 3750 });
});

test('[U39] a payment picked by its number is shown with its payer, and answers to no other name', async ({
  openPage,
  desk,
}) => {
  const [payment] = await twoPayers(desk);
  const page = await openPage();
  await page.keyboard.press('Control+K');
  await page.keyboard.type('0001 zeno');
  await expect(page.getByRole('option', { name: payment?.number ?? '' })).toHaveCount(0);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('0001 nora');
  const option = page.getByRole('option', { name: `Refund ${payment?.number ?? ''}` });
  await expect(option).toContainText('Nora Whitfield');
  await option.click();
  await expect(page.locator('.side-sheet')).toContainText('Nora Whitfield');
});
