import { describe, expect, it } from 'vitest';
import { openFoundedDesk } from '../../support/founded-desk.ts';
import { openWorld } from '../../support/world.ts';

describe('cash on the counter', () => {
  it('[P13] tells the change that goes back, or what is missing, before it is taken', async () => {
    const world = await openWorld();
    const told = async (tenderedMinor: number) => {
      const { changeMinor, missingMinor } = await world.ask('payments.suggest', {
        customerId: world.ids.hanna,
        amountMinor: 4280,
        tenderedMinor,
      });
      return { changeMinor, missingMinor };
    };
    expect(await told(5000)).toEqual({ changeMinor: 720 });
    expect(await told(4280)).toEqual({ changeMinor: 0 });
    expect(await told(4000)).toEqual({ missingMinor: 280 });
  });
});

it('[V33] what is taken for one invoice is suggested for it alone, as far as it goes', async () => {
  const desk = await openFoundedDesk();
  const customerId = await desk.customer();
  await desk.invoice(customerId, 5000, { dueOn: '2026-07-20' });
  const { id: onlyInvoiceId } = await desk.invoice(customerId, 6000);
  const suggested = async (amountMinor: number) => {
    const asked = { customerId, amountMinor, onlyInvoiceId };
    const { rows, leftMinor } = await desk.ask('payments.suggest', asked);
    return [...rows.map((row) => row.amountMinor), leftMinor];
  };
  expect(await suggested(6000)).toEqual([0, 6000, 0]);
  expect(await suggested(4000)).toEqual([0, 4000, 0]);
  expect(await suggested(7000)).toEqual([0, 6000, 1000]);
  // What is contested is still paid by whoever means just that.
  await desk.ask('invoices.dispute', { id: onlyInvoiceId, reason: 'Says it was paid.' });
  expect(await suggested(4000)).toEqual([0, 4000, 0]);
  const more = {
    ...{ attemptId: desk.attempt(), customerId, method: 'cash' as const, amountMinor: 4000 },
    allocations: [{ invoiceId: onlyInvoiceId, amountMinor: 6000 }],
  };
  expect(await desk.refusal('payments.record', more)).toMatchObject({
    kind: 'over-available',
    sentence: '$60.00 is put to invoices, but only $40.00 is taken. Apply less, or take more.',
  });
});
