import { describe, expect, it } from 'vitest';
import type { Permission } from '../../../src/shared/contract/views.ts';
import { openWorld } from '../../support/world.ts';

/** What stands against each act, by its name. */
const against = (can: Readonly<Record<string, Permission>>): readonly string[] =>
  Object.values(can).flatMap(({ allowed, why }) => (allowed ? [] : [why ?? '']));

describe('what may not be done', () => {
  it('[X6] says of every record which rule stands against it, about which number', async () => {
    const world = await openWorld();
    const { paid, open, cash, freshCheck, refund, draft, allocation } = world.ids;
    await world.ask('invoices.void', { id: open, reason: 'Entered twice.' });
    await world.ask('payments.bounce', { id: freshCheck, reason: 'No funds.' });
    await world.refund(cash, { amount: { kind: 'full' } });
    await world.ask('refunds.clear', { id: refund });
    await world.ask('refunds.cancel', { id: draft, reason: 'Not needed.' });
    const sentences = [
      ...against((await world.ask('invoices.get', { id: paid })).can),
      ...against((await world.ask('invoices.get', { id: open })).can),
      ...against((await world.ask('payments.get', { id: cash })).can),
      ...against((await world.ask('payments.get', { id: freshCheck })).can),
      ...against((await world.ask('refunds.get', { id: refund })).can),
      ...against((await world.ask('refunds.get', { id: draft })).can),
      ...against((await world.ask('allocations.get', { id: allocation })).can),
    ];
    expect(sentences.length).toBeGreaterThan(25);
    // A whole sentence with a figure or a number of a record in it.
    expect(sentences.filter((one) => !/^[A-Z$].*\d.*\.$/.test(one))).toEqual([]);
  });
});
