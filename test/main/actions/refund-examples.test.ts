import { describe, expect, it } from 'vitest';
import { type FoundedDesk, openFoundedDesk } from '../../support/founded-desk.ts';

const fixed = (amountMinor: number) => ({ amount: { kind: 'fixed', amountMinor } }) as const;
const percent = (share: number) => ({ amount: { kind: 'percent', percent: share } }) as const;

/** What is left to refund after each refund. */
async function leftAfter(desk: FoundedDesk, paymentId: string, amounts: readonly number[]) {
  const left: number[] = [];
  for (const amountMinor of amounts) {
    await desk.refund(paymentId, fixed(amountMinor));
    left.push((await desk.ask('payments.get', { id: paymentId })).refundableMinor);
  }
  return left;
}

describe('the worked examples', () => {
  it('[R6] 100 goes back as 30, 40 and 30', async () => {
    const desk = await openFoundedDesk();
    const payment = await desk.payment(await desk.customer(), 10_000);
    expect(await leftAfter(desk, payment.id, [3000, 4000, 3000])).toEqual([7000, 3000, 0]);
    expect(await desk.ask('payments.get', { id: payment.id })).toMatchObject({
      amountMinor: 10_000,
      refundedMinor: 10_000,
      refundStatus: 'refunded',
      can: { refund: { allowed: false } },
    });
  });

  it('[R6] of 200 with 150 given back, at most 50 goes back', async () => {
    const desk = await openFoundedDesk();
    const payment = await desk.payment(await desk.customer(), 20_000);
    await desk.refund(payment.id, fixed(15_000));
    const more = await desk.refundInput(payment.id, fixed(5001));
    expect(await desk.refusal('refunds.create', more)).toEqual({
      kind: 'over-refund',
      number: 'F2-PAY-0001',
      refundableMinor: 5000,
      wantedMinor: 5001,
      sentence: '$50.00 is left to refund on F2-PAY-0001, not $50.01.',
    });
    await desk.refund(payment.id, fixed(5000));
  });

  it('[R6] 300 goes back as 100, 75 and 125', async () => {
    const desk = await openFoundedDesk();
    const payment = await desk.payment(await desk.customer(), 30_000);
    expect(await leftAfter(desk, payment.id, [10_000, 7500, 12_500])).toEqual([20_000, 12_500, 0]);
  });

  it('[R4] after half went back, 50 percent is half of the other half', async () => {
    const desk = await openFoundedDesk();
    const payment = await desk.payment(await desk.customer(), 10_000);
    const given: number[] = [];
    for (const share of [50, 50, 50, 100]) {
      const { id } = await desk.refund(payment.id, percent(share));
      given.push((await desk.ask('refunds.get', { id })).amountMinor);
    }
    expect(given).toEqual([5000, 2500, 1250, 1250]);
  });

  it('[R3] a refund adds to what is due: nothing and 100 back are 100', async () => {
    const desk = await openFoundedDesk();
    const customer = await desk.customer();
    const invoice = await desk.invoice(customer, 10_000);
    const allocations = [{ invoiceId: invoice.id, amountMinor: 10_000 }];
    const payment = await desk.payment(customer, 10_000, { allocations });
    expect(await desk.ask('invoices.get', { id: invoice.id })).toMatchObject({ dueMinor: 0 });
    await desk.refund(payment.id);
    expect(await desk.ask('invoices.get', { id: invoice.id })).toMatchObject({
      dueMinor: 10_000,
      totalMinor: 10_000,
      status: 'open',
      appliedMinor: 0,
    });
    expect(await desk.ask('customers.get', { id: customer })).toMatchObject({ owedMinor: 10_000 });
  });

  it('[R3] after two parts given back, the due is the total again', async () => {
    const desk = await openFoundedDesk();
    const customer = await desk.customer();
    const lines = [
      { description: 'Brace', quantity: 1, unitPriceMinor: 6450, taxRatePercent: 7 },
      { description: 'Visit', quantity: 1.5, unitPriceMinor: 9000 },
    ];
    const invoice = await desk.invoice(customer, 0, { lines });
    const allocations = [{ invoiceId: invoice.id, amountMinor: invoice.totalMinor }];
    const payment = await desk.payment(customer, invoice.totalMinor, { allocations });
    await desk.refund(payment.id, percent(33.33));
    await desk.refund(payment.id);
    expect(await desk.ask('invoices.get', { id: invoice.id })).toMatchObject({
      dueMinor: invoice.totalMinor,
      status: 'open',
    });
  });

  it('[R3] a full refund that is no longer owed gives back exactly the tax', async () => {
    const desk = await openFoundedDesk();
    const customer = await desk.customer();
    const lines = [
      { description: 'Tape', quantity: 3, unitPriceMinor: 1419, taxRatePercent: 8.875 },
      { description: 'Band', quantity: 1, unitPriceMinor: 1190, taxRatePercent: 7 },
      { description: 'Visit', quantity: 1, unitPriceMinor: 8500 },
    ];
    const invoice = await desk.invoice(customer, 0, { lines });
    const allocations = [{ invoiceId: invoice.id, amountMinor: invoice.totalMinor }];
    const payment = await desk.payment(customer, invoice.totalMinor, { allocations });
    for (const share of [17.5, 40, 3.33, 100]) {
      await desk.refund(payment.id, { ...percent(share), outcome: 'no-longer-owes' });
    }
    const after = await desk.ask('invoices.get', { id: invoice.id });
    expect(after).toMatchObject({ dueMinor: 0, status: 'paid', credited: 'wholly' });
    const { accounts } = await desk.ask('reports.trialBalance', {});
    expect(accounts.filter((one) => one.balanceMinor !== 0)).toEqual([
      expect.objectContaining({ account: 'credits-and-refunds', balanceMinor: after.netMinor }),
      expect.objectContaining({ account: 'revenue', balanceMinor: -after.netMinor }),
    ]);
  });
});
