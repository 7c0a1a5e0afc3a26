import { button, expectBalanced } from './at-the-desk.ts';
import { expect, found, test } from './desk-fixture.ts';

test('[R21] a payment of another desk goes back by its receipt', async ({ openPage, desk }) => {
  await found(desk);
  const { id: customerId } = await desk.call('customers.create', { name: 'Zeno Quill' });
  const page = await openPage('/refunds/elsewhere');
  await page.getByRole('combobox', { name: 'Customer' }).fill('Zeno');
  await page.getByRole('option', { name: 'Zeno Quill' }).click();
  await page.getByLabel('Number on the receipt').fill('B1-PAY-0012');
  await page.getByLabel('Amount on the receipt').fill('60');
  await page.getByLabel('Give back').first().fill('25');
  await expect(page.getByText('Zeno Quill gets $25.00 in cash')).toBeVisible();
  await expect(page.getByText('B1-PAY-0012 is not in this book yet')).toBeVisible();
  await button(page, 'Refund $25.00').click();
  await expect(page.getByRole('heading', { name: 'A-REF-0001', exact: true })).toBeVisible();
  await expect(page.getByText('B1-PAY-0012 of another desk, not here yet')).toBeVisible();
  const { rows } = await desk.call('refunds.list', { customerId });
  expect(rows).toMatchObject([{ amountMinor: 2500, original: { number: 'B1-PAY-0012' } }]);
  await expectBalanced(desk);
});
