import { describe, expect, it } from 'vitest';
import type { JoinedDesk } from '../../support/hub/joined-desk.ts';
import {
  balancesOf,
  faultsOf,
  openOf,
  openTwoDesks,
  theOne,
  type TwoDesks,
} from '../../support/hub/apart.ts';

// 60 paid in cash and put to an invoice. F2 gives it back and has not handed it over yet when the other
// desk takes that refund back; F2, which has not heard of that, hands the money over.

async function handedOverAndTakenBack(two: TwoDesks, method: 'cash' | 'check' = 'cash') {
  const { f2, d2 } = two;
  const customer = await f2.customer();
  const { id: invoice } = await f2.invoice(customer, 6000);
  const { id: payment } = await f2.payment(customer, 6000, {
    allocations: [{ invoiceId: invoice, amountMinor: 6000 }],
  });
  const refund = await f2.refund(payment, { method, outcome: 'no-longer-owes' });
  await two.apart(
    () => f2.ask('refunds.handOver', { id: refund.id }),
    () => d2.ask('refunds.cancel', { id: refund.id, reason: 'Entered in error.' }),
  );
  return { customer, invoice, payment, refund, id: `canceled-and-handed-over:${refund.id}` };
}

const decide = (desk: JoinedDesk, id: string, resolution: 'handed-over' | 'not-handed-over') =>
  desk.ask('exceptions.resolve', { attemptId: desk.attempt(), id, resolution });

const handed = async (desk: JoinedDesk, id: string) => {
  const { status, handedOver, can } = await desk.ask('refunds.get', { id });
  return { status, isInHand: handedOver !== undefined, again: can.handOver.allowed };
};

