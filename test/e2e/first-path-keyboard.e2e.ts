import type { Page } from '@playwright/test';
import { expectAccount, expectBalanced, expectChanges, expectTotals } from './at-the-desk.ts';
import { expect, signIn, test } from './desk-fixture.ts';
import { forbidPointer, type Hands, handsOn, readSlip } from './hands.ts';
import { goTo } from './looks.ts';
import { readPdf } from './pdf-text.ts';
import { places } from './practice-places.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

async function setUp(page: Page, hands: Hands): Promise<void> {
  await expect(page.getByLabel('Name').first()).toBeFocused();
  await hands.type('Harbor Dental');
  await hands.tabTo(page.getByLabel('Code'));
  await hands.type('F1');
  await hands.press('Tab');
  await hands.type('Ada Reyes');
  await hands.press('Tab');
  await hands.type('730194');
  await hands.press('Tab');
  await hands.type('730194');
  await hands.press('Control+Enter');
  await expect(heading(page, 'The book is open. One thing for its safety')).toBeVisible();
  await hands.press('Escape');
  await expect(heading(page, 'Today’s book')).toBeVisible();
}

async function signOutAndIn(page: Page, hands: Hands): Promise<void> {
  await hands.tabTo(page.getByRole('button', { name: 'Ada Reyes' }));
  await hands.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
  await hands.press('ArrowUp');
  await hands.press('Enter');
  await expect(page.getByLabel('PIN of Ada Reyes')).toBeFocused();
  await hands.type('730194');
  await hands.press('Enter');
  await expect(heading(page, 'Today’s book')).toBeVisible();
}

async function billNora(page: Page, hands: Hands): Promise<void> {
  await hands.press('Control+K');
  await hands.type('new cust');
  await hands.press('Enter');
  await expect(page.getByLabel('Name')).toBeFocused();
  await hands.type('Nora Whitfield');
  await hands.press('Control+Enter');
  await expect(heading(page, 'Nora Whitfield')).toBeVisible();
  await hands.press('I');
  await expect(page.getByLabel('Description, line 1')).toBeFocused();
  for (const text of ['Cleaning', '', '100', '8', 'Brush', '2', '12.50']) {
    if (text !== '') await hands.type(text);
    await hands.press('Enter');
  }
  await expectTotals(page.locator('.lines-totals'), [
    'Lines: 125.00',
    'Sales tax 8 % on $100.00: 8.00',
    'Total: $133.00',
  ]);
  await hands.press('Control+Enter');
  await expect(heading(page, 'F1-INV-0001')).toBeVisible();
}

async function takePayment(page: Page, hands: Hands): Promise<void> {
  await hands.press('T');
  await expect(page.getByLabel('Amount')).toBeFocused();
  await hands.type('150');
  await expect(page.getByRole('textbox', { name: /F1-INV-0001/ })).toHaveValue('133.00');
  await hands.press('Control+Enter');
  await expect(heading(page, 'F1-PAY-0001')).toBeVisible();
}

/** Tab leads to the outcome that is chosen, the arrows to the others. */
async function chooseOutcome(page: Page, hands: Hands, outcome: string): Promise<void> {
  await hands.tabTo(page.locator('[data-place=outcome] input:checked'));
  const wanted = page.getByRole('radio', { name: outcome });
  for (let press = 0; press < 3 && !(await wanted.isChecked()); press += 1) {
    await hands.press('ArrowDown');
  }
  await expect(wanted).toBeChecked();
}

async function refundSome(page: Page, hands: Hands): Promise<void> {
  await hands.press('R');
  await expect(page.getByLabel('How much')).toBeFocused();
  await hands.type('50');
  await chooseOutcome(page, hands, 'No longer owes it');
  await expectChanges(page, [
    'Cash drawer F1: 150.00 > 100.00',
    'Not applied on this payment: 17.00 > 0.00',
    'F1-INV-0001, applied: 133.00 > 100.00',
    'F1-INV-0001, due: 0.00 > 0.00',
    'Can still be refunded: 150.00 > 100.00',
  ]);
  await hands.press('Control+Enter');
  await readSlip(page);
  await hands.press('Enter');
  await expect(page.getByText('Cash handed over: $50.00 to Nora Whitfield')).toBeVisible();
}

async function saveReceipt(page: Page, hands: Hands): Promise<void> {
  await hands.press('Control+K');
  await hands.type('REF-0001');
  await expect(page.getByRole('option', { name: 'F1-REF-0001' })).toBeVisible();
  await hands.press('Enter');
  await expect(heading(page, 'F1-REF-0001')).toBeVisible();
  await hands.press('P');
  await expect(page.frameLocator('iframe').getByText('F1-REF-0001').first()).toBeVisible();
  const download = page.waitForEvent('download');
  await hands.press('Control+S');
  expect(readPdf(await (await download).path()).pages).toBe(1);
  await hands.press('Escape');
}

