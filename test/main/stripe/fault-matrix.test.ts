import { describe, expect, test } from 'vitest';
import type { ProcessorFailure } from '../../../src/main/ports/card-processor.ts';
import { type FaultKind, faultKinds } from '../../../src/main/stripe/simulator/faults.ts';
import { testStripe } from '../../support/stand-in.ts';

type Known = 'done' | ProcessorFailure['outcome'];

/** What a desk knows after one request that a fault befell, and whether it was really done. */
const expected: Readonly<Record<FaultKind, { readonly known: Known; readonly done: boolean }>> = {
  'time-out-before': { known: 'unknown', done: false },
  'time-out-after': { known: 'unknown', done: true },
  // The library would try once more by itself; it is kept from it.
  'reset-before': { known: 'unknown', done: false },
  'reset-after': { known: 'unknown', done: true },
  'cut-200': { known: 'unknown', done: true },
  'stored-500-undone': { known: 'unknown', done: false },
  'stored-500-done': { known: 'unknown', done: true },
  '502-before': { known: 'unknown', done: false },
  '502-after': { known: 'unknown', done: true },
  '429': { known: 'later', done: false },
  '409': { known: 'later', done: false },
  '401': { known: 'later', done: false },
  slow: { known: 'done', done: true },
};
const kinds = Object.keys(faultKinds) as FaultKind[];

const refundOrder = (paymentIntent: string) => ({
  paymentIntent,
  amountMinor: 3000,
  marks: { refund_id: 'r-1' },
});

describe('every fault, on a refund', () => {
  test.each(kinds)(
    '[T15] %s: what is known afterwards is true, and once is once',
    async (fault) => {
      const { processor, simulator, paid } = await testStripe({ timeoutMs: 500 });
      const intent = await paid(10_000);
      simulator.befall({ fault, on: 'POST /v1/refunds', times: 1 });
      const first = await processor.refund(refundOrder(intent), 'r-1:1');
      expect({
        known: first.ok ? 'done' : first.failure.outcome,
        done: simulator.money().refundedMinor === 3000,
      }).toEqual(expected[fault]);

      // The same key again: whatever happened before, it has happened at most once.
      const again = await processor.refund(refundOrder(intent), 'r-1:1');
      expect(again.ok || again.failure.outcome === 'unknown').toBe(true);
      expect(simulator.money().refundsBy.get('r-1')?.length ?? 0).toBeLessThanOrEqual(1);

      // Looking it up by its mark says what is true, whatever the answers said.
      const found = await processor.refundsOf(intent);
      const marked = found.ok
        ? found.value.filter(({ marks }) => marks['refund_id'] === 'r-1')
        : [];
      expect(marked).toHaveLength(simulator.money().refundsBy.get('r-1')?.length ?? 0);
      expect(simulator.money().refundedMinor).toBe(3000 * marked.length);
    },
  );

  test('[G62] nothing leaves twice by itself: what came of the first is not hidden', async () => {
    const { processor, simulator, paid } = await testStripe();
    const intent = await paid(10_000);
    simulator.befall({ fault: 'reset-after', on: 'POST /v1/refunds', times: 1 });
    simulator.befall({ fault: '429', on: 'POST /v1/refunds', times: 1 });
    const answer = await processor.refund(refundOrder(intent), 'r-1:1');
    expect(answer).toMatchObject({
      ok: false,
      failure: { outcome: 'unknown', reason: 'not-reached' },
    });
    expect(simulator.money().refundedMinor).toBe(3000);
  });

  test('[T15] nobody there at all is known: nothing has left', async () => {
    const { processor, standIn, simulator, paid } = await testStripe();
    const intent = await paid(10_000);
    await standIn.close();
    const answer = await processor.refund(refundOrder(intent), 'r-1:1');
    expect(answer).toMatchObject({
      ok: false,
      failure: { outcome: 'later', reason: 'not-reached' },
    });
    expect(simulator.money().refundedMinor).toBe(0);
  });
});

describe('every fault, on a charge', () => {
  const order = { amountMinor: 5000, currency: 'USD', marks: { payment_id: 'p-1' } };

  test.each(kinds)('[T15] %s: the card is charged at most once', async (fault) => {
    const { processor, simulator } = await testStripe({ timeoutMs: 500 });
    simulator.befall({ fault, on: 'POST /v1/payment_intents', times: 1 });
    const first = await processor.chargeTestCard(order, 'pm_card_visa', 'p-1:1');
    expect({
      known: first.ok ? 'done' : first.failure.outcome,
      done: simulator.money().chargedMinor === 5000,
    }).toEqual(expected[fault]);
    await processor.chargeTestCard(order, 'pm_card_visa', 'p-1:1');
    const found = await processor.paymentsSince(0);
    const marked = found.ok ? found.value.filter(({ marks }) => marks['payment_id'] === 'p-1') : [];
    expect(simulator.money().chargedMinor).toBe(5000 * marked.length);
    expect(marked.length).toBeLessThanOrEqual(1);
  });
});
