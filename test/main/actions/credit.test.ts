import { describe, expect, it } from 'vitest';
import type { CallInput } from '../../../src/shared/contract/contract.ts';
import { openFoundedDesk } from '../../support/founded-desk.ts';
import { openWorld, type World } from '../../support/world.ts';

const reason = { code: 'overcharge' } as const;
const note = (world: World, more: Partial<CallInput<'creditNotes.create'>>) =>
  world.ask('creditNotes.create', {
    attemptId: world.attempt(),
    invoiceId: world.ids.paid,
    reason,
    ...more,
  });
const figures = async (world: World) => {
  const { paid, cash, hanna } = world.ids;
  const invoice = await world.ask('invoices.get', { id: paid });
  const payment = await world.ask('payments.get', { id: cash });
  return {
    due: invoice.dueMinor,
    credited: invoice.creditedMinor,
    applied: invoice.appliedMinor,
    available: payment.availableMinor,
    refunded: payment.refundedMinor,
    credit: (await world.ask('customers.get', { id: hanna })).creditMinor,
  };
};

describe('a credit note', () => {
  it('[C3] sets money free where it exceeds what is due', async () => {
    const world = await openWorld();
    await note(world, { amountMinor: 3000 });
    expect(await figures(world)).toMatchObject({
      due: 0,
      credited: 3000,
      applied: 7000,
      available: 5000,
      refunded: 0,
    });
  });

  it('[C3] gives that money back in the same act where asked', async () => {
    const world = await openWorld();
    const { refunds } = await note(world, { amountMinor: 3000, processRefund: true });
    expect(refunds).toMatchObject([{ number: 'F2-REF-0003', amountMinor: 3000 }]);
    expect(await figures(world)).toMatchObject({ due: 0, available: 2000, refunded: 3000 });
    expect(await world.ask('refunds.get', { id: refunds[0]?.id ?? '' })).toMatchObject({
      paymentId: world.ids.cash,
      method: 'cash',
      status: 'succeeded',
      outcome: 'spare-credit',
    });
  });

  it('[C3] is refused where money is to go back and none comes free', async () => {
    const world = await openWorld();
    const asked = {
      attemptId: world.attempt(),
      invoiceId: world.ids.open,
      amountMinor: 1000,
      processRefund: true,
      reason,
    };
    expect(await world.refusal('creditNotes.create', asked)).toMatchObject({
      kind: 'nothing-paid',
      dueMinor: 10_700,
    });
  });

  it('[C3] gives nothing back where some of what comes free was credit', async () => {
    const world = await openWorld();
    const { hanna, open } = world.ids;
    const attemptId = world.attempt();
    const credit = { attemptId, customerId: hanna, invoiceId: open, amountMinor: 2500 };
    await world.ask('credits.apply', credit);
    await world.payment(hanna, 8200, { allocations: [{ invoiceId: open, amountMinor: 8200 }] });
    const asked = { invoiceId: open, amountMinor: 10_700, processRefund: true };
    const refused = { kind: 'not-all-paid', freedMinor: 10_700, paidMinor: 8200 };
    expect(await world.refusal('creditNotes.preview', asked)).toMatchObject(refused);
    const doing = { attemptId: world.attempt(), ...asked, reason };
    expect(await world.refusal('creditNotes.create', doing)).toMatchObject(refused);
    // The newest come off first: up to what the payment paid, all of it was paid.
    const some = { ...doing, amountMinor: 8200 };
    await world.ask('creditNotes.create', some);
    expect(await world.ask('invoices.get', { id: open })).toMatchObject({
      dueMinor: 0,
      appliedMinor: 2500,
    });
  });

  it('[C4] gives back the larger amounts first, each the way it came', async () => {
    const desk = await openFoundedDesk();
    const customer = await desk.customer();
    const invoice = await desk.invoice(customer, 10_000);
    const pay = (amountMinor: number, method: 'cash' | 'check' | 'other') =>
      desk.payment(customer, amountMinor, {
        method,
        allocations: [{ invoiceId: invoice.id, amountMinor }],
      });
    const small = await pay(1000, 'cash');
    const first = await pay(4000, 'check');
    const second = await pay(4000, 'other');
    await pay(1000, 'check');
    const plan = await desk.ask('creditNotes.preview', {
      invoiceId: invoice.id,
      amountMinor: 10_000,
      processRefund: true,
    });
    expect(plan.refunds.map((one) => [one.paymentNumber, one.method, one.amountMinor])).toEqual([
      [first.number, 'check', 4000],
      [second.number, 'other', 4000],
      [small.number, 'cash', 1000],
      ['F2-PAY-0004', 'check', 1000],
    ]);
    expect(plan).toMatchObject({ refundedMinor: 10_000, staysMinor: 0 });
  });

  it('[C8] is taken back with the refund that wrote it, and with no other', async () => {
    const world = await openWorld();
    const { paid, cash } = world.ids;
    await note(world, { amountMinor: 1000 });
    const { id } = await world.refund(cash, { outcome: 'no-longer-owes' });
    await world.ask('refunds.cancel', { id, reason: 'Typed twice.' });
    const { rows } = await world.ask('creditNotes.list', { invoiceId: paid });
    expect(rows.map((row) => [row.number, row.status])).toEqual([
      ['F2-CN-0002', 'taken-back'],
      ['F2-CN-0001', 'standing'],
    ]);
    expect(await figures(world)).toMatchObject({ credited: 1000, applied: 9000, due: 0 });
  });
});

