import { describe, expect, it } from 'vitest';
import type { CallInput } from '../../../src/shared/contract/contract.ts';
import { openFoundedDesk, testPin } from '../../support/founded-desk.ts';
import { openWorld, type World } from '../../support/world.ts';

const off = { applyPayments: false, applyCredit: false, twoPersons: false, sameMethod: false };
const fixed = (amountMinor: number) => ({ amount: { kind: 'fixed', amountMinor } }) as const;
const approvedBy = (staffId: string) => ({ approval: { staffId, pin: testPin } });

describe('what a business switches on', () => {
  it('[D9] is nothing at first, and stays as it was where it is left out', async () => {
    const desk = await openFoundedDesk();
    expect(await desk.ask('settings.get', {})).toEqual(off);
    expect(await desk.ask('settings.update', { twoPersons: true })).toEqual({
      ...off,
      twoPersons: true,
    });
    await desk.ask('settings.update', { sameMethod: true });
    await desk.ask('settings.update', { twoPersons: false });
    expect(await desk.ask('settings.get', {})).toEqual({ ...off, sameMethod: true });
  });

  it('[B7] [D9] is answered as it was by the same attempt', async () => {
    const desk = await openFoundedDesk();
    const asked = { attemptId: desk.attempt(), twoPersons: true };
    const first = await desk.ask('settings.update', asked);
    await desk.ask('settings.update', { twoPersons: false, applyCredit: true });
    expect(await desk.ask('settings.update', asked)).toEqual(first);
    const naming = { attemptId: desk.attempt(), name: 'Alder Street Clinic', phone: '555-0100' };
    const named = await desk.ask('business.update', naming);
    await desk.ask('business.update', { name: 'Alder', phone: '' });
    expect(await desk.ask('business.update', naming)).toEqual(named);
  });

  it('[D9] the head of every paper is the business as it is now', async () => {
    const world = await openWorld();
    const changed = { name: 'Alder Street Clinic', address: '14 Alder Street\nChicago' };
    expect(await world.ask('business.update', changed)).toEqual(changed);
    expect((await world.ask('setup.status', {})).business).toMatchObject(changed);
    const { html } = await world.ask('papers.page', { kind: 'payment', id: world.ids.cash });
    expect(html).toContain('Alder Street Clinic');
    expect(html).toContain('14 Alder Street');
    await world.ask('business.update', { address: '' });
    expect((await world.ask('setup.status', {})).business).not.toHaveProperty('address');
  });
});

describe('money that applies itself', () => {
  const opened = async () => {
    const desk = await openFoundedDesk();
    const customer = await desk.customer();
    return { desk, customer };
  };
  const due = async ({ ask }: Awaited<ReturnType<typeof openFoundedDesk>>, id: string) =>
    (await ask('invoices.get', { id })).dueMinor;

  it('[A6] goes nowhere unless that is switched on', async () => {
    const { desk, customer } = await opened();
    const { id } = await desk.invoice(customer, 5000);
    await desk.payment(customer, 5000);
    expect(await due(desk, id)).toBe(5000);
    const next = await desk.invoice(customer, 1000);
    expect(next).toMatchObject({ dueMinor: 1000, status: 'open' });
  });

  it('[A6] goes to the oldest due first, and not to what is disputed', async () => {
    const { desk, customer } = await opened();
    await desk.ask('settings.update', { applyPayments: true });
    const late = await desk.invoice(customer, 4000, { dueOn: '2026-08-20' });
    const early = await desk.invoice(customer, 3000, { dueOn: '2026-08-01' });
    const contested = await desk.invoice(customer, 2000, { dueOn: '2026-07-20' });
    await desk.ask('invoices.dispute', { id: contested.id, reason: 'Never came.' });
    const suggested = await desk.ask('payments.suggest', {
      customerId: customer,
      amountMinor: 5000,
    });
    expect(suggested.rows.map((row) => [row.number, row.disputed, row.amountMinor])).toEqual([
      [contested.number, true, 0],
      [early.number, false, 3000],
      [late.number, false, 2000],
    ]);
    const { id } = await desk.payment(customer, 5000);
    expect([
      await due(desk, contested.id),
      await due(desk, early.id),
      await due(desk, late.id),
    ]).toEqual([2000, 0, 2000]);
    expect((await desk.ask('payments.get', { id })).allocationStatus).toBe('allocated');
    // Whoever says where it goes, or that it goes nowhere, is heard.
    const spare = await desk.payment(customer, 700, { allocations: [] });
    expect(await desk.ask('payments.get', { id: spare.id })).toMatchObject({ availableMinor: 700 });
  });

  it('[A6] is taken by a new invoice, the oldest payment first, in the act that issues it', async () => {
    const { desk, customer } = await opened();
    const first = await desk.payment(customer, 1000, { receivedOn: '2026-07-10' });
    const second = await desk.payment(customer, 5000);
    await desk.ask('settings.update', { applyPayments: true, applyCredit: true });
    const reason = { code: 'service-issue' } as const;
    const credit = { attemptId: desk.attempt(), customerId: customer, amountMinor: 300, reason };
    await desk.ask('credits.grant', credit);
    const facts = desk.ledger.count('fact');
    const some = await desk.invoice(customer, 4000);
    expect(desk.ledger.count('fact')).toBe(facts + 1);
    expect(some).toMatchObject({ dueMinor: 0, status: 'paid' });
    const { rows } = await desk.ask('allocations.list', { invoiceId: some.id });
    expect(rows.map((row) => [row.paymentNumber, row.amountMinor]).toSorted()).toEqual([
      [first.number, 1000],
      [second.number, 3000],
    ]);
    const rest = await desk.invoice(customer, 2400);
    expect(rest).toMatchObject({ dueMinor: 100, status: 'partly-paid' });
    expect(await desk.ask('customers.get', { id: customer })).toMatchObject({
      ...{ creditMinor: 0, unallocatedMinor: 0, owedMinor: 100 },
    });
    expect((await desk.ask('payments.get', { id: second.id })).history[0]).toMatchObject({
      ...{ kind: 'allocation-made', amountMinor: 2000, number: rest.number },
    });
    const { html } = await desk.ask('papers.page', { kind: 'invoice', id: rest.id });
    expect(html).toContain('$1.00');
    const { findings } = await desk.ask('ledger.verify', {});
    expect(findings.filter((one) => one.weight === 'fault')).toEqual([]);
    await desk.refund(second.id, { ...fixed(2500), outcome: 'no-longer-owes' });
    expect((await desk.ask('ledger.verify', {})).ok).toBe(true);
  });
});

