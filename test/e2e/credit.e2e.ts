import type { Page } from '@playwright/test';
import { button, expectAccount, expectBalanced, expectChanges } from './at-the-desk.ts';
import { expect, found, test } from './desk-fixture.ts';
import { forbidPointer, handsOn, readSlip } from './hands.ts';
import type { RunningDesk } from './running-desk.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

/** A customer with an invoice of $30.00, open. */
async function owing(desk: RunningDesk) {
  await found(desk);
  const { id: customerId } = await desk.call('customers.create', { name: 'Zeno Quill' });
  const { today } = await desk.call('setup.status', {});
  const { id: invoiceId } = await desk.call('invoices.issue', {
    attemptId: crypto.randomUUID(),
    customerId,
    dueOn: today,
    lines: [{ description: 'Cleaning', quantity: 1, unitPriceMinor: 3000 }],
  });
  return { customerId, invoiceId };
}

test('[C5] [C6] [R10] credit is granted, applied and the rest given back, by keys alone', async ({
  page,
  openPage,
  desk,
}) => {
  const nothingPointed = await forbidPointer(page);
  const { customerId } = await owing(desk);
  await openPage(`/customers/${customerId}`);
  const hands = handsOn(page);
  await expect(heading(page, 'Zeno Quill')).toBeVisible();
  await hands.press('R');
  await expect(page.getByText(/has \$0\.00 of credit/).first()).toBeVisible();

  await hands.press('C');
  await expect(page.getByLabel('Amount')).toBeFocused();
  await hands.type('40');
  await expect(page.locator('.side-sheet .change')).toHaveText(/Credit of Zeno Quill0\.00.*40\.00/);
  await hands.tabTo(page.getByLabel('Incident'));
  await hands.type('INC-204');
  await hands.press('Control+Enter');
  await expect(page.getByText('Granted $40.00 of credit, A-CRD-0001')).toBeVisible();

  await hands.press('A');
  await expect(page.getByLabel('Apply to A-INV-0001')).toHaveValue('30.00');
  await expect(page.locator('.credit-ahead .change')).toHaveText([
    /Credit of Zeno Quill40\.00.*10\.00/,
    /A-INV-0001, due30\.00.*0\.00/,
  ]);
  await hands.press('Control+Enter');
  await expect(page.getByText('Applied $30.00 to A-INV-0001')).toBeVisible();
  await expectAccount(page, ['Owes: $0.00', 'Paid, not applied yet: $0.00', 'Credit: $10.00']);

  await hands.press('R');
  await expect(page.getByLabel('How much')).toHaveValue('10.00');
  await expectChanges(page, ['Cash drawer A: 0.00 > −10.00', 'Credit of Zeno Quill: 10.00 > 0.00']);
  await hands.press('Control+Enter');
  await readSlip(page);
  await hands.press('Control+Enter');
  await expect(page.getByText('Cash handed over: $10.00 to Zeno Quill')).toBeVisible();
  await expectAccount(page, ['Owes: $0.00', 'Paid, not applied yet: $0.00', 'Credit: $0.00']);
  await nothingPointed();
  await expectBalanced(desk);
});

test('[C6] credit is put to an invoice from there, and comes off again by Undo', async ({
  openPage,
  desk,
}) => {
  const { customerId, invoiceId } = await owing(desk);
  await desk.call('credits.grant', {
    attemptId: crypto.randomUUID(),
    customerId,
    amountMinor: 1000,
    reason: { code: 'service-issue' },
  });
  const page = await openPage(`/invoices/${invoiceId}`);
  await page.getByRole('link', { name: 'Apply credit' }).click();
  await page.getByLabel('Apply to A-INV-0001').fill('10');
  await button(page, 'Apply to A-INV-0001').click();
  await expect(heading(page, 'A-INV-0001')).toBeVisible();
  await expect(page.locator('.invoice-totals')).toContainText('$20.00');
  await button(page, 'Undo').click();
  await expect(page.locator('.invoice-totals')).toContainText('$30.00');
  expect(await desk.call('customers.get', { id: customerId })).toMatchObject({ creditMinor: 1000 });
});

test('[R10] a service issue is made good by a refund of a payment, with its incident', async ({
  openPage,
  desk,
}) => {
  const { customerId } = await owing(desk);
  const { id: paymentId } = await desk.call('payments.record', {
    attemptId: crypto.randomUUID(),
    customerId,
    method: 'cash',
    amountMinor: 5000,
  });
  const page = await openPage(`/customers/${customerId}`);
  await button(page, 'Make good').click();
  await page.getByLabel('Amount').fill('12.50');
  await page.getByText('Refund to the original method').click();
  await page.getByLabel('Incident').fill('INC-205');
  await button(page, 'Go on to A-PAY-0001').click();
  await expect(page.getByLabel('How much')).toHaveValue('12.50');
  await expect(page.getByLabel('Ticket')).toHaveValue('INC-205');
  await button(page, 'Refund $12.50').click();
  await expect(heading(page, 'Hand over the cash')).toBeVisible();
  const { rows } = await desk.call('refunds.list', { paymentId });
  expect(rows).toMatchObject([
    { amountMinor: 1250, ticket: 'INC-205', reason: { code: 'service-issue' } },
  ]);
});
