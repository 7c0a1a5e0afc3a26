import type { Page } from '@playwright/test';
import { button, expectTotals } from './at-the-desk.ts';
import { expect, found, signIn, test } from './desk-fixture.ts';
import { forbidPointer, handsOn } from './hands.ts';
import { expectAccessible, expectToFit, goTo } from './looks.ts';
import type { RunningDesk } from './running-desk.ts';

// A page here is looked at by axe as well, which takes its time on a slow computer.
test.setTimeout(90_000);

// Charging cards at the practice desk: the stand-in is steered as a person would, on its own page.

/** Does on the steering page what one of its forms does. */
async function steer(desk: RunningDesk, fields: Readonly<Record<string, string>>): Promise<void> {
  const { standIn } = await desk.call('cards.status', {});
  const body = new URLSearchParams(fields);
  await fetch(`${standIn?.steering ?? ''}/steer`, { method: 'POST', body });
}

const hold = (desk: RunningDesk, card: string) => steer(desk, { do: 'present', card });

/** Somebody new with an invoice of $50.00. */
async function owing(desk: RunningDesk): Promise<string> {
  const { id: customerId } = await desk.call('customers.create', { name: 'Zeno Quill' });
  const { today } = await desk.call('setup.status', {});
  const { id } = await desk.call('invoices.issue', {
    attemptId: crypto.randomUUID(),
    customerId,
    dueOn: today,
    lines: [{ description: 'Cleaning', quantity: 1, unitPriceMinor: 5000 }],
  });
  return id;
}

/** Axe has nothing to say by night, where colours fail first, and everything fits on a small screen. */
async function expectGoodLooks(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, name);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1024, height: 768 });
  await expectToFit(page, name);
  await page.setViewportSize({ width: 1280, height: 800 });
}

const head = (page: Page, words: string) => page.getByRole('region', { name: words });

test.describe('at the practice desk', () => {
  test.use({ mode: 'practice' });
  test.beforeEach(async ({ desk }) => signIn(desk));

  test('[G20] [G21] [G22] by the reader and keys alone: declined, called off, then paid', async ({
    page,
    openPage,
    desk,
  }) => {
    await steer(desk, { do: 'set', cards: 'here' });
    const nothingPointed = await forbidPointer(page);
    const invoiceId = await owing(desk);
    await openPage(`/invoices/${invoiceId}`);
    const hands = handsOn(page);
    await expect(button(page, 'Take payment')).toBeVisible();
    await hands.press('T');
    await expect(page.getByLabel('Amount')).toBeFocused();
    await expect(page.getByLabel('Amount')).toHaveValue('50.00');
    await hands.tabTo(page.locator('.segment input:checked'));
    await hands.press('ArrowLeft');
    await expect(page.getByRole('radio', { name: 'Card reader' })).toBeChecked();
    await hands.press('Control+Enter');
    await expect(head(page, 'Waiting for the card')).toContainText('Front desk reader asks');

    await hold(desk, 'pm_card_chargeDeclinedInsufficientFunds');
    const why = page.getByRole('alert').filter({ hasText: 'Nothing was charged' });
    await expect(why).toContainText('insufficient funds');

    await hands.press('T');
    await expect(page.getByLabel('Amount')).toHaveValue('50.00');
    await expect(page.getByRole('radio', { name: 'Card reader' })).toBeChecked();
    await expect(page.getByRole('textbox', { name: /INV-/ })).toHaveValue('50.00');
    await hands.press('Control+Enter');
    await expect(head(page, 'Waiting for the card')).toBeVisible();
    await hands.press('X');
    await expect(page.getByRole('alert').filter({ hasText: 'It was called off' })).toBeVisible();

    await hands.press('T');
    await expect(page.getByLabel('Amount')).toHaveValue('50.00');
    await hands.press('Control+Enter');
    await expect(head(page, 'Waiting for the card')).toBeVisible();
    await expectGoodLooks(page, 'waiting for the card');
    await hold(desk, 'pm_card_visa');
    await expect(page.getByRole('alert').filter({ hasText: 'Paid.' })).toBeVisible();
    await expectTotals(page.locator('.payment-sum'), [
      'Received: 50.00',
      'Given back: 0.00',
      'Applied to invoices: −50.00',
      'Available: $0.00',
    ]);
    await nothingPointed();
    expect(await desk.call('invoices.get', { id: invoiceId })).toMatchObject({ status: 'paid' });
  });

  test('[G23] by link: the customer pays on their own page, and the desk sees it by itself', async ({
    openPage,
    desk,
    context,
  }) => {
    const invoiceId = await owing(desk);
    const page = await openPage(`/payments/new?invoice=${invoiceId}`);
    await page.getByText('Card', { exact: true }).click();
    await page.getByText('Link or square code').click();
    await button(page, 'Charge $50.00').click();
    const waiting = head(page, 'Waiting for the customer to pay');
    await expect(waiting.getByRole('img', { name: /Address to pay at/ })).toBeVisible();
    await expect(waiting).toContainText('Open until');
    await expectGoodLooks(page, 'link');
    await button(page, 'Send again').click();
    await expect(button(page, 'Copied')).toBeVisible();

    const theirs = context.waitForEvent('page');
    await page.getByRole('link', { name: 'Open the page here' }).click();
    const phone = await theirs;
    await expect(phone.getByRole('heading', { name: 'Pay $50.00' })).toBeVisible();
    await phone.getByRole('button', { name: 'Try a card that is declined' }).click();
    await expect(phone.getByRole('alert')).toContainText('declined');
    await expect(waiting).toBeVisible();
    await phone.getByRole('button', { name: 'Pay with Visa 4242' }).click();
    await expect(phone.getByRole('heading', { name: 'Thank you' })).toBeVisible();
    await expect(page.getByRole('alert').filter({ hasText: 'Paid.' })).toBeVisible({
      timeout: 15_000,
    });
    expect(await desk.call('invoices.get', { id: invoiceId })).toMatchObject({ status: 'paid' });
  });

  test('[G7] the stand-in is steered on a page that fits, and what is set there happens', async ({
    openPage,
    desk,
    context,
  }) => {
    const page = await openPage('/settings/cards');
    await expect(page.getByText('the key may do all that this desk needs')).toBeVisible();
    await expectGoodLooks(page, 'cards');
    const opened = context.waitForEvent('page');
    await page
      .getByRole('banner')
      .or(page.locator('.banner'))
      .getByText('Steer the stand-in')
      .click();
    const steering = await opened;
    await expect(steering.getByRole('heading', { name: "Stripe's stand-in" })).toBeVisible();
    await expectGoodLooks(steering, 'steering');
    await steering.getByLabel('give money back').check();
    const rights = steering.locator('section').filter({ hasText: 'What the key may not do' });
    await rights.getByRole('button', { name: 'Set' }).click();
    await steering.locator('select[name=reader]').selectOption('offline');
    await steering
      .locator('form', { hasText: 'Every answer takes' })
      .getByText('Set', { exact: true })
      .click();
    await page.bringToFront();
    await button(page, 'Look again').click();
    await expect(page.getByText('the key lacks a right')).toBeVisible();
    await expect(page.getByRole('row', { name: /Give money back/ })).toContainText('it lacks this');
    await expect(page.getByText('offline')).toBeVisible();

    const { rows } = await desk.call('customers.list', { limit: 1 });
    const { id } = await desk.call('cards.charge', {
      attemptId: crypto.randomUUID(),
      customerId: rows[0]?.id ?? '',
      amountMinor: 5000,
      via: 'terminal',
    });
    await goTo(page, `/payments/${id}`);
    await expect(page.getByText('The reader is offline. Nothing was charged.')).toBeVisible();
    await expect(button(page, 'Send a link instead')).toBeVisible();
  });
});

