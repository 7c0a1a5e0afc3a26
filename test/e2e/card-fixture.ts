import type { CallValue } from '../../src/shared/contract/contract.ts';
import { expect, signIn, test as base } from './desk-fixture.ts';
import type { RunningDesk } from './running-desk.ts';
import { runStandIn, type RunningStandIn } from './running-stand-in.ts';

interface CardFixtures {
  /** Stripe’s stand-in, which this desk talks to. */
  readonly standIn: RunningStandIn;
}

/** A practice desk whose stand-in for Stripe is stopped, started and steered by the test. */
export const test = base.extend<CardFixtures>({
  mode: 'practice',
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from it what a fixture needs
  standIn: async ({}, use) => {
    const standIn = await runStandIn();
    await use(standIn);
    await standIn.stop();
  },
  stripeUrl: async ({ standIn }, use) => {
    await use(standIn.url);
  },
});

const longName = 'Wilhelmina Featherstonehaugh-Okonkwo & Daughters, Physiotherapists';

/** A customer with a long name who paid $250.00 by card. */
export async function paidByCard(
  desk: RunningDesk,
  amountMinor = 25_000,
): Promise<CallValue<'payments.get'>> {
  await signIn(desk);
  const { id: customerId } = await desk.call('customers.create', { name: longName });
  const { today } = await desk.call('setup.status', {});
  const { id: invoiceId } = await desk.call('invoices.issue', {
    attemptId: crypto.randomUUID(),
    customerId,
    dueOn: today,
    lines: [{ description: 'Course of ten treatments', quantity: 1, unitPriceMinor: amountMinor }],
  });
  const { id } = await desk.call('cards.charge', {
    attemptId: crypto.randomUUID(),
    customerId,
    amountMinor,
    via: 'test',
    allocations: [{ invoiceId, amountMinor }],
  });
  return desk.call('payments.get', { id });
}

type Status = 'queued' | 'unknown' | 'pending' | 'requires-action' | 'succeeded' | 'failed';

/** Gives a part back to the card, and waits until it stands as expected. */
export async function giveBack(
  desk: RunningDesk,
  { paymentId, amountMinor }: { readonly paymentId: string; readonly amountMinor: number },
  status: Status,
): Promise<string> {
  const { refundableMinor } = await desk.call('payments.get', { id: paymentId });
  const { id } = await desk.call('refunds.create', {
    attemptId: crypto.randomUUID(),
    paymentId,
    amount: { kind: 'fixed', amountMinor },
    outcome: 'still-owes',
    method: 'card',
    reason: { code: 'service-issue', text: 'The course of treatments had to be broken off.' },
    ticket: 'INC-2243',
    seenRefundableMinor: refundableMinor,
  });
  await expect.poll(async () => (await desk.call('refunds.askStripe', { id })).status).toBe(status);
  return id;
}
