import type { Page } from '@playwright/test';
import {
  button,
  expectAccount,
  expectBalanced,
  expectChanges,
  expectTotals,
} from './at-the-desk.ts';
import { expect, test } from './desk-fixture.ts';
import { readPdf } from './pdf-text.ts';
import { readSlip } from './hands.ts';

async function setUp(page: Page): Promise<void> {
  const step = (title: string) => page.locator('.setup-step').filter({ hasText: title });
  await step('The business').getByLabel('Name').fill('Harbor Dental');
  await step('The business').getByLabel('Currency').fill('us dollar');
  await page.getByRole('option', { name: 'US Dollar' }).first().click();
  await step('This desk').getByLabel('Code').fill('F1');
  await step('The manager').getByLabel('Your name').fill('Ada Reyes');
  await step('The manager').getByLabel('PIN', { exact: true }).fill('730194');
  await step('The manager').getByLabel('PIN again').fill('730194');
  await button(page, 'Open the book').click();
  await button(page, 'Not now').click();
  await expect(page.getByRole('heading', { name: 'Today’s book' })).toBeVisible();
}

async function signOutAndIn(page: Page): Promise<void> {
  await button(page, 'Ada Reyes').click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByLabel('PIN of Ada Reyes').fill('111111');
  await button(page, 'Sign in').click();
  await expect(page.getByText('4 more tries')).toBeVisible();
  await page.getByLabel('PIN of Ada Reyes').fill('730194');
  await button(page, 'Sign in').click();
}

async function addCustomer(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Customers' }).click();
  await button(page, 'Write down the first customer').click();
  await page.getByLabel('Name').fill('Nora Whitfield');
  await page.getByLabel('Address').fill('4 Quay Street');
  await button(page, 'Add customer').click();
  await expect(page.getByRole('heading', { name: 'Nora Whitfield' })).toBeVisible();
  await expectAccount(page, ['Owes: $0.00', 'Paid, not applied yet: $0.00', 'Credit: $0.00']);
}

async function issueInvoice(page: Page): Promise<void> {
  await button(page, 'Issue invoice').click();
  await page.getByLabel('Description, line 1').fill('Cleaning');
  await page.getByLabel('Each, line 1').fill('100');
  await page.getByLabel('Tax %, line 1').fill('8');
  await page.getByLabel('Description, line 2').fill('Brush');
  await page.getByLabel('Quantity, line 2').fill('2');
  await page.getByLabel('Each, line 2').fill('12.50');
  await expectTotals(page.locator('.lines-totals'), [
    'Lines: 125.00',
    'Sales tax 8 % on $100.00: 8.00',
    'Total: $133.00',
  ]);
  await button(page, 'Issue for $133.00').click();
  await expect(page.getByRole('heading', { name: 'F1-INV-0001' })).toBeVisible();
}

async function takePayment(page: Page): Promise<void> {
  await button(page, 'Take payment').click();
  await expect(page.getByLabel('Amount')).toHaveValue('133.00');
  await page.getByLabel('Amount').fill('150');
  await button(page, 'Take $150.00').click();
  await expect(page.getByRole('heading', { name: 'F1-PAY-0001' })).toBeVisible();
  await expectTotals(page.locator('.payment-sum'), [
    'Received: 150.00',
    'Given back: 0.00',
    'Applied to invoices: −133.00',
    'Available: $17.00',
  ]);
}

async function refundSome(page: Page): Promise<void> {
  await button(page, 'Refund').click();
  await page.getByText('Fixed', { exact: true }).click();
  await page.getByLabel('How much').fill('50');
  await page.getByText('No longer owes it').click();
  await expectChanges(page, [
    'Cash drawer F1: 150.00 > 100.00',
    'Not applied on this payment: 17.00 > 0.00',
    'F1-INV-0001, applied: 133.00 > 100.00',
    'F1-INV-0001, due: 0.00 > 0.00',
    'Can still be refunded: 150.00 > 100.00',
  ]);
  await expect(page.getByText('A credit note of $33.00 is written')).toBeVisible();
  await expect(page.locator('.refund-gets')).toContainText('Nora Whitfield gets, in cash');
  await expect(page.locator('.refund-gets')).toContainText('$50.00');
  await button(page, 'Refund $50.00').click();
  await readSlip(page);
  await button(page, 'Cash handed over').click();
  await expect(page.getByText('Cash handed over: $50.00 to Nora Whitfield')).toBeVisible();
}

async function saveReceipt(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'F1-REF-0001' }).first().click();
  await expect(page.getByText('Given back', { exact: true })).toBeVisible();
  await button(page, 'Print').click();
  const sheet = page.frameLocator('iframe.paper-frame');
  await expect(sheet.getByText('F1-REF-0001').first()).toBeVisible();
  const download = page.waitForEvent('download');
  await button(page, 'Save PDF').click();
  const file = await (await download).path();
  const { pages, text } = readPdf(file);
  expect(pages).toBe(1);
  for (const words of ['F1-REF-0001', 'F1-PAY-0001', 'F1-INV-0001', 'Nora Whitfield', '$50.00']) {
    expect(text ?? words).toContain(words);
  }
  await button(page, 'Back').click();
}

async function refundTheRest(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'F1-PAY-0001' }).click();
  await button(page, 'Refund').click();
  await page.getByText('Full', { exact: true }).click();
  await page.getByText('Still owes it').click();
  await expectChanges(page, [
    'Cash drawer F1: 100.00 > 0.00',
    'Not applied on this payment: 0.00 > 0.00',
    'F1-INV-0001, applied: 100.00 > 0.00',
    'F1-INV-0001, due: 0.00 > 100.00',
    'Can still be refunded: 100.00 > 0.00',
  ]);
  await button(page, 'Refund $100.00').click();
  await readSlip(page);
  await button(page, 'Cash handed over').click();
  await expect(page.getByText('Cash handed over: $100.00 to Nora Whitfield')).toBeVisible();
}

test('[R1] [R3] from the first run to two refunds, by mouse', async ({ openPage, desk }) => {
  const page = await openPage();
  await setUp(page);
  await signOutAndIn(page);
  await addCustomer(page);
  await issueInvoice(page);
  await takePayment(page);
  await refundSome(page);
  await saveReceipt(page);
  await refundTheRest(page);

  await expectTotals(page.locator('.payment-sum'), [
    'Received: 150.00',
    'Given back: −150.00',
    'Applied to invoices: 0.00',
    'Available: $0.00',
  ]);
  await page.getByRole('link', { name: 'Invoices' }).click();
  await page.getByText('F1-INV-0001').first().dblclick();
  await expectTotals(page.locator('.invoice-totals'), [
    'Lines: 125.00',
    'Sales tax 8 % on $100.00: 8.00',
    'Total: 133.00',
    'Credit notes: −33.00',
    'Due: $100.00',
  ]);
  await page.getByRole('link', { name: 'Nora Whitfield' }).click();
  await expectAccount(page, ['Owes: $100.00', 'Paid, not applied yet: $0.00', 'Credit: $0.00']);
  await expectBalanced(desk);
});