describe('canceling an invoice', () => {
  const cancel = (world: World, money: 'refund' | 'credit' | 'keep') =>
    world.ask('invoices.cancel', {
      attemptId: world.attempt(),
      id: world.ids.paid,
      money,
      reason: { code: 'canceled' },
    });

  it('[C7] credits all that is left and gives the money back', async () => {
    const world = await openWorld();
    await note(world, { amountMinor: 1000 });
    await cancel(world, 'refund');
    const { status, credited, history } = await world.ask('invoices.get', { id: world.ids.paid });
    // [V66] It is not called paid, and it is told that it was canceled.
    expect({ status, credited }).toEqual({ status: 'paid', credited: 'wholly' });
    expect(history.map((one) => one.canceledFor)).toContain('canceled');
    expect(await figures(world)).toMatchObject({
      credited: 10_000,
      applied: 0,
      due: 0,
      refunded: 9000,
      available: 3000,
    });
  });

  it('[C7] or leaves the money available on its payments', async () => {
    const world = await openWorld();
    await cancel(world, 'credit');
    expect(await figures(world)).toMatchObject({
      credited: 10_000,
      refunded: 0,
      available: 12_000,
    });
  });

  it('[C7] or keeps what was paid and credits only what is due', async () => {
    const world = await openWorld();
    const { open, cash } = world.ids;
    const allocation = { paymentId: cash, invoiceId: open, amountMinor: 2000 };
    await world.ask('allocations.create', { attemptId: world.attempt(), ...allocation });
    const input = { id: open, money: 'keep', reason: { code: 'canceled' } } as const;
    await world.ask('invoices.cancel', { attemptId: world.attempt(), ...input });
    expect(await world.ask('invoices.get', { id: open })).toMatchObject({
      creditedMinor: 8700,
      appliedMinor: 2000,
      dueMinor: 0,
      status: 'paid',
    });
    const nothing = { attemptId: world.attempt(), ...input, id: world.ids.paid };
    expect((await world.refusal('invoices.cancel', nothing)).kind).toBe('nothing-to-cancel');
  });

  it('[C7] gives back by a plan that was changed by hand, within what comes free', async () => {
    const world = await openWorld();
    const { cash, check, paid } = world.ids;
    const input = (paymentId: string, amountMinor: number) => ({
      attemptId: world.attempt(),
      id: paid,
      money: 'refund' as const,
      parts: [{ paymentId, amountMinor, method: 'check' as const }],
      reason,
    });
    expect((await world.refusal('invoices.cancel', input(check, 1))).kind).toBe('not-found');
    expect((await world.refusal('invoices.cancel', input(cash, 10_001))).kind).toBe('over-refund');
    const twice = input(cash, 6000);
    twice.parts.push(...twice.parts);
    expect(await world.refusal('invoices.cancel', twice)).toMatchObject({
      ...{ kind: 'over-refund', refundableMinor: 4000, wantedMinor: 6000 },
    });
    const { refunds } = await world.ask('invoices.cancel', input(cash, 4000));
    expect(refunds.map((one) => one.amountMinor)).toEqual([4000]);
    expect(await figures(world)).toMatchObject({ refunded: 4000, available: 8000, due: 0 });
  });
});

describe('credit for a service that failed', () => {
  it('[C5] [C6] is owed to the customer until it settles an invoice', async () => {
    const world = await openWorld();
    const { hanna, open } = world.ids;
    const { id } = await world.ask('credits.apply', {
      attemptId: world.attempt(),
      customerId: hanna,
      invoiceId: open,
      amountMinor: 2000,
    });
    expect(await figures(world)).toMatchObject({ credit: 500 });
    expect(await world.ask('invoices.get', { id: open })).toMatchObject({ dueMinor: 8700 });
    await world.ask('allocations.remove', { attemptId: world.attempt(), id });
    expect(await figures(world)).toMatchObject({ credit: 2500, available: 2000 });
  });
});

describe('a check', () => {
  it('[P9] stands on hand until the bank clears it, and can’t be reversed then', async () => {
    const world = await openWorld();
    const { freshCheck } = world.ids;
    const balance = async (account: string) =>
      (await world.ask('reports.trialBalance', {})).accounts.find((one) => one.account === account)
        ?.balanceMinor ?? 0;
    expect([await balance('checks-on-hand'), await balance('bank')]).toEqual([14_000, 0]);
    await world.ask('payments.clear', { id: freshCheck });
    expect([await balance('checks-on-hand'), await balance('bank')]).toEqual([8000, 6000]);
    const reverse = { id: freshCheck, reason: 'Twice.' };
    expect(await world.refusal('payments.reverse', reverse)).toMatchObject({
      kind: 'check-settled',
      status: 'cleared',
    });
  });

  it('[P10] that bounces makes its invoices due again', async () => {
    const world = await openWorld();
    const { jose, freshCheck } = world.ids;
    const invoice = await world.invoice(jose, 6000);
    const allocation = { paymentId: freshCheck, invoiceId: invoice.id, amountMinor: 6000 };
    await world.ask('allocations.create', { attemptId: world.attempt(), ...allocation });
    await world.ask('payments.bounce', { id: freshCheck, reason: 'No funds.' });
    expect(await world.ask('payments.get', { id: freshCheck })).toMatchObject({
      status: 'bounced',
      capturedMinor: 0,
      appliedMinor: 0,
      availableMinor: 0,
      can: { refund: { allowed: false } },
    });
    expect(await world.ask('invoices.get', { id: invoice.id })).toMatchObject({ dueMinor: 6000 });
    const refund = await world.refundInput(freshCheck);
    expect(await world.refusal('refunds.create', refund)).toMatchObject({
      kind: 'not-refundable',
      because: 'bounced',
    });
  });
});
