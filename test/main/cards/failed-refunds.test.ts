import { describe, expect, test } from 'vitest';
import { type CardDesk, openCardDesk } from '../../support/card-desk.ts';
import { testPin } from '../../support/founded-desk.ts';

/** A payment by card of 100, and a refund of 40 of it that came back from the card's bank. */
async function failedLate() {
  const desk = await openCardDesk();
  const { id: payment } = await desk.charge(10_000);
  const { id: refund } = await desk.giveBack(payment, 4000);
  await desk.until(refund, 'succeeded');
  await fail(desk, refund);
  return { desk, payment, refund };
}

/** The card's bank sends the money back. */
async function fail(desk: CardDesk, refund: string) {
  const { card } = await desk.ask('refunds.get', { id: refund });
  desk.stripe.simulator.fail(card?.object ?? '', 'expired_or_canceled_card');
  await desk.look();
  return desk.until(refund, 'failed');
}

const anotherWay = (desk: CardDesk, paymentId: string, insteadOf: string, more = {}) => ({
  attemptId: desk.attempt(),
  paymentId,
  amount: { kind: 'fixed', amountMinor: 4000 } as const,
  outcome: 'no-longer-owes' as const,
  method: 'cash' as const,
  reason: { code: 'customer-request' as const },
  seenRefundableMinor: 10_000,
  insteadOf,
  ...more,
});

const waiting = async (desk: CardDesk): Promise<readonly string[]> =>
  (await desk.ask('desk.today', {})).waiting.map((row) => row.refundId);

describe('a refund to a card that failed late', () => {
  test('[U18] gives its amount back to the payment, and is a task for somebody', async () => {
    const { desk, payment, refund } = await failedLate();
    expect(await desk.ask('payments.get', { id: payment })).toMatchObject({
      refundableMinor: 10_000,
      refundedMinor: 0,
      refundStatus: 'none',
    });
    expect(await waiting(desk)).toEqual([refund]);
    expect(await desk.ask('refunds.waiting', {})).toEqual({
      unsent: 0,
      failed: 1,
      firstFailed: {
        refundId: refund,
        number: 'F2-REF-0001',
        customerName: 'Ada Lovelace',
        amountMinor: 4000,
      },
    });
    await desk.agree();
  });

  test('[U17] never says that it is refunded once it is not, on screen or on paper', async () => {
    const { desk, payment, refund } = await failedLate();
    const { card, status } = await desk.ask('refunds.get', { id: refund });
    expect(status).toBe('failed');
    expect(card?.sentence).toContain('the money came back: the customer does not have it');
    const paper = await desk.ask('papers.page', { kind: 'refund', id: refund });
    expect(paper.html).toContain('FAILED, SUPERSEDED');
    expect(paper.html).toContain('ask at the desk how you want to have it');
    expect(paper.html).not.toMatch(/Refund receipt|Refunded to/);
    const { label } = await desk.ask('payments.get', { id: payment });
    expect(label).not.toMatch(/refunded/i);
  });

  test('[G32] is no task any more once it was tried again, and is one again when that fails', async () => {
    const { desk, refund } = await failedLate();
    await desk.ask('refunds.retry', { id: refund });
    await desk.until(refund, 'succeeded');
    expect(await waiting(desk)).toEqual([]);
    const again = await fail(desk, refund);
    expect(again.card).toMatchObject({ attempts: 2, isTask: true, best: 'another-way' });
    expect(await waiting(desk)).toEqual([refund]);
    await desk.agree();
    await desk.sound();
  });

  test('[G32] or kept, or set aside with why; and set aside it can still be tried again', async () => {
    const { desk, payment, refund } = await failedLate();
    const said = { attemptId: desk.attempt(), id: refund, reason: 'They came by for it in cash.' };
    const aside = await desk.ask('refunds.setAside', said);
    expect(await desk.ask('refunds.setAside', said)).toEqual(aside);
    expect(await waiting(desk)).toEqual([]);
    const { history, can } = await desk.ask('refunds.get', { id: refund });
    expect(history[0]).toMatchObject({
      kind: 'refund-set-aside',
      note: 'They came by for it in cash.',
    });
    expect(can.retry).toEqual({ allowed: true });
    expect(
      await desk.refusal('refunds.setAside', { id: refund, reason: 'once more' }),
    ).toMatchObject({ kind: 'not-failed', status: 'set aside' });
    await desk.ask('refunds.turnIntoCredit', { id: refund });
    expect(await desk.ask('payments.get', { id: payment })).toMatchObject({
      availableMinor: 10_000,
    });
    expect(await desk.ask('refunds.get', { id: refund })).toMatchObject({
      card: { became: 'kept', isTask: false, steps: [] },
    });
    await desk.sound();
  });

  test('[G33] its money goes out another way once, and each names the other', async () => {
    const { desk, payment, refund } = await failedLate();
    expect(
      await desk.refusal('refunds.create', anotherWay(desk, payment, refund, { method: 'card' })),
    ).toMatchObject({ kind: 'not-another-way' });
    const cash = await desk.ask('refunds.create', anotherWay(desk, payment, refund));
    expect(await desk.ask('refunds.get', { id: cash.id })).toMatchObject({
      insteadOf: { id: refund, number: 'F2-REF-0001' },
    });
    const failed = await desk.ask('refunds.get', { id: refund });
    expect(failed).toMatchObject({
      insteadBy: { id: cash.id, number: cash.number },
      card: { isTask: false },
    });
    for (const can of [failed.can.retry, failed.can.turnIntoCredit, failed.can.payAnotherWay]) {
      expect(can).toEqual({
        allowed: false,
        why: `The money of F2-REF-0001 went out by ${cash.number} already.`,
      });
    }
    // Cash that waits to be handed over is what waits now.
    expect(await waiting(desk)).toEqual([cash.id]);
    const once = { ...anotherWay(desk, payment, refund), seenRefundableMinor: 6000 };
    expect(await desk.refusal('refunds.create', once)).toMatchObject({ kind: 'not-failed' });
    expect(await desk.refusal('refunds.preview', previewOf(once))).toMatchObject({
      kind: 'not-failed',
    });
    expect(await desk.refusal('refunds.retry', { id: refund })).toMatchObject({
      kind: 'not-failed',
    });
    await desk.sound();
    // Taken back, entered in error, it leaves the money to be decided on once more.
    await desk.ask('refunds.cancel', { id: cash.id, reason: 'Not paid out after all.' });
    expect(await waiting(desk)).toEqual([refund]);
    await desk.sound();
  });

  test('[G33] a draft of it decides nothing yet, and keeps what it is in place of', async () => {
    const { desk, payment, refund } = await failedLate();
    const drafted = await desk.ask(
      'refunds.create',
      anotherWay(desk, payment, refund, { keepAs: 'draft' }),
    );
    expect(await waiting(desk)).toEqual([refund, drafted.id]);
    const { insteadOf: _, ...rest } = anotherWay(desk, payment, refund);
    await desk.ask('refunds.create', { ...rest, refundId: drafted.id });
    expect(await desk.ask('refunds.get', { id: drafted.id })).toMatchObject({
      status: 'succeeded',
      insteadOf: { id: refund },
    });
    await desk.sound();
  });
});