async function refundTheRest(page: Page, hands: Hands): Promise<void> {
  await hands.press('Control+K');
  await hands.type('refund nora');
  await expect(page.getByRole('option', { name: 'Refund F1-PAY-0001' })).toBeVisible();
  await hands.press('Enter');
  await chooseOutcome(page, hands, 'Still owes it');
  await expectChanges(page, [
    'Cash drawer F1: 100.00 > 0.00',
    'Not applied on this payment: 0.00 > 0.00',
    'F1-INV-0001, applied: 100.00 > 0.00',
    'F1-INV-0001, due: 0.00 > 100.00',
    'Can still be refunded: 100.00 > 0.00',
  ]);
  await hands.press('Control+Enter');
  await readSlip(page);
  await hands.press('Control+Enter');
  await expect(page.getByText('Cash handed over: $100.00 to Nora Whitfield')).toBeVisible();
}

test('[R1] [R3] from the first run to two refunds, by keys alone', async ({
  page,
  openPage,
  desk,
}) => {
  test.setTimeout(90_000);
  const nothingPointed = await forbidPointer(page);
  await openPage();
  const hands = handsOn(page);
  await setUp(page, hands);
  await signOutAndIn(page, hands);
  await billNora(page, hands);
  await takePayment(page, hands);
  await refundSome(page, hands);
  await saveReceipt(page, hands);
  await refundTheRest(page, hands);

  await expectTotals(page.locator('.payment-sum'), [
    'Received: 150.00',
    'Given back: −150.00',
    'Applied to invoices: 0.00',
    'Available: $0.00',
  ]);
  await hands.press('Control+K');
  await hands.type('INV-0001');
  await expect(page.getByRole('option', { name: 'F1-INV-0001' })).toBeVisible();
  await hands.press('Enter');
  await expect(page.locator('.invoice-totals')).toContainText('Credit notes');
  await hands.press('Control+K');
  await hands.type('nora');
  await expect(page.getByRole('option', { name: 'Nora Whitfield' }).first()).toBeVisible();
  await hands.press('Enter');
  await expectAccount(page, ['Owes: $100.00', 'Paid, not applied yet: $0.00', 'Credit: $0.00']);
  await nothingPointed();
  await expectBalanced(desk);
});

test.describe('at the practice desk', () => {
  test.use({ mode: 'practice' });

  test('[R1] [R2] part of an applied cash payment goes back in six strokes from every page', async ({
    page,
    openPage,
    desk,
  }) => {
    test.setTimeout(240_000);
    await signIn(desk);
    const { id, name, invoiceId } = await appliedCash(desk);
    await openPage();
    let givenMinor = 0;
    for (const { path } of await places(desk)) {
      await goTo(page, path);
      const hands = handsOn(page);
      await hands.press('Control+K');
      await hands.type(`refund ${name}`);
      // At once, as a quick hand does: what was found for half of the name must not be picked.
      await hands.press('Enter');
      await expect(page.getByLabel('How much')).toBeFocused();
      await hands.type('1.25');
      await hands.press('Control+Enter');
      await expect(heading(page, 'Hand over the cash'), path).toBeVisible({ timeout: 15_000 });
      expect(hands.groups()).toBeLessThanOrEqual(6);
      givenMinor += 125;
      expect(await desk.call('payments.get', { id })).toMatchObject({ refundedMinor: givenMinor });
    }
    expect(await desk.call('invoices.get', { id: invoiceId })).toMatchObject({
      appliedMinor: 5000 - givenMinor,
    });
  });
});

/** Somebody new, and $50.00 in cash wholly applied. */
async function appliedCash(desk: Parameters<typeof signIn>[0]) {
  const name = 'Zeno Quill';
  const { id: customerId } = await desk.call('customers.create', { name });
  const { today } = await desk.call('setup.status', {});
  const { id: invoiceId } = await desk.call('invoices.issue', {
    attemptId: crypto.randomUUID(),
    customerId,
    dueOn: today,
    lines: [{ description: 'Cleaning', quantity: 1, unitPriceMinor: 5000 }],
  });
  const { id } = await desk.call('payments.record', {
    attemptId: crypto.randomUUID(),
    customerId,
    method: 'cash',
    amountMinor: 5000,
    allocations: [{ invoiceId, amountMinor: 5000 }],
  });
  return { id, name, invoiceId };
}
