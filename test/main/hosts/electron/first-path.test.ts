import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDb } from '../../../../src/main/db/open.ts';
import { electron, startTillbook } from '../../../support/electron-stand-in/start.ts';

// The built application, from the function a page is given to the file on the disk and back.

const twoMinutes = 120_000;
let tillbook: Awaited<ReturnType<typeof startTillbook>>;

beforeAll(async () => {
  tillbook = await startTillbook();
}, twoMinutes);
afterAll(() => tillbook.clear());

test(
  'goes from setting up to a refund, and the file holds every step',
  async () => {
    const { value } = tillbook;
    const news: unknown[] = [];
    const stop = tillbook.desk.onNews((told) => news.push(told));

    const { staffId } = await value('setup.create', {
      business: { name: 'Harbor Dental', currency: 'USD', timeZone: 'America/New_York' },
      desk: { name: 'Front desk', code: 'A' },
      manager: { name: 'Ada Reyes', pin: '730194825516' },
    });
    await value('session.signOut');
    await value('session.signIn', { staffId, pin: '730194825516' });
    const customer = await value('customers.create', { name: 'Lena Ortiz' });
    const { today } = await value('setup.status');
    const invoice = await value('invoices.issue', {
      attemptId: 'invoice-0001',
      customerId: customer['id'],
      dueOn: today,
      lines: [{ description: 'Cleaning', quantity: 1, unitPriceMinor: 10_000 }],
    });
    const payment = await value('payments.record', {
      attemptId: 'payment-0001',
      customerId: customer['id'],
      method: 'cash',
      amountMinor: 10_000,
    });
    await value('allocations.create', {
      attemptId: 'allocation-0001',
      paymentId: payment['id'],
      invoiceId: invoice['id'],
      amountMinor: 10_000,
    });
    expect(await value('invoices.get', { id: invoice['id'] })).toMatchObject({ status: 'paid' });
    const refund = await value('refunds.create', {
      attemptId: 'refund-0001',
      paymentId: payment['id'],
      amount: { kind: 'full' },
      method: 'cash',
      outcome: 'still-owes',
      seenRefundableMinor: 10_000,
      reason: { code: 'overcharge' },
    });
    expect(await value('refunds.get', { id: refund['id'] })).toMatchObject({
      amountMinor: 10_000,
      status: 'succeeded',
    });
    expect(await value('payments.get', { id: payment['id'] })).toMatchObject({
      refundStatus: 'refunded',
      refundableMinor: 0,
    });
    expect(news.length).toBeGreaterThanOrEqual(5);
    stop();

    electron.app.quit();
    expect(await electron.app.ended()).toBe(0);
    const file = join(tillbook.folder, 'ledger.tillbook');
    const book = openDb(file);
    const facts = book.read.all<{ type: string }>('select type from fact order by n');
    book.close();
    expect(facts.map(({ type }) => type)).toEqual([
      'book-founded',
      'invoice-issued',
      'payment-recorded',
      'allocation-made',
      'refund-made',
    ]);
    expect(readFileSync(file).includes('730194825516')).toBe(false);
  },
  twoMinutes,
);
