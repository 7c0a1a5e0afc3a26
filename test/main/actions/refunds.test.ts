import { describe, expect, it } from 'vitest';
import type { CallInput } from '../../../src/shared/contract/contract.ts';
import { testPin } from '../../support/founded-desk.ts';
import { openWorld, type World } from '../../support/world.ts';

type More = Partial<CallInput<'refunds.create'>>;

const fixed = (amountMinor: number) => ({ amount: { kind: 'fixed', amountMinor } }) as const;
const approvedBy = (staffId: string) => ({ approval: { staffId, pin: testPin } });

/** How a refund of Hanna's cash is refused; a change of the book would be a fault. */
async function refused(world: World, more: More) {
  const input = await world.refundInput(world.ids.cash, more);
  const before = world.ledger.tables();
  const refusal = await world.refusal('refunds.create', input);
  expect(world.ledger.tables()).toEqual(before);
  return refusal;
}

const approverOf = async (world: World, id: string) =>
  (await world.ask('refunds.get', { id })).approvedBy;

describe('who gives money back', () => {
  it('[R7] is anybody within their own limit, and a manager without one', async () => {
    const world = await openWorld();
    await world.refund(world.ids.cash, fixed(6000));
    await world.signIn(world.ids.mina);
    const { id } = await world.refund(world.ids.cash, fixed(5000));
    expect(await approverOf(world, id)).toBeUndefined();
  });

  it('[R7] is above one’s limit only with a manager’s own PIN', async () => {
    const world = await openWorld();
    const { mina, gwen } = world.ids;
    await world.signIn(mina);
    const above = fixed(5001);
    expect(await refused(world, above)).toMatchObject({
      kind: 'approval-needed',
      because: 'over-limit',
      limitMinor: 5000,
    });
    expect(await refused(world, { ...above, ...approvedBy(mina) })).toMatchObject({
      kind: 'own-approval',
      staffId: mina,
    });
    const { id } = await world.refund(world.ids.cash, { ...above, ...approvedBy(gwen) });
    expect(await approverOf(world, id)).toBe('Gwen Castellano');
  });

  it('[R7] needs a manager whose own limit allows it', async () => {
    const world = await openWorld();
    const { mina, gwen } = world.ids;
    const joel = await world.hire({ name: 'Joel Brandt' });
    await world.ask('staff.update', { id: gwen, refundLimitMinor: 6000 });
    await world.signIn(mina);
    const needed = { kind: 'approval-needed', because: 'over-limit' };
    expect(await refused(world, { ...fixed(6001), ...approvedBy(gwen) })).toMatchObject(needed);
    expect(await refused(world, { ...fixed(6000), ...approvedBy(joel) })).toMatchObject(needed);
    await world.refund(world.ids.cash, { ...fixed(6000), ...approvedBy(gwen) });
  });

  it('[R7] binds a manager who was given a limit', async () => {
    const world = await openWorld();
    await world.ask('staff.update', { id: world.manager, refundLimitMinor: 1000 });
    expect(await refused(world, fixed(1001))).toMatchObject({ limitMinor: 1000 });
    await world.refund(world.ids.cash, { ...fixed(1001), ...approvedBy(world.ids.gwen) });
  });

  it('[R7] is backdated, or pays out credit, only by a manager or with one', async () => {
    const world = await openWorld();
    const { hanna, cash, gwen, mina } = world.ids;
    world.clock.pass({ days: 2 });
    const back = { ...fixed(500), refundedOn: '2026-07-17' };
    await world.signIn(mina);
    expect(await refused(world, back)).toMatchObject({ because: 'backdated' });
    const { id } = await world.refund(cash, { ...back, ...approvedBy(gwen) });
    expect(await world.ask('refunds.get', { id })).toMatchObject({ refundedOn: '2026-07-17' });
    const goodwill = {
      attemptId: world.attempt(),
      customerId: hanna,
      ...fixed(500),
      method: 'cash',
      outcome: 'spare-credit',
      seenRefundableMinor: 2500,
      reason: { code: 'service-issue' },
    } as const;
    expect(await world.refusal('refunds.create', goodwill)).toMatchObject({ because: 'goodwill' });
    await world.ask('refunds.create', { ...goodwill, ...approvedBy(gwen) });
    await world.signIn(world.manager);
    await world.refund(cash, back);
  });
});

