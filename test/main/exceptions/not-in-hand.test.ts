import { describe, expect, it } from 'vitest';
import { balancesOf, faultsOf, openOf, openTwoDesks, theOne } from '../../support/hub/apart.ts';
import type { JoinedDesk } from '../../support/hub/joined-desk.ts';

// 100 paid in cash, and two desks that each give all of it back while they are apart. F2 hands its money
// over; whether D2 did, nobody has noted.

async function oneNotInHand(isBilled = false) {
  const two = await openTwoDesks();
  const { f2, d2 } = two;
  const customer = await f2.customer();
  const invoiceId = isBilled ? (await f2.invoice(customer, 10_000)).id : '';
  const allocations = isBilled ? [{ invoiceId, amountMinor: 10_000 }] : [];
  const { id: payment } = await f2.payment(customer, 10_000, { allocations });
  const how = { outcome: isBilled ? 'no-longer-owes' : 'spare-credit' } as const;
  let open = { id: '', number: '' };
  await two.apart(
    async () => {
      const { id } = await f2.refund(payment, how);
      await f2.ask('refunds.handOver', { id });
    },
    async () => {
      open = await d2.refund(payment, how);
    },
  );
  return { ...two, payment, open, invoiceId, id: await theOne(f2, 'payment-over-refunded') };
}

const resolve = (desk: JoinedDesk, id: string, resolution: 'drawer-loss' | 'take-back') =>
  desk.ask('exceptions.resolve', { attemptId: desk.attempt(), id, resolution });

describe('money that nobody has noted as handed over', () => {
  it('[V55] is asked about first, and whoever answers for money is told that it then counts as out', async () => {
    const { f2, d2, id, open } = await oneNotInHand();
    for (const desk of [f2, d2]) {
      const { choices } = await desk.ask('exceptions.get', { id });
      expect(choices.map(({ resolution }) => resolution)).toEqual([
        ...['cancel-refund', 'recovered', 'drawer-loss', 'customer-debt'],
      ]);
      expect(choices[0]).toMatchObject({ refundId: open.id });
      for (const answer of choices.slice(1)) {
        expect(answer.follows).toContain('D2-REF-0001 counts as handed over.');
        expect(answer.consequence).toContain(
          'Nobody has noted that D2-REF-0001 was handed over: choose this only where Hanna Petrov has its $100.00, too.',
        );
      }
    }
  });

  it('[V55] is handed over at no desk once somebody has answered for it', async () => {
    const { f2, d2, id, open, meet } = await oneNotInHand();
    await resolve(f2, id, 'drawer-loss');
    await meet();
    for (const desk of [f2, d2]) {
      const refund = await desk.ask('refunds.get', { id: open.id });
      expect(refund).toMatchObject({ handedOver: { by: 'Ruth Adler' } });
      expect(refund.can.handOver).toMatchObject({ allowed: false });
      expect(refund.history.map(({ kind }) => kind)).toContain('exception-resolved');
      expect((await desk.ask('desk.today', {})).waiting).toEqual([]);
      expect(await desk.refusal('refunds.handOver', { id: open.id })).toMatchObject({
        kind: 'nothing-to-hand-over',
        status: 'handed-over',
      });
      expect(faultsOf(desk)).toEqual([]);
    }
  });

  it('[V56] taken back after somebody answered for it, it makes nothing free to give', async () => {
    const { f2, d2, id, open, payment, meet } = await oneNotInHand();
    await resolve(f2, id, 'drawer-loss');
    await f2.ask('refunds.cancel', { id: open.id, reason: 'It is in the drawer.' });
    await meet();
    const twice = await theOne(f2, 'resolved-twice');
    // What the desk itself has noted as handed over nowhere contradicts nothing.
    expect((await openOf(d2)).map(({ kind }) => kind)).toEqual(['resolved-twice']);
    for (const desk of [f2, d2]) {
      const stands = await desk.ask('payments.get', { id: payment });
      // The books are as the rules say; only nobody may act on them.
      expect(stands).toMatchObject({ refundableMinor: 10_000, inDoubt: { exceptionId: twice } });
      expect(stands.can.refund).toMatchObject({ allowed: false });
      expect(stands.can.allocate).toMatchObject({ allowed: false });
      const found = await desk.ask('desk.find', { text: 'F2-PAY-0001' });
      expect(found.rows).toMatchObject([{ kind: 'payment', refundableMinor: 0 }]);
      const canceled = await desk.ask('refunds.get', { id: open.id });
      expect(canceled).not.toHaveProperty('handedOver');
      expect(canceled).not.toHaveProperty('decided');
      const whole = { paymentId: payment, amount: { kind: 'full' } } as const;
      expect((await desk.ask('refunds.choices', whole)).refuse).toContain('by $100.00');
      const asked = { ...whole, outcome: 'spare-credit' } as const;
      const contested = { kind: 'payment-contested', exceptionId: twice };
      expect(await desk.refusal('refunds.preview', asked)).toMatchObject(contested);
      expect(
        await desk.refusal('refunds.create', {
          ...{ ...asked, attemptId: desk.attempt(), seenRefundableMinor: 10_000 },
          ...{ method: 'cash', reason: { code: 'customer-request' } },
        }),
      ).toMatchObject(contested);
    }
    await resolve(d2, twice, 'take-back');
    await meet();
    expect(await f2.ask('payments.get', { id: payment })).toMatchObject({ refundableMinor: 0 });
    expect(await openOf(f2)).toEqual([]);
    expect(await balancesOf(f2)).toEqual({});
    expect(faultsOf(f2)).toEqual([]);
  });

  it('[V56] nothing of it comes off its invoice before somebody has decided', async () => {
    const { f2, d2, id, open, payment, invoiceId, meet } = await oneNotInHand(true);
    await resolve(f2, id, 'drawer-loss');
    await f2.ask('refunds.cancel', { id: open.id, reason: 'It is in the drawer.' });
    await meet();
    const twice = await theOne(f2, 'resolved-twice');
    for (const desk of [f2, d2]) {
      const { rows } = await desk.ask('allocations.list', { paymentId: payment });
      const [stands] = rows.filter(({ amountMinor }) => amountMinor > 0);
      expect(stands?.can.remove).toMatchObject({ allowed: false });
      expect(
        await desk.refusal('allocations.remove', {
          ...{ attemptId: desk.attempt(), id: stands?.id ?? '' },
        }),
      ).toMatchObject({ kind: 'payment-contested', exceptionId: twice });
    }
    await resolve(d2, twice, 'take-back');
    await meet();
    expect(await f2.ask('invoices.get', { id: invoiceId })).toMatchObject({ dueMinor: 0 });
    expect(await openOf(f2)).toEqual([]);
    expect(faultsOf(f2)).toEqual([]);
  });

  it('[V56] [V20] handed over all the same where nobody had heard of that, it is told', async () => {
    const { f2, d2, id, open, apart } = await oneNotInHand();
    await apart(
      async () => {
        await resolve(f2, id, 'drawer-loss');
        await f2.ask('refunds.cancel', { id: open.id, reason: 'It is in the drawer.' });
      },
      () => d2.ask('refunds.handOver', { id: open.id, despite: id }),
    );
    expect((await openOf(d2)).map(({ kind }) => kind)).toEqual([
      ...['canceled-and-handed-over', 'resolved-twice'],
    ]);
    expect(faultsOf(d2)).toEqual([]);
  });
});
