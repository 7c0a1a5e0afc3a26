import { describe, expect, it } from 'vitest';
import { openTwoDesks, theOne, type TwoDesks } from '../../support/hub/apart.ts';

async function paid({ f2 }: TwoDesks, amountMinor: number, method: 'cash' | 'check' = 'cash') {
  const customer = await f2.customer();
  const { id: invoice } = await f2.invoice(customer, amountMinor);
  const { id: payment } = await f2.payment(customer, amountMinor, {
    method,
    allocations: [{ invoiceId: invoice, amountMinor }],
  });
  return { customer, invoice, payment };
}

/** The choices of the one open exception of a kind. */
async function choicesOf({ d2 }: TwoDesks, kind: string) {
  const id = await theOne(d2, kind);
  const { choices } = await d2.ask('exceptions.get', { id });
  return { id, choices };
}

describe('what may be decided, in words', () => {
  it('[V21] says before money is handed over that the other desks are not heard', async () => {
    const two = await openTwoDesks();
    const { f2, hub } = two;
    const { payment } = await paid(two, 6000);
    const { id, number } = await f2.refund(payment);
    await two.meet();
    expect(await f2.ask('refunds.get', { id })).not.toHaveProperty('unheard');
    hub.isAway = true;
    f2.clock.pass({ minutes: 7 });
    await f2.sync();
    expect((await f2.ask('refunds.get', { id })).unheard).toBe(
      `The hub does not answer: the other desks were last heard of 7 minutes ago. Another desk may have taken ${number} back or given F2-PAY-0001 back since. Ask there first.`,
    );
    await f2.ask('refunds.handOver', { id });
    expect(await f2.ask('refunds.get', { id })).not.toHaveProperty('unheard');
  });

  it('[V68] tells of what two desks did alike that it counts once', async () => {
    const two = await openTwoDesks();
    const { payment } = await paid(two, 6000);
    const takeBack = (desk: TwoDesks['f2']) => () =>
      desk.ask('payments.reverse', { id: payment, reason: 'Entered twice.' });
    await two.apart(takeBack(two.f2), takeBack(two.d2));
    for (const desk of [two.f2, two.d2]) {
      const { history } = await desk.ask('payments.get', { id: payment });
      const told = history.filter(({ kind }) => kind === 'payment-reversed');
      expect(told.map(({ deskCode, again }) => [deskCode, again])).toEqual([
        ['F2', undefined],
        ['D2', true],
      ]);
    }
  });

  it('[V23] tells what one person settled in two ways, and that the business bears it no longer', async () => {
    const two = await openTwoDesks();
    const { payment } = await paid(two, 6000);
    const made: { readonly id: string }[] = [];
    await two.apart(
      async () => made.push(await two.f2.refund(payment)),
      async () => made.push(await two.d2.refund(payment)),
    );
    const twice = await choicesOf(two, 'payment-over-refunded');
    const settled = { id: twice.id, resolution: 'drawer-loss', attemptId: 'loss' } as const;
    await two.d2.ask('exceptions.resolve', settled);
    await two.d2.ask('refunds.cancel', { id: made[1]?.id ?? '', reason: 'Never given.' });
    const { id, choices } = await choicesOf(two, 'resolved-twice');
    const { sentence } = await two.d2.ask('exceptions.get', { id });
    expect(sentence).toBe('More was settled of F2-PAY-0001 than had to be, by $60.00.');
    expect(choices.map(({ consequence }) => consequence.split('. ')[0])).toEqual([
      'The last decision is taken back: $60.00',
    ]);
    expect(choices[0]?.follows).toContain('The business no longer bears $60.00.');
  });

  it('[V22] lets each refund be chosen that nobody handed over, and says what is owed then', async () => {
    const two = await openTwoDesks();
    const { f2, d2 } = two;
    const { payment, invoice } = await paid(two, 10_000);
    const made: { readonly id: string; readonly number: string }[] = [];
    await two.apart(
      async () => made.push(await f2.refund(payment)),
      async () => made.push(await d2.refund(payment)),
    );
    const { id, choices } = await choicesOf(two, 'payment-over-refunded');
    const canceling = choices.filter(({ resolution }) => resolution === 'cancel-refund');
    expect(
      canceling
        .map(({ refundId, consequence }) => [refundId, consequence])
        .toSorted(([one = ''], [other = '']) => (one < other ? -1 : 1)),
    ).toEqual(
      made.map((one) => [
        one.id,
        `${one.number} of $100.00 was never paid out: all of it is taken back. F2-INV-0001 then owes $100.00.`,
      ]),
    );
    const never = { id, resolution: 'cancel-refund' } as const;
    expect(await d2.refusal('exceptions.resolve', { ...never, refundId: invoice })).toMatchObject({
      kind: 'not-a-resolution',
    });
    const [first] = made;
    await d2.ask('exceptions.resolve', { ...never, refundId: first?.id ?? '' });
    expect(await d2.ask('refunds.get', { id: first?.id ?? '' })).toMatchObject({
      status: 'canceled',
    });
    expect(await d2.ask('invoices.get', { id: invoice })).toMatchObject({ dueMinor: 10_000 });
  });

  it('[V23] [V28] tells what is done also where nothing is left of it on the accounts', async () => {
    const two = await openTwoDesks();
    const { payment, customer } = await paid(two, 32_175, 'check');
    await two.apart(
      () => two.f2.refund(payment, { method: 'check' }),
      () => two.d2.ask('payments.bounce', { id: payment, reason: 'Insufficient funds.' }),
    );
    const { id, choices } = await choicesOf(two, 'payment-over-refunded');
    // [V28] It went out once, and was never had.
    expect(await two.f2.ask('exceptions.get', { id })).toMatchObject({
      because: 'bounced',
      sentence: 'The check of F2-PAY-0001 bounced, and $321.75 of it was given back.',
    });
    const debt = choices.find(({ resolution }) => resolution === 'customer-debt');
    expect(debt?.posts).toEqual([]);
    expect(debt?.follows).toEqual([
      'No drawer changes.',
      'Hanna Petrov owes $321.75 more, on a debit note.',
      'F2-REF-0001 counts as handed over.',
      'F2-INV-0001 then owes $321.75.',
    ]);
    const { invoice } = await two.d2.ask('exceptions.resolve', { id, resolution: 'customer-debt' });
    expect(await two.d2.ask('invoices.get', { id: invoice?.id ?? '' })).toMatchObject({
      lines: [{ description: 'Money of a check that bounced, given back before, to be returned' }],
    });
    const { owedMinor } = await two.d2.ask('customers.get', { id: customer });
    expect(owedMinor).toBe(64_350);
  });

  it('[V24] calls money that comes off an invoice free only as far as its payment has it', async () => {
    const two = await openTwoDesks();
    const { f2, d2 } = two;
    const { customer, payment } = await paid(two, 10_000);
    const { id: invoice } = await f2.invoice(customer, 6000);
    const { rows } = await f2.ask('allocations.list', { paymentId: payment });
    // Here it is given back and the other invoice paid anew; there it is put to that invoice.
    await two.apart(
      async () => {
        await f2.payment(customer, 6000, {
          allocations: [{ invoiceId: invoice, amountMinor: 6000 }],
        });
        await f2.refund(payment);
      },
      async () => {
        await d2.ask('allocations.remove', { attemptId: d2.attempt(), id: rows[0]?.id ?? '' });
        await d2.ask('allocations.create', {
          attemptId: d2.attempt(),
          paymentId: payment,
          invoiceId: invoice,
          amountMinor: 6000,
        });
      },
    );
    const { choices } = await choicesOf(two, 'invoice-over-covered');
    expect(choices.map(({ consequence }) => consequence)).toEqual([
      '$60.00 comes off the invoice. $60.00 of F2-PAY-0001 was given back or put elsewhere already: nothing of it is left. F2-INV-0002 then owes $0.00.',
    ]);
  });

  it('[V25] says into which drawer money comes that was brought back', async () => {
    const two = await openTwoDesks();
    const { payment } = await paid(two, 10_000);
    await two.apart(
      () => two.f2.refund(payment),
      () => two.d2.refund(payment),
    );
    const { choices } = await choicesOf(two, 'payment-over-refunded');
    const back = choices.find(({ resolution }) => resolution === 'recovered');
    expect(back?.consequence).toMatch(
      /In cash it goes into the drawer of the desk at which this is decided\./,
    );
    expect(back?.ways?.map(({ method, follows: [first] }) => [method, first])).toEqual([
      ['cash', 'Cash drawer D2 holds $100.00 more by the book.'],
      ...['check', 'electronic', 'other'].map((way) => [way, 'No drawer changes.']),
    ]);
  });

  it('[V29] warns before money of a check leaves that the bank has not paid', async () => {
    const two = await openTwoDesks();
    const { payment } = await paid(two, 10_000, 'check');
    const kinds = async (method: 'cash' | 'check') =>
      (
        await two.f2.ask('refunds.preview', {
          paymentId: payment,
          amount: { kind: 'full' },
          outcome: 'still-owes',
          method,
        })
      ).warnings.map(({ kind, sentence }) => [kind, sentence]);
    const early = [
      'check-not-cleared',
      'The bank has not paid the check of F2-PAY-0001 yet, and it may still bounce. Wait until it has cleared, or ask the bank, before money leaves.',
    ];
    expect(await kinds('check')).toEqual([early]);
    expect(await kinds('cash')).toContainEqual(early);
    await two.f2.ask('payments.clear', { id: payment });
    expect(await kinds('check')).toEqual([]);
  });
});