describe('confirming a refund', () => {
  it('[R5] is refused where the cap is no longer what was seen', async () => {
    const world = await openWorld();
    const input = await world.refundInput(world.ids.cash, fixed(2000));
    await world.ask('refunds.create', input);
    expect(await world.refusal('refunds.create', { ...input, attemptId: 'again' })).toMatchObject({
      kind: 'stale',
      seenMinor: 12_000,
      refundableMinor: 10_000,
    });
    const much = { ...input, ...fixed(12_001), attemptId: 'much' };
    expect((await world.refusal('refunds.create', much)).kind).toBe('stale');
  });

  it('[R8] keeps the reference that was typed, or makes one', async () => {
    const world = await openWorld();
    const typed = await world.refund(world.ids.cash, { ...fixed(100), reference: ' Check 2041 ' });
    expect(typed.reference).toBe('Check 2041');
    const made = await world.refund(world.ids.cash, fixed(100));
    expect(made.reference).toMatch(/^REF-20260716-[0-9A-F]{8}$/);
    const empty = await world.refund(world.ids.cash, { ...fixed(100), reference: ' ' });
    expect(empty.reference).toMatch(/^REF-20260716-[0-9A-F]{8}$/);
    expect(empty.reference).not.toBe(made.reference);
  });

  it('[R11] of a refund is refused', async () => {
    const world = await openWorld();
    const input = await world.refundInput(world.ids.cash, fixed(100));
    const of = { ...input, paymentId: world.ids.refund };
    expect(await world.refusal('refunds.create', of)).toMatchObject({
      kind: 'not-refundable',
      number: 'F2-REF-0001',
      because: 'a-refund',
    });
  });

  it('[R15] needs words for another reason, and keeps notes apart from them', async () => {
    const world = await openWorld();
    expect((await refused(world, { reason: { code: 'other' } })).kind).toBe('reason-needs-text');
    expect((await refused(world, { reason: { code: 'other', text: '  ' } })).kind).toBe(
      'reason-needs-text',
    );
    const { id } = await world.refund(world.ids.cash, {
      ...fixed(100),
      reason: { code: 'other', text: 'Faulty tape.' },
      notes: 'Third time this month.',
      ticket: 'INC-2207',
    });
    expect(await world.ask('refunds.get', { id })).toMatchObject({
      reason: { code: 'other', text: 'Faulty tape.' },
      notes: 'Third time this month.',
      ticket: 'INC-2207',
    });
  });

  it('[R16] happens neither in the future nor before the money came', async () => {
    const world = await openWorld();
    expect(await refused(world, { refundedOn: '2026-07-17' })).toMatchObject({
      kind: 'future-day',
      day: '2026-07-17',
      today: '2026-07-16',
    });
    expect(await refused(world, { refundedOn: '2026-07-15' })).toMatchObject({
      kind: 'before-payment',
      refundedOn: '2026-07-15',
      receivedOn: '2026-07-16',
    });
  });

  it('[R16] is of exactly one of a payment and a customer’s credit', async () => {
    const world = await openWorld();
    const both = { kind: 'one-of-two', fields: ['paymentId', 'customerId'] };
    expect(await refused(world, { customerId: world.ids.hanna })).toMatchObject(both);
    const { paymentId: _, ...neither } = await world.refundInput(world.ids.cash, fixed(1));
    expect(await world.refusal('refunds.create', neither)).toMatchObject(both);
  });

  it('[R10] pays out credit, and touches no payment', async () => {
    const world = await openWorld();
    const { hanna } = world.ids;
    const before = await world.ask('customers.get', { id: hanna });
    const ask = { customerId: hanna, amount: { kind: 'full' }, outcome: 'spare-credit' } as const;
    expect(await world.ask('refunds.preview', ask)).toMatchObject({
      amountMinor: 2500,
      seenRefundableMinor: 2500,
      credit: { before: 2500, after: 0 },
      unapplied: [],
      invoices: [],
    });
    await world.ask('refunds.create', {
      ...ask,
      attemptId: world.attempt(),
      method: 'cash',
      seenRefundableMinor: 2500,
      reason: { code: 'service-issue' },
    });
    const after = await world.ask('customers.get', { id: hanna });
    expect(after).toEqual({ ...before, creditMinor: 0 });
  });
});

