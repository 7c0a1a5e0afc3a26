import { expect, describe, it } from 'vitest';
import type { CallInput } from '../../../src/shared/contract/contract.ts';
import { testPin } from '../../support/founded-desk.ts';
import { openWorld, type World } from '../../support/world.ts';

type Asked = CallInput<'refunds.create'>;

const original = { number: 'A1-PAY-0042', amountMinor: 20_000, receivedOn: '2026-07-10' };

/** A refund in cash of a payment that another desk took. */
const asked = (world: World, more: Partial<Asked> = {}): Asked => ({
  attemptId: world.attempt(),
  customerId: world.ids.hanna,
  original,
  amount: { kind: 'fixed', amountMinor: 15_000 },
  method: 'cash',
  outcome: 'spare-credit',
  seenRefundableMinor: 20_000,
  reason: { code: 'customer-request' },
  ...more,
});

describe('a refund of a payment that is not here yet', () => {
  it('[R21] goes out of the deposits up to what the receipt says, and no further', async () => {
    const world = await openWorld();
    const input = asked(world);
    const { attemptId: _, seenRefundableMinor: __, reason: ___, ...looked } = input;
    const preview = await world.ask('refunds.preview', looked);
    expect(preview).toMatchObject({
      ...{ amountMinor: 15_000, seenRefundableMinor: 20_000, invoices: [], unapplied: [] },
      credit: { before: 2500, after: 2500 },
      warnings: [{ kind: 'not-here' }],
      from: { changeMinor: -15_000 },
    });
    const balance = async (account: string) =>
      (await world.ask('reports.trialBalance', {})).accounts.find((one) => one.account === account)
        ?.balanceMinor ?? 0;
    const before = [await balance('customer-deposits'), await balance('cash:F2')];
    const { id } = await world.ask('refunds.create', input);
    expect([await balance('customer-deposits'), await balance('cash:F2')]).toEqual([
      (before[0] ?? 0) + 15_000,
      (before[1] ?? 0) - 15_000,
    ]);
    expect(await world.ask('refunds.get', { id })).toMatchObject({
      ...{ status: 'succeeded', needsReview: false },
      original: { ...original, arrived: false },
    });
    expect(await world.ask('customers.get', { id: world.ids.hanna })).toMatchObject({
      creditMinor: 2500,
    });
    const again = asked(world, { seenRefundableMinor: 5000 });
    expect(await world.refusal('refunds.create', again)).toMatchObject({
      ...{ kind: 'over-refund', number: original.number },
      ...{ refundableMinor: 5000, wantedMinor: 15_000 },
    });
    expect((await world.refusal('refunds.create', asked(world))).kind).toBe('stale');
    const rest = asked(world, { amount: { kind: 'full' }, seenRefundableMinor: 5000 });
    const last = await world.ask('refunds.create', rest);
    expect((await world.ask('refunds.get', { id: last.id })).amountMinor).toBe(5000);
    await world.ask('refunds.cancel', { id, reason: 'Wrong receipt.' });
    expect((await world.ask('refunds.preview', looked)).seenRefundableMinor).toBe(15_000);
    const { html } = await world.ask('papers.page', { kind: 'refund', id: last.id });
    expect(html).toContain('A1-PAY-0042');
    expect(html).toContain('taken at another desk');
    expect((await world.ask('ledger.verify', {})).ok).toBe(true);
  });

  it('[R21] needs a manager, wherever somebody who is none gives it', async () => {
    const world = await openWorld();
    await world.signIn(world.ids.mina);
    const small = { amount: { kind: 'fixed', amountMinor: 100 } } as const;
    expect(await world.refusal('refunds.create', asked(world, small))).toMatchObject({
      ...{ kind: 'approval-needed', because: 'not-here' },
    });
    const approval = { staffId: world.manager, pin: testPin };
    const { id } = await world.ask('refunds.create', asked(world, { ...small, approval }));
    expect((await world.ask('refunds.get', { id })).approvedBy).toBe('Ruth Adler');
    const draft = await world.ask('refunds.create', {
      ...asked(world, { ...small, keepAs: 'awaiting-approval', seenRefundableMinor: 19_900 }),
    });
    expect(draft.status).toBe('awaiting-approval');
    const other = { ...original, number: 'A1-PAY-0043' };
    const carried = { ...small, approval, refundId: draft.id, seenRefundableMinor: 19_900 };
    const wrong = asked(world, { ...carried, original: other, seenRefundableMinor: 20_000 });
    expect((await world.refusal('refunds.create', wrong)).kind).toBe('draft-of-another');
    expect((await world.ask('refunds.create', asked(world, carried))).id).toBe(draft.id);
  });

  it('[R21] is refused where the payment is here, or would be of this very desk', async () => {
    const world = await openWorld();
    const before = world.ledger.tables();
    const refused = async (more: Partial<Asked>) =>
      (await world.refusal('refunds.create', asked(world, more))).kind;
    const { cash, hanna } = world.ids;
    const number = async (of: string) => refused({ original: { ...original, number: of } });
    expect(await number('f2-pay-0001')).toBe('original-is-here');
    expect(await number('F2-PAY-0999')).toBe('no-such-original');
    expect(await number('F2-REF-0001')).toBe('invalid-input');
    expect(await refused({ paymentId: cash })).toBe('one-of-two');
    expect(await refused({ customerId: undefined, paymentId: cash })).toBe('one-of-two');
    expect(await refused({ original: { ...original, receivedOn: '2026-07-17' } })).toBe(
      'future-day',
    );
    expect(await refused({ refundedOn: '2026-07-09' })).toBe('before-payment');
    expect(await refused({ customerId: cash })).toBe('not-found');
    expect(hanna).not.toBe(cash);
    expect(world.ledger.tables()).toEqual(before);
  });
});
