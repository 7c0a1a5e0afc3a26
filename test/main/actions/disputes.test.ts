import { describe, expect, it } from 'vitest';
import { openWorld } from '../../support/world.ts';

describe('a disputed invoice', () => {
  it('[I9] is owed as before, but nobody is reminded of it', async () => {
    const world = await openWorld();
    const { open, hanna } = world.ids;
    world.clock.pass({ days: 60 });
    const overdue = async () =>
      (await world.ask('invoices.list', { overdue: true })).rows.map((row) => row.id);
    expect(await overdue()).toContain(open);
    const before = await world.ask('reports.trialBalance', {});
    expect(
      await world.ask('invoices.dispute', { id: open, reason: 'Half of it never came.' }),
    ).toEqual({
      id: open,
      number: 'F2-INV-0001',
      disputed: true,
    });
    expect(await overdue()).not.toContain(open);
    expect(await world.ask('invoices.get', { id: open })).toMatchObject({
      ...{ disputed: true, overdue: false, dueMinor: 10_700, status: 'open' },
      disputeReason: 'Half of it never came.',
      can: { dispute: { allowed: false }, releaseDispute: { allowed: true } },
      history: [{ kind: 'invoice-disputed', note: 'Half of it never came.' }, {}],
    });
    expect((await world.ask('customers.get', { id: hanna })).owedMinor).toBe(10_700);
    expect(await world.ask('reports.trialBalance', {})).toEqual(before);
    const listed = await world.ask('invoices.list', { disputed: true });
    expect(listed.rows.map((row) => row.id).toSorted()).toEqual(
      [open, world.ids.contested].toSorted(),
    );
  });

  it('[I9] [V4] is not among what is due today', async () => {
    const world = await openWorld();
    const { id } = await world.invoice(world.ids.hanna, 4000, { dueOn: '2026-07-16' });
    expect((await world.ask('desk.today', {})).due).toMatchObject({ count: 1, totalMinor: 4000 });
    await world.ask('invoices.dispute', { id, reason: 'Never came.' });
    expect((await world.ask('desk.today', {})).due).toMatchObject({ count: 0, totalMinor: 0 });
  });

  it('[I9] is released, and may be disputed again', async () => {
    const world = await openWorld();
    const { open } = world.ids;
    const number = 'F2-INV-0001';
    const reason = 'Never came.';
    for (let times = 0; times < 3; times += 1) {
      expect(await world.refusal('invoices.releaseDispute', { id: open })).toMatchObject({
        kind: 'not-disputed',
        number,
      });
      await world.ask('invoices.dispute', { id: open, reason });
      expect(await world.refusal('invoices.dispute', { id: open, reason })).toMatchObject({
        kind: 'already-disputed',
        number,
      });
      const released = await world.ask('invoices.releaseDispute', { id: open, reason: 'Settled.' });
      expect(released.disputed).toBe(false);
    }
    expect((await world.ask('invoices.get', { id: open })).history).toHaveLength(7);
    expect((await world.ask('ledger.verify', {})).ok).toBe(true);
  });

  it('[I9] can still be paid, credited and voided; a void one is not contested', async () => {
    const world = await openWorld();
    const { open, contested, jose } = world.ids;
    await world.payment(jose, 1000, { allocations: [{ invoiceId: contested, amountMinor: 1000 }] });
    expect(await world.ask('invoices.get', { id: contested })).toMatchObject({
      ...{ disputed: true, dueMinor: 2000, status: 'partly-paid' },
    });
    await world.ask('invoices.void', { id: open, reason: 'Entered twice.' });
    const refused = await world.refusal('invoices.dispute', { id: open, reason: 'No.' });
    expect(refused.kind).toBe('invoice-void');
  });
});
