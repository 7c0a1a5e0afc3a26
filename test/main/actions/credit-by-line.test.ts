import { describe, expect, it } from 'vitest';
import { openFoundedDesk } from '../../support/founded-desk.ts';

const reason = { code: 'not-provided' } as const;

/** An invoice of 3 at 10.00 with 7 % tax (32.10), and 1 at 50.00 without (50.00). */
async function billed() {
  const desk = await openFoundedDesk();
  const customer = await desk.customer();
  const { id } = await desk.invoice(customer, 0, {
    lines: [
      { description: 'Band', quantity: 3, unitPriceMinor: 1000, taxRatePercent: 7 },
      { description: 'Visit', quantity: 1, unitPriceMinor: 5000 },
    ],
  });
  const note = (lines: ReadonlyArray<{ line: number; quantity?: number; amountMinor?: number }>) =>
    desk.ask('creditNotes.create', {
      attemptId: desk.attempt(),
      invoiceId: id,
      lines: [...lines],
      reason,
    });
  const left = async () =>
    (await desk.ask('invoices.get', { id })).lines.map(({ leftMinor }) => leftMinor);
  return { desk, id, note, left };
}

describe('a credit note by line', () => {
  it('[C9] takes a quantity at its part of the line, with its tax', async () => {
    const { desk, id, note, left } = await billed();
    const lines = [
      { line: 1, quantity: 2 },
      { line: 2, amountMinor: 1500 },
    ];
    expect(await desk.ask('creditNotes.preview', { invoiceId: id, lines })).toMatchObject({
      amountMinor: 3640,
      netMinor: 3500,
      taxMinor: 140,
      lines: [
        { line: 1, amountMinor: 2140, netMinor: 2000, taxMinor: 140 },
        { line: 2, amountMinor: 1500, netMinor: 1500, taxMinor: 0 },
      ],
      invoice: { due: { before: 8210, after: 4570 } },
    });
    await note(lines);
    expect(await left()).toEqual([1070, 3500]);
  });

  it('[C9] never takes more than the line has left, whatever rounding made of the pieces', async () => {
    const desk = await openFoundedDesk();
    const { id } = await desk.invoice(await desk.customer(), 0, {
      lines: [{ description: 'Stamp', quantity: 1, unitPriceMinor: 5 }],
    });
    const half = async () => {
      const lines = [{ line: 1, quantity: 0.5 }];
      const made = { attemptId: desk.attempt(), invoiceId: id, lines, reason };
      return (await desk.ask('creditNotes.create', made)).amountMinor;
    };
    expect([await half(), await half()]).toEqual([3, 2]);
  });

  it('[C9] is refused above the whole of the line, and where nothing of it is left', async () => {
    const { desk, id, note } = await billed();
    const refused = (quantity: number) =>
      desk.refusal('creditNotes.preview', { invoiceId: id, lines: [{ line: 1, quantity }] });
    expect(await refused(3.001)).toMatchObject({ kind: 'over-line', line: 1, leftMinor: 3210 });
    await note([{ line: 1, quantity: 3 }]);
    expect(await refused(1)).toMatchObject({ kind: 'over-line', line: 1, leftMinor: 0 });
    expect(
      await desk.refusal('creditNotes.preview', {
        invoiceId: id,
        lines: [{ line: 1, quantity: 1, amountMinor: 100 }],
      }),
    ).toMatchObject({ kind: 'one-of-two' });
  });
});
