import { describe, expect, it } from 'vitest';
import type { JoinedDesk } from '../../support/hub/joined-desk.ts';
import {
  balancesOf,
  faultsOf,
  openTwoDesks,
  openOf,
  theOne,
  type TwoDesks,
} from '../../support/hub/apart.ts';

// The worked case: an invoice of 100 paid by a payment of 100, and two desks that each give all of it
// back in cash while they are apart.

type Outcome = 'still-owes' | 'no-longer-owes';

async function refundTwice(two: TwoDesks, outcome: Outcome) {
  const { f2, d2 } = two;
  const customer = await f2.customer();
  const { id: invoice } = await f2.invoice(customer, 10_000);
  const { id: payment } = await f2.payment(customer, 10_000, {
    allocations: [{ invoiceId: invoice, amountMinor: 10_000 }],
  });
  await two.apart(
    () => f2.refund(payment, { outcome }),
    () => d2.refund(payment, { outcome }),
  );
  return { customer, invoice, payment };
}

async function figures(desk: JoinedDesk, payment: string, invoice: string) {
  const paid = await desk.ask('payments.get', { id: payment });
  const asked = await desk.ask('invoices.get', { id: invoice });
  const { refundedMinor, appliedMinor, availableMinor, refundableMinor, madeGoodMinor } = paid;
  return {
    refundedMinor,
    appliedMinor,
    availableMinor,
    refundableMinor,
    madeGoodMinor,
    review: paid.needsReview,
    due: asked.dueMinor,
    credited: asked.creditedMinor,
    invoiceReview: asked.needsReview,
  };
}

describe('[T12] one payment, given back in full at two desks that were apart', () => {
  it.each([
    ['still-owes' as const, { due: 20_000, credited: 0 }, 10_000],
    ['no-longer-owes' as const, { due: 0, credited: 20_000 }, 0],
  ])(
    '[Q11] [V61] [V62] %s: flagged at both, and a drawer loss sets the books right',
    async (outcome, before, due) => {
      const two = await openTwoDesks();
      const { f2, d2 } = two;
      const { payment, invoice } = await refundTwice(two, outcome);
      for (const desk of [f2, d2]) {
        expect(await figures(desk, payment, invoice)).toEqual({
          refundedMinor: 20_000,
          appliedMinor: -10_000,
          availableMinor: 0,
          refundableMinor: -10_000,
          madeGoodMinor: 0,
          review: true,
          invoiceReview: true,
          ...before,
        });
        expect((await openOf(desk))[0]).toEqual({
          kind: 'payment-over-refunded',
          figureMinor: 10_000,
          resolutions: ['recovered', 'drawer-loss', 'cancel-refund', 'customer-debt', 'assign'],
        });
        const { rows } = await desk.ask('refunds.list', { paymentId: payment });
        expect(rows).toHaveLength(2);
        expect(faultsOf(desk)).toEqual([]);
      }
      await d2.ask('exceptions.resolve', {
        attemptId: d2.attempt(),
        id: await theOne(d2, 'payment-over-refunded'),
        resolution: 'drawer-loss',
      });
      await two.meet();
      for (const desk of [f2, d2]) {
        expect(await figures(desk, payment, invoice)).toEqual({
          refundedMinor: 20_000,
          appliedMinor: 0,
          availableMinor: 0,
          refundableMinor: 0,
          madeGoodMinor: 10_000,
          review: false,
          invoiceReview: false,
          due,
          credited: outcome === 'still-owes' ? 0 : 10_000,
        });
        expect((await desk.ask('payments.totals', {})).amounts).toEqual({
          ...{ capturedMinor: 10_000, madeGoodMinor: 10_000, refundedMinor: 20_000 },
          ...{ reservedMinor: 0, disputedMinor: 0, appliedMinor: 0, availableMinor: 0 },
        });
        for (const { id } of (await desk.ask('refunds.list', { paymentId: payment })).rows) {
          const refund = await desk.ask('refunds.get', { id });
          expect([refund.contested, refund.decided]).toEqual([
            undefined,
            {
              exceptionId: `payment-over-refunded:${payment}`,
              sentence: 'More was given back of F2-PAY-0001 than was paid.',
              resolution: 'drawer-loss',
              amountMinor: 10_000,
            },
          ]);
        }
        expect(await openOf(desk)).toEqual([]);
        expect(await balancesOf(desk)).toEqual({
          ...drawers,
          'over-short': 10_000,
          ...(due === 0 ? { 'credits-and-refunds': 10_000 } : { receivables: 10_000 }),
          revenue: -10_000,
        });
        expect(faultsOf(desk)).toEqual([]);
      }
    },
  );
});

/** F2 took the money and gave it back; D2 gave it out of its own drawer. */
const drawers = { 'cash:D2': -10_000 };