describe('a draft', () => {
  it('[R12] counts and reserves nothing, and keeps its number when it is carried out', async () => {
    const world = await openWorld();
    const { cash, draft } = world.ids;
    const before = await world.ask('payments.get', { id: cash });
    expect(before).toMatchObject({ refundedMinor: 0, reservedMinor: 0, refundStatus: 'none' });
    const drafted = await world.ask('refunds.get', { id: draft });
    expect(drafted).toMatchObject({
      status: 'draft',
      unapplied: [],
      can: { confirm: { allowed: true } },
    });
    const made = await world.refund(cash, { ...fixed(700), refundId: draft });
    expect(made).toEqual({
      id: draft,
      number: drafted.number,
      reference: drafted.reference,
      status: 'succeeded',
    });
    expect(await world.ask('refunds.get', { id: draft })).toMatchObject({
      amountMinor: 700,
      status: 'succeeded',
    });
  });

  it('[R12] is judged again by the cap when it is carried out', async () => {
    const world = await openWorld();
    const { cash, draft } = world.ids;
    await world.refund(cash, fixed(11_900));
    expect(await refused(world, { ...fixed(500), refundId: draft })).toMatchObject({
      kind: 'over-refund',
      refundableMinor: 100,
    });
  });

  it('[R12] needs its approval when it is carried out, not before', async () => {
    const world = await openWorld();
    const { cash, mina, gwen } = world.ids;
    await world.signIn(mina);
    const asked = await world.refund(cash, { ...fixed(8000), keepAs: 'awaiting-approval' });
    expect(asked.status).toBe('awaiting-approval');
    expect((await refused(world, { ...fixed(8000), refundId: asked.id })).kind).toBe(
      'approval-needed',
    );
    await world.signIn(gwen);
    await world.refund(cash, { ...fixed(8000), refundId: asked.id });
    expect(await world.ask('refunds.get', { id: asked.id })).toMatchObject({
      by: 'Gwen Castellano',
    });
  });

  it('[R12] is carried out for what it was written down for, and for nothing else', async () => {
    const world = await openWorld();
    const { cash, check, draft, hanna } = world.ids;
    const { number } = await world.ask('refunds.get', { id: draft });
    const { number: paymentNumber } = await world.ask('payments.get', { id: cash });
    const ofAnother = { kind: 'draft-of-another', number, paymentNumber };
    const input = await world.refundInput(check, { ...fixed(500), refundId: draft });
    const before = world.ledger.tables();
    expect(await world.refusal('refunds.create', input)).toMatchObject(ofAnother);
    const { amount, outcome, method } = input;
    const looked = { paymentId: check, amount, outcome, method, refundId: draft };
    expect(await world.refusal('refunds.preview', looked)).toMatchObject(ofAnother);
    const credit = { ...input, paymentId: undefined, customerId: hanna, seenRefundableMinor: 2500 };
    expect(await world.refusal('refunds.create', credit)).toMatchObject(ofAnother);
    expect(world.ledger.tables()).toEqual(before);
  });

  it('[R12] is carried out once, and not after it was dropped', async () => {
    const world = await openWorld();
    const { cash, draft } = world.ids;
    await world.refund(cash, { ...fixed(500), refundId: draft });
    expect((await refused(world, { ...fixed(500), refundId: draft })).kind).toBe('not-a-draft');
    const other = await world.refund(cash, { ...fixed(500), keepAs: 'draft' });
    await world.ask('refunds.cancel', { id: other.id, reason: 'Changed their mind.' });
    expect((await refused(world, { ...fixed(500), refundId: other.id })).kind).toBe('not-a-draft');
  });
});

