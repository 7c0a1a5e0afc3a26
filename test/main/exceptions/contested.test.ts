import { describe, expect, it } from 'vitest';
import { testPin } from '../../support/founded-desk.ts';
import { openTwoDesks, theOne, type TwoDesks } from '../../support/hub/apart.ts';

// 100 paid, and two desks that each give all of it back while they are apart; D2 has not handed its
// money over when they meet.

async function givenBackTwice(two: TwoDesks) {
  const { f2, d2 } = two;
  const customer = await f2.customer();
  const { id: invoice } = await f2.invoice(customer, 10_000);
  const { id: payment } = await f2.payment(customer, 10_000, {
    allocations: [{ invoiceId: invoice, amountMinor: 10_000 }],
  });
  let late = { id: '', number: '' };
  await two.apart(
    async () => {
      const { id } = await f2.refund(payment, { outcome: 'no-longer-owes' });
      await f2.ask('refunds.handOver', { id });
    },
    async () => {
      late = await d2.refund(payment, { outcome: 'no-longer-owes' });
    },
  );
  return { customer, invoice, payment, late, id: await theOne(f2, 'payment-over-refunded') };
}

describe('money that went out at two desks', () => {
  it('[V13] [V14] is not handed over a second time, unless a manager means it', async () => {
    const two = await openTwoDesks();
    const { f2, d2 } = two;
    const { late, id } = await givenBackTwice(two);
    const mina = await f2.hire();
    for (const desk of [f2, d2]) {
      expect((await desk.ask('desk.today', {})).waiting).toMatchObject([
        { number: late.number, deskCode: 'D2', contested: { exceptionId: id } },
      ]);
      const refund = await desk.ask('refunds.get', { id: late.id });
      expect(refund).toMatchObject({ needsReview: true, contested: { exceptionId: id } });
      expect(refund.can.handOver).toEqual({
        allowed: false,
        why: 'More was given back of F2-PAY-0001 than was paid, by $100.00. Decide about that before $100.00 leaves.',
      });
      expect(await desk.refusal('refunds.handOver', { id: late.id })).toMatchObject({
        kind: 'refund-contested',
        exceptionId: id,
        amountMinor: 10_000,
        number: late.number,
      });
    }
    const meant = { id: late.id, despite: id };
    await f2.signIn(mina);
    expect(await f2.refusal('refunds.handOver', meant)).toMatchObject({
      kind: 'approval-needed',
      because: 'contested',
    });
    await f2.ask('refunds.handOver', {
      ...meant,
      approval: { staffId: f2.manager, pin: testPin },
    });
    await two.meet();
    expect((await d2.ask('refunds.get', { id: late.id })).handedOver).toMatchObject({
      by: 'Mina Okafor',
    });
    expect((await d2.ask('desk.today', {})).waiting).toEqual([]);
  });

  it('[V14] is handed over freely once somebody has taken the other one back', async () => {
    const two = await openTwoDesks();
    const { f2, d2 } = two;
    const { id: payment } = await f2.payment(await f2.customer(), 10_000);
    const made: { id: string }[] = [];
    const giveAll = async (desk: typeof f2) => void made.push(await desk.refund(payment));
    await two.apart(
      () => giveAll(f2),
      () => giveAll(d2),
    );
    const [stays, goes] = made.map((refund) => refund.id) as [string, string];
    const id = await theOne(f2, 'payment-over-refunded');
    await f2.ask('exceptions.resolve', { id, resolution: 'cancel-refund', refundId: goes });
    expect(await f2.ask('refunds.get', { id: stays })).not.toHaveProperty('contested');
    await f2.ask('refunds.handOver', { id: stays });
  });

  it('[V16] is put to no invoice, by hand or by itself, while that is open', async () => {
    const two = await openTwoDesks();
    const { d2, f2 } = two;
    await f2.ask('settings.update', { applyPayments: true });
    const customer = await f2.customer();
    const { id: invoice } = await f2.invoice(customer, 10_000);
    const { id: payment } = await f2.payment(customer, 10_000, {
      allocations: [{ invoiceId: invoice, amountMinor: 10_000 }],
    });
    const { rows } = await f2.ask('allocations.list', { paymentId: payment });
    // One desk gives it back, and the other takes it off its invoice: it is off twice, and looks free.
    await two.apart(
      () => f2.refund(payment, { outcome: 'no-longer-owes' }),
      () => d2.ask('allocations.remove', { attemptId: d2.attempt(), id: rows[0]?.id ?? '' }),
    );
    const id = await theOne(f2, 'allocation-below-zero');
    const stands = await f2.ask('payments.get', { id: payment });
    expect(stands).toMatchObject({ availableMinor: 10_000, inDoubt: { exceptionId: id } });
    expect(stands.can.allocate).toMatchObject({ allowed: false });
    const next = await f2.invoice(customer, 4000);
    expect(await f2.ask('invoices.get', { id: next.id })).toMatchObject({ dueMinor: 4000 });
    const put = {
      attemptId: f2.attempt(),
      paymentId: payment,
      invoiceId: next.id,
      amountMinor: 4000,
    };
    expect(await f2.refusal('allocations.create', put)).toEqual(
      expect.objectContaining({ kind: 'payment-contested', exceptionId: id }),
    );
  });

  it('[V15] is one matter, however many things contradict by it', async () => {
    const two = await openTwoDesks();
    const { payment } = await givenBackTwice(two);
    for (const desk of [two.f2, two.d2]) {
      const { rows } = await desk.ask('exceptions.list', {});
      expect(rows.map(({ kind, hangsOn }) => [kind, hangsOn])).toEqual([
        ['payment-over-refunded', payment],
        ['allocation-below-zero', payment],
        ['invoice-over-credited', payment],
      ]);
    }
  });

  it('[V17] says of each refund whether it was handed over, and takes back the one that was not', async () => {
    const two = await openTwoDesks();
    const { f2 } = two;
    const { late, id } = await givenBackTwice(two);
    const open = await f2.ask('exceptions.get', { id });
    expect(open.sides.map(({ deskCode, inHand }) => [deskCode, inHand])).toEqual([
      ['D2', { takenBack: false }],
      ['F2', { takenBack: false, handedOver: expect.objectContaining({ by: 'Ruth Adler' }) }],
    ]);
    const choice = (resolution: string) =>
      open.choices.find((one) => one.resolution === resolution);
    expect(choice('cancel-refund')?.consequence).toBe(
      `${late.number} of $100.00 was never paid out: all of it is taken back. F2-INV-0001 then owes $0.00.`,
    );
    expect(choice('drawer-loss')?.follows).toEqual([
      'No drawer changes.',
      'The business bears $100.00.',
      'Hanna Petrov is asked for nothing more by this.',
      'D2-REF-0001 counts as handed over.',
      'F2-INV-0001 then owes $0.00.',
    ]);
    await f2.ask('refunds.handOver', { id: late.id, despite: id });
    const meant = await f2.ask('exceptions.get', { id });
    expect(meant.choices.find((one) => one.resolution === 'cancel-refund')?.consequence).toMatch(
      /Somebody has noted that it was handed over: choose this only where that is not so\.$/,
    );
    await f2.ask('exceptions.resolve', { id, resolution: 'cancel-refund' });
    const after = await f2.ask('exceptions.get', { id });
    // Both entries stay, side by side.
    expect(after.sides.map(({ inHand }) => inHand?.takenBack)).toEqual([false, true]);
  });

  it('[V18] [V34] keeps what was decided, about how much and by whom, where it was settled', async () => {
    const two = await openTwoDesks();
    const { f2, d2 } = two;
    const { id, invoice } = await givenBackTwice(two);
    const decided = await f2.ask('exceptions.resolve', { id, resolution: 'customer-debt' });
    await two.meet();
    const { rows: notes } = await d2.ask('creditNotes.list', { invoiceId: invoice });
    // Each of the two notes stays on its paper; one of them stands.
    expect(notes.map((note) => [note.amountMinor, note.putBackMinor, note.standsMinor])).toEqual(
      expect.arrayContaining([
        [10_000, 10_000, 0],
        [10_000, 0, 10_000],
      ]),
    );
    const decision = { resolution: 'customer-debt', amountMinor: 10_000, by: 'Ruth Adler' };
    expect((await d2.ask('exceptions.list', { state: 'settled' })).rows).toMatchObject([
      { id, state: 'settled', decision },
    ]);
    expect((await d2.ask('exceptions.get', { id })).history).toMatchObject([
      {
        ...{ kind: 'exception-resolved', resolution: 'customer-debt', amountMinor: 10_000 },
        wrote: [decided.invoice],
        putRight: [{ id: invoice, number: 'F2-INV-0001' }],
      },
    ]);
  });
});
