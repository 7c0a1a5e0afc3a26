import type { Page } from '@playwright/test';
import { button, expectBalanced } from './at-the-desk.ts';
import { expect, found, test } from './desk-fixture.ts';
import { goTo } from './looks.ts';
import type { RunningDesk } from './running-desk.ts';

const attemptId = () => crypto.randomUUID();

/** Two unpaid invoices and two payments, from one of which 10.00 went back. */
async function someRecords(desk: RunningDesk) {
  await found(desk);
  const { id: customerId } = await desk.call('customers.create', { name: 'Zeno Quill' });
  const { today: dueOn } = await desk.call('setup.status', {});
  const lines = [{ description: 'Visit', quantity: 1, unitPriceMinor: 4000 }];
  const invoice = await desk.call('invoices.issue', {
    attemptId: attemptId(),
    customerId,
    dueOn,
    lines,
  });
  const pay = (method: 'cash' | 'check') =>
    desk.call('payments.record', {
      attemptId: attemptId(),
      customerId,
      method,
      amountMinor: 4000,
    });
  const [cash, check] = [await pay('cash'), await pay('check')];
  const refund = await desk.call('refunds.create', {
    attemptId: attemptId(),
    paymentId: cash.id,
    amount: { kind: 'fixed', amountMinor: 1000 },
    seenRefundableMinor: 4000,
    method: 'cash',
    outcome: 'spare-credit',
    reason: { code: 'overcharge' },
  });
  return { invoice, check, refund };
}

/** Chooses something behind More, and answers the dialog that asks for a word of why. */
async function ask(page: Page, action: string) {
  await button(page, 'More').click();
  await page.getByRole('menuitem', { name: action }).click();
  return page.getByRole('dialog');
}

test('[V7] what takes a record back asks why, is refused without, and is said afterwards', async ({
  page,
  openPage,
  desk,
}) => {
  const { invoice, check, refund } = await someRecords(desk);
  await openPage(`/invoices/${invoice.id}`);

  const flag = await ask(page, 'Flag as disputed');
  await button(flag, 'Flag').click();
  await expect(flag.getByText('Say why.')).toBeVisible();
  await flag.getByLabel('What the customer contests').fill('Never had the visit');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('A-INV-0001 is disputed')).toBeVisible();
  await expect(flag).toHaveCount(0);
  const settled = await ask(page, 'Dispute settled');
  await button(settled, 'Take the flag off').click();
  await expect(page.getByText('A-INV-0001 is no longer disputed')).toBeVisible();

  const left = await ask(page, 'Void');
  await left.getByLabel('Why').fill('Thought better of it');
  await page.keyboard.press('Escape');
  await expect(left).toHaveCount(0);
  const voiding = await ask(page, 'Void');
  await expect(voiding.getByLabel('Why')).toHaveValue('');
  await voiding.getByLabel('Why').fill('Written twice');
  await button(voiding, 'Void A-INV-0001').click();
  await expect(page.getByText('A-INV-0001 is void', { exact: true })).toBeVisible();

  await goTo(page, `/payments/${check.id}`);
  const bounced = await ask(page, 'bounced');
  await bounced.getByLabel('What the bank said').fill('No funds');
  await button(bounced, '$40.00').click();
  await expect(page.getByText('Bounced: A-PAY-0002').first()).toBeVisible();

  await goTo(page, `/refunds/${refund.id}`);
  const wrong = await ask(page, 'Take back, entered in error');
  await wrong.getByLabel('Why').fill('The customer kept it');
  await button(wrong, 'Take back $10.00').click();
  await expect(page.getByText('Took back A-REF-0001')).toBeVisible();

  const [theInvoice, theCheck, theRefund] = [
    await desk.call('invoices.get', { id: invoice.id }),
    await desk.call('payments.get', { id: check.id }),
    await desk.call('refunds.get', { id: refund.id }),
  ];
  expect([theInvoice.status, theCheck.status, theRefund.status]).toEqual([
    'void',
    'bounced',
    'canceled',
  ]);
  await expectBalanced(desk);
});
