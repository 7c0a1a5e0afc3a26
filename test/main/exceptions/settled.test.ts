import { describe, expect, it } from 'vitest';
import type { JoinedDesk } from '../../support/hub/joined-desk.ts';
import { openTwoDesks, theOne, type TwoDesks } from '../../support/hub/apart.ts';

type Resolving = Parameters<typeof decide>[2];

async function decide(
  desk: JoinedDesk,
  id: string,
  resolution: 'put-back' | 'un-apply' | 'move-to-available' | 'cancel-refund',
) {
  await desk.ask('exceptions.resolve', { attemptId: desk.attempt(), id, resolution });
}

const told = async (desk: JoinedDesk, id: string) => {
  const { sides, sinceAt } = await desk.ask('exceptions.get', { id });
  return { sinceAt, sides: sides.map(({ factId }) => factId).toSorted() };
};

async function paid({ f2 }: TwoDesks, applied: boolean) {
  const customer = await f2.customer();
  const { id: invoice } = await f2.invoice(customer, 10_000);
  const allocations = applied ? [{ invoiceId: invoice, amountMinor: 10_000 }] : [];
  const { id: payment } = await f2.payment(customer, 10_000, { allocations });
  const { rows } = await f2.ask('allocations.list', { paymentId: payment });
  return { customer, invoice, payment, allocation: rows[0]?.id ?? '' };
}

type Paid = Awaited<ReturnType<typeof paid>>;

const put = (desk: JoinedDesk, { payment, invoice }: Pick<Paid, 'payment' | 'invoice'>) =>
  desk.ask('allocations.create', {
    attemptId: desk.attempt(),
    paymentId: payment,
    invoiceId: invoice,
    amountMinor: 10_000,
  });

interface Case {
  readonly kind: string;
  readonly resolution: Resolving;
  readonly applied: boolean;
  act(two: TwoDesks, of: Paid): Promise<void>;
}

const cases: readonly Case[] = [
  {
    kind: 'payment-over-refunded',
    resolution: 'cancel-refund',
    applied: true,
    act: ({ apart, f2, d2 }, { payment }) =>
      apart(
        () => f2.refund(payment),
        () => d2.refund(payment),
      ),
  },
  {
    kind: 'allocation-below-zero',
    resolution: 'put-back',
    applied: true,
    act: ({ apart, f2, d2 }, { payment, allocation }) =>
      apart(
        () => f2.ask('allocations.remove', { attemptId: f2.attempt(), id: allocation }),
        () => d2.refund(payment),
      ),
  },
  {
    kind: 'invoice-over-covered',
    resolution: 'move-to-available',
    applied: false,
    act: ({ apart, f2, d2 }, { customer, payment, invoice }) =>
      apart(
        () => put(f2, { payment, invoice }),
        () =>
          d2.payment(customer, 10_000, {
            allocations: [{ invoiceId: invoice, amountMinor: 10_000 }],
          }),
      ),
  },
  {
    kind: 'allocation-to-void',
    resolution: 'move-to-available',
    applied: false,
    act: ({ apart, f2, d2 }, { payment, invoice }) =>
      apart(
        () => f2.ask('invoices.void', { id: invoice, reason: 'Entered twice.' }),
        () => put(d2, { payment, invoice }),
      ),
  },
  {
    kind: 'payment-over-applied',
    resolution: 'un-apply',
    applied: true,
    act: async ({ apart, f2, d2 }, { customer, payment, allocation }) => {
      await f2.ask('allocations.remove', { attemptId: f2.attempt(), id: allocation });
      const [one, other] = [await f2.invoice(customer, 10_000), await f2.invoice(customer, 10_000)];
      await apart(
        () => put(f2, { payment, invoice: one.id }),
        () => put(d2, { payment, invoice: other.id }),
      );
    },
  },
];

describe('what is told side by side', () => {
  it.each(cases)('[V27] of $kind is the same once it is settled', async (one) => {
    const two = await openTwoDesks();
    await one.act(two, await paid(two, one.applied));
    const id = await theOne(two.d2, one.kind);
    const before = await told(two.d2, id);
    expect(before.sides).toHaveLength(2);
    two.d2.clock.pass({ minutes: 20 });
    await decide(two.d2, id, one.resolution);
    await two.meet();
    for (const desk of [two.f2, two.d2]) {
      expect(await told(desk, id)).toEqual(before);
      expect(await desk.ask('exceptions.get', { id })).toMatchObject({ figureMinor: 0 });
    }
  });

  it('[V26] shows of a credit note that gave its money back how it went out, and whether it did', async () => {
    const two = await openTwoDesks();
    const { f2, d2 } = two;
    const { invoice, payment } = await paid(two, true);
    await two.apart(
      async () => {
        await f2.ask('creditNotes.create', {
          attemptId: f2.attempt(),
          invoiceId: invoice,
          amountMinor: 10_000,
          reason: { code: 'canceled' },
          processRefund: true,
        });
        const { rows } = await f2.ask('refunds.list', { paymentId: payment });
        await f2.ask('refunds.handOver', { id: rows[0]?.id ?? '' });
      },
      () => d2.refund(payment),
    );
    const handedOver = { method: 'cash', inHand: { handedOver: { by: 'Ruth Adler' } } };
    for (const [kind, word] of [
      ['payment-over-refunded', 'refund-made'],
      ['allocation-below-zero', 'credit-note-issued'],
    ] as const) {
      const { sides } = await d2.ask('exceptions.get', { id: await theOne(d2, kind) });
      const own = sides.find(({ deskCode }) => deskCode === 'F2');
      expect(own).toMatchObject({ kind: word, amountMinor: 10_000, ...handedOver });
      expect(sides.find(({ deskCode }) => deskCode === 'D2')).toMatchObject({
        method: 'cash',
        inHand: { takenBack: false },
      });
    }
  });
});