test.describe('at a real desk without a network', () => {
  test.use({ noNetwork: true });

  test('[G24] [S22] the key is entered, replaced and removed, and the page forgets it', async ({
    openPage,
    desk,
  }) => {
    await found(desk);
    const page = await openPage('/payments/new');
    await page.getByText('Card', { exact: true }).click();
    await expect(page.getByText('This desk has no key of Stripe yet')).toBeVisible();
    await page.getByRole('link', { name: 'To the cards settings' }).click();
    await button(page, 'Enter key').click();
    const field = page.getByLabel('Restricted key', { exact: true });
    await field.fill('sk_live_51WholeAccount99');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('alert').filter({ hasText: 'restricted key (rk_)' })).toBeVisible();
    await expect(field).toHaveValue('');
    await expectGoodLooks(page, 'key sheet');

    const key = 'rk_test_51OnlyForThisTest4321';
    await field.fill(key);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Test key, no real money, …4321')).toBeVisible();
    await expect(page.getByText('This key lies in a file.')).toBeVisible();
    await expect(page.getByText('Stripe can’t be reached now')).toBeVisible();
    await expectGoodLooks(page, 'key page');
    const kept = await page.evaluate(() => [
      document.documentElement.outerHTML,
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
    ]);
    expect(kept.filter((text) => text.includes('OnlyForThisTest'))).toEqual([]);

    await button(page, 'Remove').click();
    await expect(page.getByRole('heading', { name: 'Remove the key?' })).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('None yet. Cards can’t be charged.')).toBeVisible();
  });

  test('[G21] a reader is not asked without a network: it says so, and that nothing was charged', async ({
    openPage,
    desk,
  }) => {
    await found(desk);
    await desk.call('cards.setKey', { key: 'rk_test_51OnlyForThisTest4321' });
    const { id: customerId } = await desk.call('customers.create', { name: 'Zeno Quill' });
    const page = await openPage(`/payments/new?customer=${customerId}`);
    await page.getByLabel('Amount').fill('20');
    await page.getByText('Card', { exact: true }).click();
    await button(page, 'Charge $20.00').click();
    await expect(page.getByText('Stripe could not be reached. Nothing was charged.')).toBeVisible();
  });
});
