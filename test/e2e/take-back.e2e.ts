import type { Page } from '@playwright/test';
import { button, expectBalanced, expectTotals } from './at-the-desk.ts';
import { expect, found, test } from './desk-fixture.ts';
import { forbidPointer, handsOn } from './hands.ts';
import type { RunningDesk } from './running-desk.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

/** An invoice of 3 at $40.00 with 7 % tax ($128.40), paid by cash 50, check 60 and other 18.40. */
async function paidThreeWays(desk: RunningDesk) {
  await found(desk);
  const { id: customerId } = await desk.call('customers.create', { name: 'Zeno Quill' });
  const { today } = await desk.call('setup.status', {});
  const { id: invoiceId } = await desk.call('invoices.issue', {
    attemptId: crypto.randomUUID(),
    customerId,
    dueOn: today,
    lines: [{ description: 'Visit', quantity: 3, unitPriceMinor: 4000, taxRatePercent: 7 }],
  });
  for (const [method, amountMinor] of [
    ['cash', 5000],
    ['check', 6000],
    ['other', 1840],
  ] as const) {
    await desk.call('payments.record', {
      attemptId: crypto.randomUUID(),
      customerId,
      method,
      amountMinor,
      allocations: [{ invoiceId, amountMinor }],
    });
  }
  return { customerId, invoiceId };
}

/** What the sheet says will happen, row by row. */
const ahead = (page: Page) => page.locator('.side-sheet-aside .change-label');

test('[C7] an invoice is canceled by a plan changed by hand, by keys alone', async ({
  page,
  openPage,
  desk,
}) => {
  const nothingPointed = await forbidPointer(page);
  const { customerId, invoiceId } = await paidThreeWays(desk);
  await openPage(`/invoices/${invoiceId}`);
  const hands = handsOn(page);
  await expect(heading(page, 'A-INV-0001')).toBeVisible();
  await hands.press('X');
  // Larger payments first, each back the way it came.
  await expect(page.getByLabel('Amount of A-PAY-0002')).toHaveValue('60.00');
  await hands.tabTo(page.getByLabel('Give back in all'));
  await hands.type('100');
  await expect(page.getByLabel('Amount of A-PAY-0001')).toHaveValue('40.00');
  await expect(page.getByLabel('Amount of A-PAY-0003')).toHaveValue('0.00');
  await hands.tabTo(page.getByLabel('Amount of A-PAY-0001'));
  await hands.type('70');
  await expect(page.getByText(/is left to refund on A-PAY-0001/)).toBeVisible();
  await hands.press('Control+A');
  await hands.type('10');
  const way = page.getByRole('button', { name: /How A-PAY-0002 goes back/ });
  await hands.tabTo(way);
  await hands.press('Enter');
  await hands.type('Stays');
  await hands.press('Enter');
  await expect(way).toBeFocused();
  await expect(ahead(page)).toHaveText([
    'A-INV-0001, credited',
    'A-INV-0001, applied',
    'A-INV-0001, due',
    'Goes back of A-PAY-0001, in cash',
    'Comes free and stays with the customer',
  ]);
  await hands.press('Control+Enter');
  await expect(page.getByText('Canceled A-INV-0001')).toBeVisible();
  expect(await desk.call('invoices.get', { id: invoiceId })).toMatchObject({
    dueMinor: 0,
    creditedMinor: 12_840,
  });
  expect(await desk.call('customers.get', { id: customerId })).toMatchObject({
    unallocatedMinor: 11_840,
  });
  const { rows } = await desk.call('refunds.list', { customerId });
  expect(rows).toMatchObject([{ amountMinor: 1000, method: 'cash' }]);
  await nothingPointed();
  await expectBalanced(desk);
});

test('[C9] [C3] a quantity of a line is credited with its tax, and its money goes back', async ({
  openPage,
  desk,
}) => {
  const { invoiceId } = await paidThreeWays(desk);
  const page = await openPage(`/invoices/${invoiceId}/credit`);
  await page.getByText('By line').click();
  await page.getByLabel('Quantity of line 1').fill('4');
  await expect(page.getByRole('button', { name: 'Use $128.40' })).toBeVisible();
  await page.getByLabel('Quantity of line 1').fill('1');
  await expect(page.getByLabel('Amount of line 1')).toHaveValue('42.80');
  await expect(page.getByText('$40.00 and $2.80 tax')).toBeVisible();
  await page.getByText('Is given back').click();
  await button(page, 'Credit, and refund $42.80').click();
  await expect(page.getByText('Wrote A-CN-0001')).toBeVisible();
  await page.goto(`${desk.origin}/#/invoices/${invoiceId}`);
  await expectTotals(page.locator('.invoice-totals'), [
    'Lines: 120.00',
    'Sales tax 7 % on $120.00: 8.40',
    'Total: 128.40',
    'Credit notes: −42.80',
    'Applied payments: −85.60',
    'Due: $0.00',
  ]);
  await expectBalanced(desk);
});