describe('[V20] a refund that was taken back at one desk and handed over at another', () => {
  it('is told at both, with both entries side by side, whichever came first', async () => {
    const two = await openTwoDesks();
    const { refund, payment, invoice, id } = await handedOverAndTakenBack(two);
    for (const desk of [two.f2, two.d2]) {
      expect(await openOf(desk)).toEqual([
        {
          kind: 'canceled-and-handed-over',
          figureMinor: 6000,
          resolutions: ['handed-over', 'not-handed-over', 'assign'],
        },
      ]);
      expect(faultsOf(desk)).toEqual([]);
      const open = await desk.ask('exceptions.get', { id });
      expect(open.sentence).toBe(
        `${refund.number} was taken back at one desk and handed over at another: $60.00.`,
      );
      expect(open.hangsOn).toBe(payment);
      expect(open.sides.map(({ deskCode, kind }) => [deskCode, kind]).toSorted()).toEqual([
        ['D2', 'refund-canceled'],
        ['F2', 'refund-handed-over'],
      ]);
      expect(await desk.ask('refunds.get', { id: refund.id })).toMatchObject({
        needsReview: true,
        contested: { exceptionId: id },
      });
      expect(await desk.ask('payments.get', { id: payment })).toMatchObject({ needsReview: true });
      expect(await desk.ask('invoices.get', { id: invoice })).toMatchObject({ needsReview: true });
      for (const of of [{ paymentId: payment }, { invoiceId: invoice }]) {
        expect((await desk.ask('exceptions.list', of)).rows).toMatchObject([{ id }]);
      }
      expect(await desk.refusal('refunds.handOver', { id: refund.id })).toMatchObject({
        kind: 'nothing-to-hand-over',
      });
    }
  });

  it('counts again where the money is out, and can be taken back once more', async () => {
    const two = await openTwoDesks();
    const { refund, id, invoice } = await handedOverAndTakenBack(two);
    const { choices } = await two.d2.ask('exceptions.get', { id });
    expect(choices.map(({ consequence, follows }) => [consequence, follows])).toEqual([
      [
        `${refund.number} of $60.00 counts again, all of it as it was made. F2-INV-0001 then owes $0.00.`,
        [
          'Cash drawer F2 holds $60.00 less by the book.',
          'Hanna Petrov is asked for nothing more by this.',
          'F2-INV-0001 then owes $0.00.',
        ],
      ],
      [
        `${refund.number} of $60.00 stays taken back, and the note that it was handed over counts no more.`,
        ['No drawer changes.', 'Hanna Petrov is asked for nothing more by this.'],
      ],
    ]);
    await decide(two.d2, id, 'handed-over');
    await two.meet();
    for (const desk of [two.f2, two.d2]) {
      expect(await openOf(desk)).toEqual([]);
      expect(await handed(desk, refund.id)).toEqual({
        status: 'succeeded',
        isInHand: true,
        again: false,
      });
      expect(await balancesOf(desk)).toEqual({ 'credits-and-refunds': 6000, revenue: -6000 });
      expect(await desk.ask('invoices.get', { id: invoice })).toMatchObject({
        creditedMinor: 6000,
        dueMinor: 0,
      });
      expect(faultsOf(desk)).toEqual([]);
      expect(await desk.ask('exceptions.get', { id })).toMatchObject({
        state: 'settled',
        decision: { resolution: 'handed-over', amountMinor: 6000 },
      });
    }
    await two.f2.ask('refunds.cancel', { id: refund.id, reason: 'The money is back.' });
    await two.meet();
    expect(await openOf(two.d2)).toEqual([]);
    expect(await balancesOf(two.d2)).toEqual({ 'cash:F2': 6000, revenue: -6000 });
    expect(await handed(two.d2, refund.id)).toMatchObject({ status: 'canceled', isInHand: false });
    expect(faultsOf(two.d2)).toEqual([]);
  });

  it('stays taken back where the hand-over was noted by mistake', async () => {
    const two = await openTwoDesks();
    const { refund, id } = await handedOverAndTakenBack(two);
    await decide(two.f2, id, 'not-handed-over');
    await two.meet();
    for (const desk of [two.f2, two.d2]) {
      expect(await openOf(desk)).toEqual([]);
      expect(await handed(desk, refund.id)).toMatchObject({ status: 'canceled', isInHand: false });
      expect(await balancesOf(desk)).toEqual({ 'cash:F2': 6000, revenue: -6000 });
      expect(faultsOf(desk)).toEqual([]);
    }
  });

  it('waits to be handed over again where two people decided otherwise, and happens once where alike', async () => {
    const two = await openTwoDesks();
    const { refund, id } = await handedOverAndTakenBack(two);
    await two.apart(
      () => decide(two.f2, id, 'handed-over'),
      () => decide(two.d2, id, 'not-handed-over'),
    );
    for (const desk of [two.f2, two.d2]) {
      expect(await openOf(desk)).toEqual([]);
      expect((await desk.ask('desk.today', {})).waiting).toMatchObject([{ refundId: refund.id }]);
      expect(await handed(desk, refund.id)).toEqual({
        status: 'succeeded',
        isInHand: false,
        again: true,
      });
    }
    await two.f2.ask('refunds.handOver', { id: refund.id });
    await two.meet();
    expect(await handed(two.d2, refund.id)).toMatchObject({ isInHand: true });
    expect(faultsOf(two.d2)).toEqual([]);

    const alike = await handedOverAndTakenBack(two);
    await two.apart(
      () => decide(two.f2, alike.id, 'handed-over'),
      () => decide(two.d2, alike.id, 'handed-over'),
    );
    expect(await openOf(two.f2)).toEqual([]);
    expect(await handed(two.d2, alike.refund.id)).toMatchObject({ status: 'succeeded' });
    expect(faultsOf(two.f2)).toEqual([]);
  });

  it('shows what was given back twice again, once it is known to be out', async () => {
    const two = await openTwoDesks();
    const { f2, d2 } = two;
    const customer = await f2.customer();
    const { id: invoice } = await f2.invoice(customer, 6000);
    const { id: payment } = await f2.payment(customer, 6000, {
      allocations: [{ invoiceId: invoice, amountMinor: 6000 }],
    });
    let late = { id: '' };
    await two.apart(
      async () => {
        late = await f2.refund(payment);
        await f2.sync();
      },
      async () => {
        await d2.refund(payment);
      },
    );
    // F2 hears nothing: D2 decides that its refund never went out, and F2 hands it over.
    await d2.ask('exceptions.resolve', {
      id: await theOne(d2, 'payment-over-refunded'),
      resolution: 'cancel-refund',
      refundId: late.id,
    });
    await f2.ask('refunds.handOver', {
      id: late.id,
      despite: await theOne(f2, 'payment-over-refunded'),
    });
    await two.meet();
    const id = `canceled-and-handed-over:${late.id}`;
    expect((await openOf(d2)).map(({ kind }) => kind)).toEqual(['canceled-and-handed-over']);
    await decide(d2, id, 'handed-over');
    expect((await openOf(d2)).map(({ kind, figureMinor }) => [kind, figureMinor])).toEqual([
      ['payment-over-refunded', 6000],
      ['allocation-below-zero', 6000],
    ]);
    await d2.ask('exceptions.resolve', {
      id: await theOne(d2, 'payment-over-refunded'),
      resolution: 'drawer-loss',
    });
    await two.meet();
    expect(await openOf(f2)).toEqual([]);
    expect(await balancesOf(f2)).toEqual({
      'cash:D2': -6000,
      'over-short': 6000,
      receivables: 6000,
      revenue: -6000,
    });
    expect(faultsOf(f2)).toEqual([]);
  });

  it('is one thing of a check, too, and where the bank has paid it, only that is told', async () => {
    const two = await openTwoDesks();
    const { refund } = await handedOverAndTakenBack(two, 'check');
    expect((await openOf(two.d2)).map(({ kind }) => kind)).toEqual(['canceled-and-handed-over']);
    const { id: cleared } = await two.f2.refund(
      (await two.f2.payment(await two.f2.customer(), 700)).id,
      {
        method: 'check',
        outcome: 'spare-credit',
      },
    );
    await two.apart(
      async () => {
        await two.f2.ask('refunds.handOver', { id: cleared });
        await two.f2.ask('refunds.clear', { id: cleared });
      },
      () => two.d2.ask('refunds.cancel', { id: cleared, reason: 'Lost in the mail.' }),
    );
    const { rows } = await two.d2.ask('exceptions.list', {});
    expect(rows.map(({ id }) => id)).toEqual([
      `canceled-and-handed-over:${refund.id}`,
      `check-contradicted:${cleared}`,
    ]);
    expect(faultsOf(two.d2)).toEqual([]);
  });

  it('contradicts nothing where whoever took it back knew that it was handed over', async () => {
    const two = await openTwoDesks();
    const { id: payment } = await two.f2.payment(await two.f2.customer(), 6000);
    const { id } = await two.f2.refund(payment, { outcome: 'spare-credit' });
    await two.f2.ask('refunds.handOver', { id });
    await two.f2.ask('refunds.cancel', { id, reason: 'Entered in error.' });
    await two.meet();
    expect(await openOf(two.d2)).toEqual([]);
    expect(await handed(two.d2, id)).toMatchObject({ status: 'canceled', isInHand: false });
    expect(faultsOf(two.d2)).toEqual([]);
  });
});