describe('how money may go back', () => {
  const refused = async (world: World, more: Partial<CallInput<'refunds.create'>>) =>
    world.refusal('refunds.create', await world.refundInput(world.ids.cash, more));

  it('[R19] is the way it came where that is switched on, or a manager agrees', async () => {
    const world = await openWorld();
    const { cash, mina, manager } = { ...world.ids, manager: world.manager };
    await world.ask('settings.update', { sameMethod: true });
    await world.signIn(mina);
    const byCheck = { ...fixed(1000), method: 'check' } as const;
    const needed = { kind: 'approval-needed', because: 'other-method' };
    expect(await refused(world, byCheck)).toMatchObject(needed);
    const looked = { paymentId: cash, ...byCheck, outcome: 'still-owes' } as const;
    expect(await world.ask('refunds.preview', looked)).toMatchObject({
      needsApproval: { because: 'other-method' },
    });
    await world.refund(cash, fixed(1000));
    await world.refund(cash, { ...byCheck, ...approvedBy(manager) });
    const note = { invoiceId: world.ids.paid, amountMinor: 1000 };
    const back = { ...note, processRefund: { method: 'check' } } as const;
    expect(await world.ask('creditNotes.preview', back)).toMatchObject({
      needsApproval: { because: 'other-method' },
    });
    const reason = { code: 'overcharge' } as const;
    const doing = { attemptId: world.attempt(), ...back, reason };
    expect(await world.refusal('creditNotes.create', doing)).toMatchObject(needed);
    await world.signIn(manager);
    await world.refund(cash, byCheck);
  });

  it('[R20] takes two where the two-person rule is on, a manager among them', async () => {
    const world = await openWorld();
    const { cash, paid, mina, gwen } = world.ids;
    await world.ask('settings.update', { twoPersons: true });
    const needed = { kind: 'approval-needed', because: 'two-persons' };
    expect(await refused(world, fixed(100))).toMatchObject(needed);
    expect(await refused(world, { ...fixed(100), ...approvedBy(world.manager) })).toMatchObject({
      kind: 'own-approval',
    });
    expect(await refused(world, { ...fixed(100), ...approvedBy(mina) })).toMatchObject(needed);
    const { id } = await world.refund(cash, { ...fixed(100), ...approvedBy(gwen) });
    expect(await world.ask('refunds.get', { id })).toMatchObject({ approvedBy: 'Gwen Castellano' });
    const cancel = { id: paid, money: 'refund' } as const;
    expect(await world.ask('invoices.cancelPlan', cancel)).toMatchObject({
      needsApproval: { because: 'two-persons' },
    });
    const reason = { code: 'canceled' } as const;
    const doing = { attemptId: world.attempt(), ...cancel, reason };
    expect(await world.refusal('invoices.cancel', doing)).toMatchObject(needed);
    const keep = { id: paid, money: 'credit' } as const;
    expect(await world.ask('invoices.cancelPlan', keep)).not.toHaveProperty('needsApproval');
    await world.ask('invoices.cancel', { attemptId: world.attempt(), ...keep, reason });
  });
});