describe('the outcomes to choose from', () => {
  it('[R14] say in figures what each would do to the invoices, and are right', async () => {
    const world = await openWorld();
    const { cash, paid } = world.ids;
    const { number } = await world.ask('invoices.get', { id: paid });
    const { outcomes } = await world.ask('refunds.choices', { paymentId: cash, ...fixed(5000) });
    expect(outcomes.map((one) => one.effect)).toEqual([
      `${number} owes $30.00, not $0.00`,
      `Credit note of $30.00 for ${number}, which then owes $0.00`,
      'Not possible: only $20.00 is spare',
    ]);
    const small = await world.ask('refunds.choices', { paymentId: cash, ...fixed(2000) });
    expect(small.outcomes.map((one) => one.effect)).toEqual([
      'No invoice is touched',
      'No invoice is touched',
      'No invoice is touched',
    ]);
    await world.refund(cash, { ...fixed(5000), outcome: 'still-owes' });
    expect((await world.ask('invoices.get', { id: paid })).dueMinor).toBe(3000);
  });
});

describe('a preview', () => {
  const looked = async (world: World, more: Partial<CallInput<'refunds.preview'>>) => {
    const { cash } = world.ids;
    const input = { paymentId: cash, ...fixed(8000), outcome: 'still-owes', ...more } as const;
    const reply = await world.reply('refunds.preview', input);
    return reply.ok ? 'shown' : reply.failure.kind;
  };

  it('[R14] tells who must agree, with the figures, exactly when the act would ask', async () => {
    const world = await openWorld();
    const { cash, mina } = world.ids;
    const input = { paymentId: cash, ...fixed(8000), outcome: 'still-owes' } as const;
    expect(await world.ask('refunds.preview', input)).not.toHaveProperty('needsApproval');
    await world.signIn(mina);
    expect(await world.ask('refunds.preview', input)).toMatchObject({
      amountMinor: 8000,
      needsApproval: {
        because: 'over-limit',
        limitMinor: 5000,
        sentence: (await refused(world, fixed(8000))).sentence,
      },
    });
    const draft = { ...input, keepAs: 'draft' } as const;
    expect(await world.ask('refunds.preview', draft)).not.toHaveProperty('needsApproval');
    world.clock.pass({ days: 1 });
    const backdated = { ...input, ...fixed(100), refundedOn: '2026-07-16' };
    expect(await world.ask('refunds.preview', backdated)).toMatchObject({
      needsApproval: { because: 'backdated' },
    });
  });

  it('[R14] [R16] is refused for the same days as the act', async () => {
    const world = await openWorld();
    for (const refundedOn of ['2026-07-15', '2026-07-16', '2026-07-17']) {
      const input = await world.refundInput(world.ids.cash, { ...fixed(8000), refundedOn });
      const shown = await looked(world, { refundedOn });
      const reply = await world.reply('refunds.create', input);
      expect([refundedOn, reply.ok ? 'shown' : reply.failure.kind]).toEqual([refundedOn, shown]);
    }
  });
});

