import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openFoundedDesk } from '../../support/founded-desk.ts';
import { seeded } from '../../support/sequences.ts';

const runs = Number(process.env['RUNS'] ?? 60);

const steps = fc.array(
  fc.record({ isInvoice: fc.boolean(), amountMinor: fc.integer({ min: 1, max: 9000 }) }),
  { minLength: 1, maxLength: 12 },
);

describe('money that applies itself', () => {
  it('[A6] is never left over while something is due, and nothing is lost of it', async () => {
    const desk = await openFoundedDesk({ lasts: 'until-closed' });
    await desk.ask('settings.update', { applyPayments: true });
    await fc.assert(
      fc.asyncProperty(steps, async (acts) => {
        const customer = await desk.customer();
        let [asked, paid] = [0, 0];
        for (const { isInvoice, amountMinor } of acts) {
          if (isInvoice) await desk.invoice(customer, amountMinor);
          else await desk.payment(customer, amountMinor);
          asked += isInvoice ? amountMinor : 0;
          paid += isInvoice ? 0 : amountMinor;
          const { owedMinor, unallocatedMinor } = await desk.ask('customers.get', { id: customer });
          expect([owedMinor, unallocatedMinor]).toEqual([
            Math.max(asked - paid, 0),
            Math.max(paid - asked, 0),
          ]);
        }
      }),
      { ...seeded('Money that applies itself'), numRuns: runs },
    );
    expect((await desk.ask('ledger.verify', {})).ok).toBe(true);
    await desk.close();
  });
});