const previewOf = ({
  paymentId,
  amount,
  outcome,
  method,
  insteadOf,
}: ReturnType<typeof anotherWay>) => ({
  paymentId,
  amount,
  outcome,
  method,
  insteadOf,
});

describe('trying a card again', () => {
  test.each(['refunds.retry', 'refunds.turnIntoCredit'] as const)(
    '[G12] after %s what it credited on an invoice is known to the next refund',
    async (way) => {
      const desk = await openCardDesk();
      const invoice = await desk.invoice(desk.ada, 10_000);
      const { id: payment } = await desk.charge(10_000, {
        allocations: [{ invoiceId: invoice.id, amountMinor: 10_000 }],
      });
      desk.stripe.simulator.set({ refunds: 'fail-at-once' });
      const { id: refund } = await desk.giveBack(payment, 4000);
      await desk.until(refund, 'failed');
      desk.stripe.simulator.set({ refunds: 'as-the-card-says' });
      await desk.ask(way, { id: refund });
      if (way === 'refunds.retry') await desk.until(refund, 'succeeded');
      const { invoices } = await desk.ask('refunds.preview', {
        paymentId: payment,
        amount: { kind: 'full' },
        outcome: 'no-longer-owes',
      });
      expect(invoices).toMatchObject([{ creditNoteMinor: 6000, due: { before: 0, after: 0 } }]);
    },
  );

  test('[G34] asks a manager again where the amount is above one’s own limit', async () => {
    const desk = await openCardDesk();
    const { id: payment } = await desk.charge(10_000);
    const { id: refund } = await desk.giveBack(payment, 4000);
    await desk.until(refund, 'succeeded');
    await fail(desk, refund);
    await desk.signIn(await desk.hire({ refundLimitMinor: 3000 }));
    expect(await desk.refusal('refunds.retry', { id: refund })).toMatchObject({
      kind: 'approval-needed',
      because: 'over-limit',
      limitMinor: 3000,
    });
    const approval = { staffId: desk.manager, pin: testPin };
    const again = await desk.ask('refunds.retry', { id: refund, approval });
    expect(again.status).toBe('queued');
    expect(await desk.until(refund, 'succeeded')).toMatchObject({
      by: 'Mina Okafor',
      approvedBy: 'Ruth Adler',
    });
    await desk.sound();
  });
});

describe('a balance that is too low', () => {
  test('[U21] names the three ways out, whether Stripe refuses or waits', async () => {
    const desk = await openCardDesk();
    const { id: payment } = await desk.charge(10_000);
    desk.stripe.simulator.set({ lowBalance: 'refused' });
    const refused = await desk.giveBack(payment, 1000);
    const { card } = await desk.until(refused.id, 'failed');
    expect(card?.steps).toEqual([
      expect.stringMatching(/Add money to the Stripe balance/),
      expect.stringMatching(/set payouts to manual/),
      expect.stringMatching(/another way/),
      expect.stringMatching(/support/),
    ]);
    desk.stripe.simulator.set({ lowBalance: 'pending' });
    const waits = await desk.giveBack(payment, 1000);
    const pending = await desk.until(waits.id, 'pending');
    expect(pending.card?.sentence).toMatch(/waits for money in the Stripe balance/);
    expect(pending.card?.steps.slice(0, 3)).toEqual([
      expect.stringMatching(/Add money/),
      expect.stringMatching(/set payouts to manual/),
      expect.stringMatching(/cancel it in Stripe’s dashboard first/),
    ]);
    desk.stripe.simulator.topUp(10_000);
    await desk.look();
    await desk.until(waits.id, 'succeeded');
    await desk.sound();
  });
});