describe('taking a refund back', () => {
  it('[R9] posts the mirror of all its parts and keeps its number', async () => {
    const world = await openWorld();
    const { cash, paid } = world.ids;
    const figures = async () => ({
      payment: { ...(await world.ask('payments.get', { id: cash })), history: [] },
      invoice: { ...(await world.ask('invoices.get', { id: paid })), history: [] },
      balances: (await world.ask('reports.trialBalance', {})).accounts.filter(
        (one) => one.balanceMinor !== 0,
      ),
    });
    const before = await figures();
    const { id, number } = await world.refund(cash, { outcome: 'no-longer-owes' });
    expect(await world.ask('refunds.cancel', { id, reason: 'Typed twice.' })).toMatchObject({
      id,
      number,
      status: 'canceled',
    });
    expect(await figures()).toEqual(before);
    const { rows } = await world.ask('creditNotes.list', { invoiceId: paid });
    expect(rows.map((row) => row.status)).toEqual(['taken-back']);
  });

  it('[R9] is free for one’s own of the same day; others need a manager', async () => {
    const world = await openWorld();
    const { cash, mina, gwen } = world.ids;
    const byRuth = await world.refund(cash, fixed(100));
    await world.signIn(mina);
    const [own, late] = [
      await world.refund(cash, fixed(100)),
      await world.refund(cash, fixed(100)),
    ];
    await world.ask('refunds.cancel', { id: own.id, reason: 'Typed twice.' });
    const because = { kind: 'approval-needed', because: 'not-own-refund' };
    const cancel = { id: byRuth.id, reason: 'Typed twice.' };
    expect(await world.refusal('refunds.cancel', cancel)).toMatchObject(because);
    world.clock.pass({ days: 1 });
    const later = { id: late.id, reason: 'Typed twice.' };
    expect(await world.refusal('refunds.cancel', later)).toMatchObject(because);
    await world.ask('refunds.cancel', { ...later, ...approvedBy(gwen) });
    await world.signIn(gwen);
    await world.ask('refunds.cancel', cancel);
  });

  it('[R9] happens once, and never to a check that the bank has paid', async () => {
    const world = await openWorld();
    const { cash, refund } = world.ids;
    const { id } = await world.refund(cash, fixed(100));
    await world.ask('refunds.cancel', { id, reason: 'Typed twice.' });
    expect(await world.refusal('refunds.cancel', { id, reason: 'Again.' })).toMatchObject({
      kind: 'not-cancelable',
      status: 'canceled',
    });
    await world.ask('refunds.clear', { id: refund });
    expect(await world.refusal('refunds.cancel', { id: refund, reason: 'Lost.' })).toMatchObject({
      kind: 'not-cancelable',
      status: 'cleared',
    });
    expect((await world.ask('refunds.get', { id: refund })).can.cancel.allowed).toBe(false);
  });

  it('[I7] may leave an invoice paid twice, which then asks for a look', async () => {
    const world = await openWorld();
    const { hanna, cash, paid } = world.ids;
    const { id } = await world.refund(cash);
    await world.payment(hanna, 10_000, { allocations: [{ invoiceId: paid, amountMinor: 10_000 }] });
    await world.ask('refunds.cancel', { id, reason: 'The check came back.' });
    expect(await world.ask('invoices.get', { id: paid })).toMatchObject({
      dueMinor: -10_000,
      status: 'open',
      needsReview: true,
      overdue: false,
    });
  });
});

describe('handing over', () => {
  it('[R13] is a mark, made once, and no status', async () => {
    const world = await openWorld();
    const { refund, draft } = world.ids;
    const before = await world.ask('reports.trialBalance', {});
    await world.ask('refunds.handOver', { id: refund });
    expect(await world.ask('refunds.get', { id: refund })).toMatchObject({
      status: 'succeeded',
      handedOver: { by: 'Ruth Adler' },
    });
    expect(await world.ask('reports.trialBalance', {})).toEqual(before);
    expect(await world.refusal('refunds.handOver', { id: refund })).toMatchObject({
      kind: 'nothing-to-hand-over',
      status: 'handed-over',
    });
    expect(await world.refusal('refunds.handOver', { id: draft })).toMatchObject({
      status: 'draft',
    });
  });
});
