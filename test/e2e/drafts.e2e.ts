import type { Page } from '@playwright/test';
import { button, expectBalanced } from './at-the-desk.ts';
import { expect, found, test } from './desk-fixture.ts';
import { forbidPointer, handsOn } from './hands.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

test('[I8] an invoice is kept as a draft, found again, gone on with and issued, by keys alone', async ({
  page,
  openPage,
  desk,
}) => {
  const nothingPointed = await forbidPointer(page);
  await found(desk);
  const { id: customerId } = await desk.call('customers.create', { name: 'Zeno Quill' });
  await openPage(`/invoices/new?customer=${customerId}`);
  const hands = handsOn(page);
  await expect(page.getByLabel('Description, line 1')).toBeFocused();
  for (const text of ['Visit', '', '40']) {
    if (text !== '') await hands.type(text);
    await hands.press('Enter');
  }
  await hands.press('Control+S');
  await expect(heading(page, 'Draft')).toBeVisible();
  await expect(page.getByText('owes nothing for it')).toBeVisible();
  expect(await desk.call('customers.get', { id: customerId })).toMatchObject({ owedMinor: 0 });
  await hands.press('G I');
  await expect(page.getByRole('gridcell', { name: 'Draft' }).first()).toBeVisible();
  await hands.press('ArrowDown');
  await hands.press('Enter');
  await expect(heading(page, 'Draft')).toBeVisible();
  await hands.press('E');
  await expect(page.getByLabel('Each, line 1')).toHaveValue('40.00');
  await hands.tabTo(page.getByLabel('Each, line 1'));
  await hands.type('45');
  await expect(button(page, 'Issue for $45.00')).toBeVisible();
  await hands.press('Control+Enter');
  await expect(heading(page, 'A-INV-0001')).toBeVisible();
  await expect(page.locator('.invoice-totals')).toContainText('$45.00');

  await hands.press('D');
  await expect(page.getByLabel('What the customer contests')).toBeFocused();
  await hands.type('Never came.');
  await hands.press('Control+Enter');
  await expect(page.getByText('“Never came.”')).toBeVisible();
  // The page behind the dialog may say so a moment before the dialog has gone.
  await expect(page.getByRole('dialog')).toBeHidden();
  await hands.press('D');
  await expect(page.getByLabel('How it was settled')).toBeFocused();
  await hands.press('Control+Enter');
  await expect(page.getByText('A-INV-0001 is no longer disputed')).toBeVisible();
  await expect(page.getByText('“Never came.”')).toBeHidden();
  await nothingPointed();
});

test('[P13] cash is taken with change, and a check with its number and bank clears', async ({
  openPage,
  desk,
}) => {
  await found(desk);
  const { id: customerId } = await desk.call('customers.create', { name: 'Zeno Quill' });
  const page = await openPage(`/payments/new?customer=${customerId}`);
  await page.getByLabel('Amount').fill('42.80');
  await page.getByLabel('Cash laid down').fill('40');
  await expect(page.getByText('$2.80 is missing')).toBeVisible();
  await page.getByLabel('Cash laid down').fill('50');
  await expect(page.getByText('Give back $7.20')).toBeVisible();
  await button(page, 'Take $42.80').click();
  await expect(page.getByText('$50.00, $7.20 change given')).toBeVisible();

  await page.goto(`${desk.origin}/#/payments/new?customer=${customerId}`);
  await page.getByLabel('Amount').fill('30');
  await page.getByText('Check', { exact: true }).click();
  await page.getByLabel('Check number').fill('1188');
  await page.getByLabel('Bank').fill('Lakeside Bank');
  await page.keyboard.press('Control+Enter');
  await expect(heading(page, 'A-PAY-0002')).toBeVisible();
  await expect(page.getByText('Lakeside Bank')).toBeVisible();
  // The seldom acts of a check are in the palette, too.
  await page.keyboard.press('Control+K');
  await page.keyboard.type('cleared');
  await expect(page.getByRole('option', { name: /cleared at the bank/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('A-PAY-0002 cleared')).toBeVisible();
  await expectBalanced(desk);
});
