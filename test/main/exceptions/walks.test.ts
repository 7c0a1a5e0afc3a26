import { describe, expect, it } from 'vitest';
import type { CallInput } from '../../../src/shared/contract/contract.ts';
import type { JoinedDesk } from '../../support/hub/joined-desk.ts';
import {
  balancesOf,
  faultsOf,
  openOf,
  openTwoDesks,
  theOne,
  type TwoDesks,
} from '../../support/hub/apart.ts';

// Two desks do contradictory things while they are apart. Each case says what is open then, what a
// manager decides, and how the books stand after it.

type Resolution = CallInput<'exceptions.resolve'>['resolution'];

const decide = async (
  desk: JoinedDesk,
  kind: string,
  resolution: Resolution,
  more: Partial<CallInput<'exceptions.resolve'>> = {},
) =>
  desk.ask('exceptions.resolve', {
    attemptId: desk.attempt(),
    id: await theOne(desk, kind),
    resolution,
    ...more,
  });

/** A customer with an invoice of 100.00, and a payment of 100.00 that may be put to it. */
async function paidInvoice({ f2 }: TwoDesks, method: 'cash' | 'check' = 'cash', applied = true) {
  const customer = await f2.customer();
  const { id: invoice } = await f2.invoice(customer, 10_000);
  const allocations = applied ? [{ invoiceId: invoice, amountMinor: 10_000 }] : [];
  const { id: payment } = await f2.payment(customer, 10_000, { method, allocations });
  const { rows } = await f2.ask('allocations.list', { paymentId: payment });
  return { customer, invoice, payment, allocation: rows[0]?.id ?? '' };
}

const kinds = async (desk: JoinedDesk) => (await openOf(desk)).map(({ kind }) => kind);

/** [V31] What the book of the day says of cash, and what lies in the drawers: all of it is of today. */
const cashToday = async (desk: JoinedDesk) =>
  (await desk.ask('desk.today', {})).tenders.find(({ method }) => method === 'cash')?.netMinor ?? 0;
const inDrawers = async (desk: JoinedDesk) =>
  Object.entries(await balancesOf(desk)).reduce(
    (sum, [account, balance]) => (account.startsWith('cash:') ? sum + balance : sum),
    0,
  );

/** Everything is settled, the same everywhere, and every account adds up. */
async function expectSettled(two: TwoDesks, balances: Readonly<Record<string, number>>) {
  await two.meet();
  for (const desk of [two.f2, two.d2]) {
    expect(await openOf(desk)).toEqual([]);
    expect(await balancesOf(desk)).toEqual(balances);
    expect(await cashToday(desk)).toBe(await inDrawers(desk));
  }
  expect(faultsOf(two.d2)).toEqual([]);
}

