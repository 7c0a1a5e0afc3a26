import { describe, expect, it } from 'vitest';
import { openTwoDesks, theOne } from '../../support/hub/apart.ts';

// An invoice of $120.00 with $100.00 paid on it. While they are apart one desk takes the money off it and
// the other gives it back: by all entries together $220.00 is due on an invoice of $120.00.
async function dueTwice() {
  const two = await openTwoDesks();
  const { f2, d2 } = two;
  const customer = await f2.customer();
  const { id: invoice } = await f2.invoice(customer, 12_000);
  const { id: payment } = await f2.payment(customer, 10_000, {
    allocations: [{ invoiceId: invoice, amountMinor: 10_000 }],
  });
  const { rows } = await f2.ask('allocations.list', { paymentId: payment });
  await two.apart(
    () => f2.refund(payment, { outcome: 'still-owes' }),
    () => d2.ask('allocations.remove', { attemptId: d2.attempt(), id: rows[0]?.id ?? '' }),
  );
  return { ...two, customer, invoice, doubt: await theOne(f2, 'allocation-below-zero') };
}

describe('an invoice about which something waits for a person', () => {
  it('[V30] keeps its figures, and asks for no more than it was for, on screen and on paper', async () => {
    const { f2, d2, invoice, doubt } = await dueTwice();
    const sentence = 'Money was taken off F2-ALC-0001 more than once, by $100.00.';
    for (const desk of [f2, d2]) {
      expect(await desk.ask('invoices.get', { id: invoice })).toMatchObject({
        totalMinor: 12_000,
        appliedMinor: -10_000,
        dueMinor: 22_000,
        needsReview: true,
        inDoubt: {
          exceptionId: doubt,
          sentence,
          askMinor: 12_000,
          offTwiceMinor: 10_000,
          paidMinor: 0,
        },
      });
      const { html } = await desk.ask('papers.page', { kind: 'invoice', id: invoice });
      expect(html).toContain('BEING LOOKED INTO');
      expect(html).toContain('Asked for now');
      expect(html).toContain('$120.00');
      expect(html).not.toContain('220.00');
      expect(html).not.toContain('Paid');
    }
  });

  it('[V30] takes no more than that, by hand or by itself, and says why', async () => {
    const { f2, customer, invoice, doubt } = await dueTwice();
    expect((await f2.ask('payments.suggest', { customerId: customer })).rows).toMatchObject([
      {
        invoiceId: invoice,
        amountMinor: 12_000,
        inDoubt: { exceptionId: doubt, askMinor: 12_000 },
      },
    ]);
    const pay = (amountMinor: number) => ({
      attemptId: f2.attempt(),
      customerId: customer,
      method: 'cash' as const,
      amountMinor,
    });
    const put = (amountMinor: number) => ({
      ...pay(amountMinor),
      allocations: [{ invoiceId: invoice, amountMinor }],
    });
    expect(await f2.refusal('payments.record', put(12_001))).toMatchObject({
      kind: 'invoice-contested',
      number: 'F2-INV-0001',
      askMinor: 12_000,
      wantedMinor: 12_001,
      exceptionId: doubt,
      sentence:
        'Money came off F2-INV-0001 more than once. Until somebody decides about that under “To resolve”, no more than $120.00 is put to it, not $120.01. Apply less; the rest stays available.',
    });
    await f2.ask('credits.grant', {
      attemptId: f2.attempt(),
      customerId: customer,
      amountMinor: 20_000,
      reason: { code: 'service-issue' },
    });
    const part = { invoiceId: invoice, amountMinor: 12_001 };
    const credit = { attemptId: f2.attempt(), customerId: customer, ...part };
    for (const refused of [
      await f2.refusal('credits.apply', credit),
      await f2.refusal('credits.previewApply', { customerId: customer, parts: [part] }),
    ]) {
      expect(refused).toMatchObject({ kind: 'invoice-contested', askMinor: 12_000 });
    }
    await f2.ask('settings.update', { applyPayments: true });
    const { id } = await f2.ask('payments.record', pay(30_000));
    expect(await f2.ask('payments.get', { id })).toMatchObject({
      appliedMinor: 12_000,
      availableMinor: 18_000,
    });
    const asked = await f2.ask('invoices.get', { id: invoice });
    expect(asked).toMatchObject({ dueMinor: 10_000, inDoubt: { askMinor: 0 } });
    expect(asked.can.takePayment).toMatchObject({ allowed: false });
  });

  it('[V32] is told on its customer, too, on their page and in the list, and on nobody else', async () => {
    const { f2, d2, customer, doubt } = await dueTwice();
    const other = await f2.customer('Ann Reed');
    const inDoubt = {
      exceptionId: doubt,
      sentence: 'Money was taken off F2-ALC-0001 more than once, by $100.00.',
    };
    for (const desk of [f2, d2]) {
      expect(await desk.ask('customers.get', { id: customer })).toMatchObject({ inDoubt });
    }
    expect(await f2.ask('customers.get', { id: other })).not.toHaveProperty('inDoubt');
    const { rows } = await f2.ask('customers.list', {});
    expect(rows.map((row) => [row.name, row.inDoubt])).toEqual([
      ['Ann Reed', undefined],
      ['Hanna Petrov', inDoubt],
    ]);
    // Under whichever of two accounts it was written, it is told of the customer.
    await f2.ask('customers.merge', { attemptId: f2.attempt(), id: customer, intoId: other });
    expect(await f2.ask('customers.get', { id: customer })).toMatchObject({ id: other, inDoubt });
    expect((await f2.ask('exceptions.list', { customerId: other })).rows).toMatchObject([
      { id: doubt },
    ]);
  });

  it('[V30] is as any other once somebody has decided', async () => {
    const { f2, customer, invoice, doubt } = await dueTwice();
    await f2.ask('exceptions.resolve', {
      attemptId: f2.attempt(),
      id: doubt,
      resolution: 'put-back',
    });
    const asked = await f2.ask('invoices.get', { id: invoice });
    expect(asked).toMatchObject({ dueMinor: 12_000, needsReview: false });
    expect(asked).not.toHaveProperty('inDoubt');
    expect(await f2.ask('customers.get', { id: customer })).not.toHaveProperty('inDoubt');
  });
});