describe('a refund that was noted as handed over at two desks', () => {
  it('[V57] may have left twice: both are told', async () => {
    const two = await openTwoDesks();
    const { f2, d2 } = two;
    const { id: payment } = await f2.payment(await f2.customer(), 10_000);
    const refund = await f2.refund(payment);
    await two.apart(
      () => f2.ask('refunds.handOver', { id: refund.id }),
      () => d2.ask('refunds.handOver', { id: refund.id }),
    );
    const id = `effect-conflict:hand-over:${refund.id}`;
    for (const desk of [f2, d2]) {
      expect(await openOf(desk)).toMatchObject([{ kind: 'effect-conflict', figureMinor: 1 }]);
      expect(await desk.ask('exceptions.get', { id })).toMatchObject({
        sentence: `${refund.number} was noted as handed over at two desks. Make sure that its money left once.`,
        about: { kind: 'refund', id: refund.id, number: refund.number },
        sides: [{ kind: 'refund-handed-over' }, { kind: 'refund-handed-over' }],
      });
      expect(faultsOf(desk)).toEqual([]);
    }
    const note = 'It was counted out once.';
    await f2.ask('exceptions.resolve', { attemptId: f2.attempt(), id, resolution: 'accept', note });
    await two.meet();
    expect(await openOf(d2)).toEqual([]);
  });
});