describe('[T12] what two desks did to the same thing while they were apart', () => {
  it('[Q12] [V18] a check that was never cashed is taken back, and nothing else', async () => {
    const two = await openTwoDesks();
    const { payment, invoice } = await paidInvoice(two);
    await two.apart(
      () => two.f2.refund(payment, { method: 'check' }),
      () => two.d2.refund(payment, { method: 'check' }),
    );
    expect(await two.f2.ask('invoices.get', { id: invoice })).toMatchObject({ dueMinor: 20_000 });
    const id = await theOne(two.f2, 'payment-over-refunded');
    await decide(two.f2, 'payment-over-refunded', 'cancel-refund', {
      note: 'Both stubs are here.',
    });
    await two.meet();
    const { rows: settled } = await two.d2.ask('exceptions.list', { state: 'settled' });
    const decision = { resolution: 'cancel-refund', amountMinor: 10_000, by: 'Ruth Adler' };
    expect(settled).toMatchObject([{ id, decision }]);
    const { history } = await two.d2.ask('exceptions.get', { id });
    expect(history).toMatchObject([
      { kind: 'refund-canceled', resolution: 'cancel-refund', note: 'Both stubs are here.' },
    ]);
    await expectSettled(two, {
      'cash:F2': 10_000,
      'checks-issued': -10_000,
      receivables: 10_000,
      revenue: -10_000,
    });
    expect(await two.d2.ask('payments.get', { id: payment })).toMatchObject({
      refundedMinor: 10_000,
      madeGoodMinor: 0,
      refundStatus: 'refunded',
    });
  });

  it('[Q11] the customer brings it back, or owes it on a debit note', async () => {
    for (const how of ['recovered', 'customer-debt'] as const) {
      const two = await openTwoDesks();
      const { payment, customer } = await paidInvoice(two);
      await two.apart(
        () => two.f2.refund(payment),
        () => two.d2.refund(payment),
      );
      const answer = await decide(two.d2, 'payment-over-refunded', how);
      const owed = how === 'customer-debt' ? 20_000 : 10_000;
      expect(answer.invoice?.number).toBe(how === 'customer-debt' ? 'D2-DN-0001' : undefined);
      await expectSettled(two, {
        ...(how === 'customer-debt' ? { 'cash:D2': -10_000 } : {}),
        receivables: owed,
        revenue: -10_000,
      });
      const { owedMinor } = await two.f2.ask('customers.get', { id: customer });
      expect(owedMinor).toBe(owed);
      if (answer.invoice === undefined) continue;
      const { id } = answer.invoice;
      const refused = await two.f2.refusal('invoices.void', { id, reason: 'No.' });
      expect(refused).toMatchObject({ kind: 'void-debit-note' });
      await two.f2.payment(customer, 10_000, {
        allocations: [{ invoiceId: id, amountMinor: 10_000 }],
      });
      expect(await two.f2.ask('invoices.get', { id })).toMatchObject({ status: 'paid' });
    }
  });

  it('[Q3] [Q10] only what is too much is put back, and a later refund opens it again', async () => {
    const two = await openTwoDesks();
    const { payment, invoice } = await paidInvoice(two);
    const part = (amountMinor: number) =>
      ({ amount: { kind: 'fixed', amountMinor }, outcome: 'no-longer-owes' }) as const;
    await two.apart(
      () => two.f2.refund(payment, part(6000)),
      () => two.d2.refund(payment, part(7000)),
    );
    expect((await openOf(two.f2)).map(({ kind, figureMinor }) => [kind, figureMinor])).toEqual([
      ['payment-over-refunded', 3000],
      ['allocation-below-zero', 3000],
      ['invoice-over-credited', 3000],
    ]);
    const id = await theOne(two.f2, 'payment-over-refunded');
    await decide(two.f2, 'payment-over-refunded', 'drawer-loss');
    await expectSettled(two, {
      'cash:F2': 4000,
      'cash:D2': -7000,
      'over-short': 3000,
      'credits-and-refunds': 10_000,
      revenue: -10_000,
    });
    const { creditedMinor, dueMinor } = await two.d2.ask('invoices.get', { id: invoice });
    expect({ creditedMinor, dueMinor }).toEqual({ creditedMinor: 10_000, dueMinor: 0 });
    expect(await two.d2.ask('exceptions.get', { id })).toMatchObject({
      state: 'settled',
      history: [{ kind: 'exception-resolved' }],
    });
    const settled = async (of: CallInput<'exceptions.list'>) =>
      (await two.d2.ask('exceptions.list', { ...of, state: 'settled' })).rows;
    expect(await settled({})).toMatchObject([{ id }]);
    const { number } = await two.d2.ask('payments.get', { id: payment });
    expect(await settled({ search: number })).toMatchObject([{ id }]);
    expect(await settled({ search: 'F2-PAY-0999' })).toEqual([]);
  });

  it('[Q16] [V16] [V60] two people answer for the same money: both stand until one is taken back', async () => {
    const two = await openTwoDesks();
    const { payment } = await paidInvoice(two);
    await two.apart(
      () => two.f2.refund(payment),
      () => two.d2.refund(payment),
    );
    await two.apart(
      () => decide(two.f2, 'payment-over-refunded', 'drawer-loss'),
      () => decide(two.d2, 'payment-over-refunded', 'recovered'),
    );
    expect((await openOf(two.f2)).map(({ kind, figureMinor }) => [kind, figureMinor])).toEqual([
      ['resolved-twice', 10_000],
    ]);
    const { inDoubt } = await two.d2.ask('payments.get', { id: payment });
    expect(inDoubt?.exceptionId).toBe(`resolved-twice:${payment}`);
    const paper = await two.d2.ask('papers.page', { kind: 'payment', id: payment, size: 'a4' });
    expect(paper.html).toContain('does not agree yet');
    await decide(two.f2, 'resolved-twice', 'take-back');
    await two.meet();
    const { 'over-short': lost = 0, 'cash:D2': drawer = 0 } = await balancesOf(two.f2);
    // Which of the two was the later one, the ledger's own order says.
    expect([lost, drawer]).toEqual(lost === 0 ? [0, 0] : [10_000, -10_000]);
    await expectSettled(two, {
      ...(lost === 0 ? {} : { 'over-short': lost, 'cash:D2': drawer }),
      receivables: 10_000,
      revenue: -10_000,
    });
  });

  it('[Q19] [Q8] the same money put to two invoices comes off once, though both desks put it right', async () => {
    const two = await openTwoDesks();
    const { customer, payment, invoice } = await paidInvoice(two, 'cash', false);
    const { id: other } = await two.f2.invoice(customer, 10_000);
    const put = (desk: JoinedDesk, invoiceId: string) =>
      desk.ask('allocations.create', {
        attemptId: desk.attempt(),
        paymentId: payment,
        invoiceId,
        amountMinor: 10_000,
      });
    await two.apart(
      () => put(two.f2, invoice),
      () => put(two.d2, other),
    );
    expect(await kinds(two.d2)).toEqual(['payment-over-applied']);
    await two.apart(
      () => decide(two.f2, 'payment-over-applied', 'un-apply'),
      () => decide(two.d2, 'payment-over-applied', 'un-apply'),
    );
    await expectSettled(two, { 'cash:F2': 10_000, receivables: 10_000, revenue: -20_000 });
  });

  it('an invoice that two payments paid gives one of them back to its customer', async () => {
    const two = await openTwoDesks();
    const { customer, invoice } = await paidInvoice(two, 'cash', false);
    const pay = (desk: JoinedDesk) =>
      desk.payment(customer, 10_000, {
        allocations: [{ invoiceId: invoice, amountMinor: 10_000 }],
      });
    await two.apart(
      () => pay(two.f2),
      () => pay(two.d2),
    );
    expect(await kinds(two.f2)).toEqual(['invoice-over-covered']);
    await decide(two.d2, 'invoice-over-covered', 'move-to-available');
    await expectSettled(two, {
      'cash:F2': 20_000,
      'cash:D2': 10_000,
      'customer-deposits': -20_000,
      revenue: -10_000,
    });
  });

  it('[Q13] an invoice voided here and paid there is replaced, or its money is free', async () => {
    for (const how of ['replace-voided', 'move-to-available'] as const) {
      const two = await openTwoDesks();
      const { invoice, payment } = await paidInvoice(two, 'cash', false);
      await two.apart(
        () => two.f2.ask('invoices.void', { id: invoice, reason: 'Entered twice.' }),
        () =>
          two.d2.ask('allocations.create', {
            attemptId: two.d2.attempt(),
            paymentId: payment,
            invoiceId: invoice,
            amountMinor: 10_000,
          }),
      );
      expect(await kinds(two.f2)).toEqual(['allocation-to-void']);
      const { invoice: again } = await decide(two.f2, 'allocation-to-void', how);
      await expectSettled(two, {
        'cash:F2': 10_000,
        ...(how === 'replace-voided' ? { revenue: -10_000 } : { 'customer-deposits': -10_000 }),
      });
      if (again === undefined) continue;
      expect(await two.d2.ask('invoices.get', { id: again.id })).toMatchObject({
        number: 'F2-INV-0002',
        status: 'paid',
        lines: [{ description: 'Treatment' }],
      });
    }
  });

  it('two credit notes for the whole of one invoice come to one', async () => {
    const two = await openTwoDesks();
    const { invoice, payment } = await paidInvoice(two);
    const note = (desk: JoinedDesk) =>
      desk.ask('creditNotes.create', {
        attemptId: desk.attempt(),
        invoiceId: invoice,
        amountMinor: 10_000,
        reason: { code: 'overcharge' },
      });
    await two.apart(
      () => note(two.f2),
      () => note(two.d2),
    );
    expect(await kinds(two.f2)).toEqual(['allocation-below-zero', 'invoice-over-credited']);
    await decide(two.f2, 'invoice-over-credited', 'reverse-credit-note');
    await expectSettled(two, {
      'cash:F2': 10_000,
      'customer-deposits': -10_000,
      'credits-and-refunds': 10_000,
      revenue: -10_000,
    });
    expect(await two.d2.ask('payments.get', { id: payment })).toMatchObject({
      availableMinor: 10_000,
      needsReview: false,
    });
  });

  it('[Q10] money taken off here and given back there is put back once', async () => {
    const two = await openTwoDesks();
    const { allocation, payment, invoice } = await paidInvoice(two);
    await two.apart(
      () => two.f2.ask('allocations.remove', { attemptId: two.f2.attempt(), id: allocation }),
      () => two.d2.refund(payment),
    );
    expect(await kinds(two.d2)).toEqual(['allocation-below-zero']);
    await decide(two.d2, 'allocation-below-zero', 'put-back');
    await expectSettled(two, {
      'cash:F2': 10_000,
      'cash:D2': -10_000,
      receivables: 10_000,
      revenue: -10_000,
    });
    expect(await two.f2.ask('invoices.get', { id: invoice })).toMatchObject({ dueMinor: 10_000 });
  });

  it('[Q14] a check reversed here and bounced there ended once', async () => {
    const two = await openTwoDesks();
    const { payment } = await paidInvoice(two, 'check');
    await two.apart(
      () => two.f2.ask('payments.reverse', { id: payment, reason: 'Entered twice.' }),
      () => two.d2.ask('payments.bounce', { id: payment, reason: 'No funds.' }),
    );
    expect(await kinds(two.d2)).toEqual(['allocation-below-zero', 'payment-ended-twice']);
    await decide(two.d2, 'payment-ended-twice', 'take-back');
    await expectSettled(two, { receivables: 10_000, revenue: -10_000 });
  });

  it('[Q15] a check that was cashed and taken back elsewhere', async () => {
    const two = await openTwoDesks();
    const { payment } = await paidInvoice(two, 'check', false);
    const { id } = await two.f2.refund(payment, { method: 'check', outcome: 'spare-credit' });
    await two.apart(
      () => two.f2.ask('refunds.clear', { id }),
      () => two.d2.ask('refunds.cancel', { id, reason: 'Lost in the mail.' }),
    );
    expect(await kinds(two.d2)).toEqual(['check-contradicted']);
    await decide(two.d2, 'check-contradicted', 'drawer-loss');
    await expectSettled(two, {
      'checks-on-hand': 10_000,
      bank: -10_000,
      'customer-deposits': -10_000,
      'over-short': 10_000,
      receivables: 10_000,
      revenue: -10_000,
    });
  });

  it('[Q15] a check that came back and was cleared all the same', async () => {
    for (const how of ['move-to-available', 'take-back'] as const) {
      const two = await openTwoDesks();
      const { payment } = await paidInvoice(two, 'check', false);
      await two.apart(
        () => two.f2.ask('payments.clear', { id: payment }),
        () => two.d2.ask('payments.bounce', { id: payment, reason: 'No funds.' }),
      );
      expect(await kinds(two.d2)).toEqual(['check-contradicted']);
      const id = await theOne(two.d2, 'check-contradicted');
      const { choices } = await two.d2.ask('exceptions.get', { id });
      expect(choices.map(({ consequence }) => consequence)).toEqual([
        'The bank has paid it: $100.00 is Hanna Petrov’s credit, to use for something else.',
        'The bank has not paid it after all: $100.00 comes out of the bank’s account again.',
      ]);
      await decide(two.d2, 'check-contradicted', how);
      await expectSettled(two, {
        ...(how === 'take-back' ? {} : { bank: 10_000, 'customer-credit': -10_000 }),
        receivables: 10_000,
        revenue: -10_000,
      });
    }
  });

  it('[Q19] the same credit used at two desks', async () => {
    const two = await openTwoDesks();
    const customer = await two.f2.customer();
    await two.f2.ask('credits.grant', {
      attemptId: two.f2.attempt(),
      customerId: customer,
      amountMinor: 5000,
      reason: { code: 'service-issue' },
    });
    const { id: payment } = await two.f2.payment(customer, 2000);
    await two.f2.refund(payment);
    const pay = (desk: JoinedDesk) =>
      desk.ask('refunds.create', {
        attemptId: desk.attempt(),
        customerId: customer,
        amount: { kind: 'full' },
        method: 'cash',
        outcome: 'spare-credit',
        seenRefundableMinor: 5000,
        reason: { code: 'customer-request' },
      });
    await two.apart(
      () => pay(two.f2),
      () => pay(two.d2),
    );
    expect(await kinds(two.d2)).toEqual(['credit-overdrawn']);
    const id = await theOne(two.d2, 'credit-overdrawn');
    const { sides } = await two.d2.ask('exceptions.get', { id });
    // What was given back of the payment used none of the credit.
    expect(sides.map(({ amountMinor }) => amountMinor)).toEqual([5000, 5000, 5000]);
    await decide(two.d2, 'credit-overdrawn', 'customer-debt');
    await expectSettled(two, {
      'cash:F2': -5000,
      'cash:D2': -5000,
      'credits-and-refunds': 5000,
      receivables: 5000,
    });
  });

  it('[Q4] voiding, removing, bouncing and canceling happen once, and a difference is told', async () => {
    const two = await openTwoDesks();
    const { invoice, allocation, payment } = await paidInvoice(two, 'check');
    const both = (act: (desk: JoinedDesk) => Promise<unknown>) =>
      two.apart(
        () => act(two.f2),
        () => act(two.d2),
      );
    await both((desk) =>
      desk.ask('allocations.remove', { attemptId: desk.attempt(), id: allocation }),
    );
    await both((desk) => desk.ask('invoices.void', { id: invoice, reason: `At ${desk.manager}.` }));
    await both((desk) => desk.ask('payments.bounce', { id: payment, reason: 'No funds.' }));
    await expectSettled(two, {});
    const { id: late } = await two.f2.invoice(await two.f2.customer(), 4000);
    await two.meet();
    await two.f2.ask('invoices.void', { id: late, reason: 'Entered twice.' });
    two.d2.clock.pass({ days: 1 });
    await two.d2.ask('session.signIn', { staffId: two.d2.manager, pin: '135790' });
    await two.d2.ask('invoices.void', { id: late, reason: 'Entered twice.' });
    await two.meet();
    expect(await openOf(two.f2)).toEqual([
      { kind: 'effect-conflict', figureMinor: 1, resolutions: ['accept', 'assign'] },
    ]);
    await decide(two.f2, 'effect-conflict', 'accept', { note: 'The same invoice, a day apart.' });
    await expectSettled(two, {});
  });
});
