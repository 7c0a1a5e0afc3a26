import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCreditNote } from '../../../src/shared/ledger/credit-note-act.ts';
import {
  type CreditedLine,
  creditLines,
  creditSplitFor,
  splitCredit,
  takeExcess,
} from '../../../src/shared/ledger/credit-note.ts';
import { minor } from '../../../src/shared/money/minor.ts';
import { aLine, anAllocation, aRefundInvoice } from '../../support/standings.ts';

const sum = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0);
const gross = (lines: readonly CreditedLine[]) =>
  sum(lines.map((line) => line.netMinor + line.taxMinor));

describe('the split of a credit note', () => {
  it('[C2] spreads an amount over what the lines have left, and parts tax from it', () => {
    expect(splitCredit(minor(5350), [aLine(10_000, 700), aLine(5000)])).toEqual({
      lines: [
        { netMinor: 3407, taxMinor: 239 },
        { netMinor: 1704, taxMinor: 0 },
      ],
      netMinor: 5111,
      taxMinor: 239,
    });
  });

  it('[C2] takes everything where everything is taken', () => {
    const lines = [aLine(2840, 199), aLine(2600, 182), aLine(50, 3), aLine(6500)];
    expect(splitCredit(minor(gross(lines)), lines)).toEqual({
      lines,
      netMinor: 11_990,
      taxMinor: 384,
    });
  });

  it('[C2] can take nothing from lines that have nothing left', () => {
    expect(splitCredit(minor(0), [aLine(0), aLine(0)])).toMatchObject({ netMinor: 0, taxMinor: 0 });
    expect(() => splitCredit(minor(1), [aLine(0)])).toThrow('never takes more than its invoice');
  });

  it('[C2] note after note gives back exactly the tax, and no line ever goes below nothing', () => {
    const line = fc
      .tuple(fc.integer({ min: 0, max: 500_000 }), fc.integer({ min: 0, max: 100 }))
      .map(([net, percent]) => aLine(net, Math.round((net * percent) / 100)));
    const lines = fc.array(line, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(lines, fc.array(fc.nat(100), { maxLength: 12 }), (whole, shares) => {
        let left: readonly CreditedLine[] = whole;
        const taxes: number[] = [];
        for (const share of [...shares, 100]) {
          const note = splitCredit(minor(Math.floor((gross(left) * share) / 100)), left);
          taxes.push(note.taxMinor);
          left = left.map((one, at) =>
            aLine(
              one.netMinor - (note.lines[at]?.netMinor ?? 0),
              one.taxMinor - (note.lines[at]?.taxMinor ?? 0),
            ),
          );
          for (const one of left)
            expect(Math.min(one.netMinor, one.taxMinor)).toBeGreaterThanOrEqual(0);
        }
        expect(gross(left)).toBe(0);
        expect(sum(taxes)).toBe(sum(whole.map((one) => one.taxMinor)));
      }),
    );
  });

  it('[C2] posts what was earned and what was tax', () => {
    expect(creditLines({ netMinor: minor(5111), taxMinor: minor(239) })).toEqual([
      ['credits-and-refunds', 5111],
      ['sales-tax', 239],
      ['receivables', -5350],
    ]);
  });
});

describe('what a credit note may take', () => {
  const invoice = { number: 'F2-INV-0001', remaining: [aLine(10_000, 700), aLine(5000)] };
  const lines = (...wanted: readonly (readonly [number, number])[]) =>
    creditSplitFor(
      {
        kind: 'lines',
        lines: wanted.map(([line, amount]) => ({ line, amountMinor: minor(amount) })),
      },
      invoice,
    );

  it('[C1] is at most what earlier notes have left of the total', () => {
    const ask = (amountMinor: number) =>
      creditSplitFor({ kind: 'amount', amountMinor: minor(amountMinor) }, invoice);
    expect(ask(15_700)).toMatchObject({ ok: true, value: { amountMinor: 15_700, taxMinor: 700 } });
    expect(ask(15_701)).toEqual({
      ok: false,
      failure: {
        kind: 'over-invoice',
        number: 'F2-INV-0001',
        leftMinor: 15_700,
        wantedMinor: 15_701,
      },
    });
  });

  it('[C1] is at most what each line has left, also where one is named twice', () => {
    expect(lines([1, 5350], [1, 5350])).toMatchObject({
      ok: true,
      value: { amountMinor: 10_700, netMinor: 10_000, taxMinor: 700 },
    });
    expect(lines([2, 3000], [2, 2001])).toEqual({
      ok: false,
      failure: {
        kind: 'over-line',
        number: 'F2-INV-0001',
        line: 2,
        leftMinor: 5000,
        wantedMinor: 5001,
      },
    });
  });

  it.each([0, 3, -1])('[C1] has no line %i', (line) => {
    expect(lines([line, 1])).toEqual({
      ok: false,
      failure: { kind: 'no-such-line', number: 'F2-INV-0001', line },
    });
  });
});

describe('what a credit note sets free', () => {
  const two = [anAllocation('newest', 'i', 3000), anAllocation('oldest', 'i', 5000)];

  it.each([
    [4000, 6000, 0, []],
    [6000, 6000, 0, []],
    [7000, 6000, 1000, [['newest', 1000]]],
    [
      10_000,
      6000,
      4000,
      [
        ['newest', 3000],
        ['oldest', 1000],
      ],
    ],
    [
      8000,
      -2000,
      8000,
      [
        ['newest', 3000],
        ['oldest', 5000],
      ],
    ],
  ])('[C3] a note of %i on a due of %i takes %i off, newest first', (note, due, excess, parts) => {
    const taken = takeExcess(minor(note), minor(due), two);
    expect(taken.excessMinor).toBe(excess);
    expect(taken.parts.map((part) => [part.allocation, part.amountMinor])).toEqual(parts);
  });

  it('[C3] leaves the due at nothing and the money on its payments', () => {
    const invoice = aRefundInvoice('i', { appliedMinor: 8000 });
    const newestFirst = [
      { ...anAllocation('of-credit', 'i', 3000), payment: null },
      { ...anAllocation('of-payment', 'i', 5000), payment: 'p' },
    ];
    const asked = { kind: 'amount', amountMinor: minor(6000) } as const;
    expect(planCreditNote(invoice, newestFirst, asked)).toMatchObject({
      ok: true,
      value: {
        amountMinor: 6000,
        unapplied: [
          { allocation: 'of-credit', amountMinor: 3000 },
          { allocation: 'of-payment', amountMinor: 1000 },
        ],
        journal: [
          ['credits-and-refunds', 6000],
          ['receivables', -2000],
          ['customer-deposits', -1000],
          ['customer-credit', -3000],
        ],
      },
    });
  });

  it('[C1] is nothing of a void invoice', () => {
    const asked = { kind: 'amount', amountMinor: minor(1) } as const;
    expect(planCreditNote(aRefundInvoice('i', { isVoid: true }), [], asked)).toEqual({
      ok: false,
      failure: { kind: 'invoice-void', number: 'F2-INV-0001' },
    });
  });
});
