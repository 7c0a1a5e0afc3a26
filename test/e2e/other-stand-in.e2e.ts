import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStandIn } from '../support/stand-in-process.ts';
import { expect, signIn, test } from './desk-fixture.ts';
import { runDesk } from './running-desk.ts';

// `--stripe URL`: a stand-in that is a program of its own, known by its address only.

test('[G27] a practice desk charges and refunds at another stand-in, wherever that is', async ({
  practiceFolder,
}) => {
  const standIn = await startStandIn();
  const folder = mkdtempSync(join(tmpdir(), 'tillbook-e2e-'));
  cpSync(await practiceFolder(), folder, { recursive: true });
  const desk = await runDesk({ folder, practice: true, flags: ['--stripe', standIn.url] });
  try {
    await signIn(desk);
    expect((await desk.call('cards.status', {})).standIn).toEqual({ url: standIn.url });
    const { rows } = await desk.call('customers.list', { limit: 1 });
    const charge = (via: 'test' | 'link') =>
      desk.call('cards.charge', {
        attemptId: crypto.randomUUID(),
        customerId: rows[0]?.id ?? '',
        amountMinor: 5000,
        via,
      });
    const { id, status } = await charge('test');
    expect(status).toBe('succeeded');
    const { id: refund } = await desk.call('refunds.create', {
      attemptId: crypto.randomUUID(),
      paymentId: id,
      amount: { kind: 'fixed', amountMinor: 2000 },
      method: 'card',
      outcome: 'spare-credit',
      reason: { code: 'customer-request' },
      seenRefundableMinor: 5000,
    });
    await expect
      .poll(async () => (await desk.call('refunds.get', { id: refund })).status)
      .toBe('succeeded');
    const link = await desk.call('payments.get', { id: (await charge('link')).id });
    expect(link.charge?.url?.startsWith(standIn.url)).toBe(true);
    // The other program has the money in its own book.
    const theirs = await (await fetch(standIn.url)).text();
    expect(theirs).toContain('$50.00');
    expect(theirs).toContain('$20.00');
  } finally {
    await desk.close();
    await standIn.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
