import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../../../src/shared/base/assert.ts';
import { parseDay } from '../../../src/shared/base/days.ts';
import {
  creditedOf,
  dueOf,
  invoiceStatusOf,
  issueInvoice,
  type LineRequest,
  reckonInvoice,
  voidInvoice,
} from '../../../src/shared/ledger/invoice.ts';
import { minor } from '../../../src/shared/money/minor.ts';
import { anInvoice } from '../../support/standings.ts';

const day = (text: string) => must(parseDay(text), `${text} is a day.`);
const today = day('2026-07-16');
const line = (price: number, milli = 1000, taxRate: number | null = null): LineRequest => ({
  quantityMilli: milli,
  unitPriceMinor: minor(price),
  taxRate,
});
const seven = 70_000;

describe('what an invoice comes to', () => {
  it('[I2] has no tax where there is no rate, and a row for a rate of nothing', () => {
    expect(reckonInvoice([line(6500), line(1000, 1000, 0)])).toEqual({
      lines: [
        { ...line(6500), netMinor: 6500, taxMinor: 0 },
        { ...line(1000, 1000, 0), netMinor: 1000, taxMinor: 0 },
      ],
      taxes: [{ rate: 0, netMinor: 1000, taxMinor: 0 }],
      netMinor: 7500,
      taxMinor: 0,
      totalMinor: 7500,
    });
  });

  it.each([
    [999, 333, 333],
    [5000, 333, 1665],
    [1, 500, 1],
    [3, 500, 2],
    [1, 499, 0],
    [6500, 1500, 9750],
  ])('[I2] %i times %i thousandths is %i, half up', (price, milli, net) => {
    expect(reckonInvoice([line(price, milli)]).netMinor).toBe(net);
  });

  it('[I2] taxes the sum of a rate, not each line, and spreads it by largest remainder', () => {
    const reckoning = reckonInvoice([
      line(1420, 2000, seven),
      line(2600, 1000, seven),
      line(50, 1000, seven),
      line(6500),
    ]);
    // 5490 at 7 % are 384.3; line by line they would have been 199 + 182 + 4 = 385.
    expect(reckoning.taxes).toEqual([{ rate: seven, netMinor: 5490, taxMinor: 384 }]);
    expect(reckoning.lines.map((one) => one.taxMinor)).toEqual([199, 182, 3, 0]);
    expect(reckoning.totalMinor).toBe(12_374);
  });

  it('[I2] keeps each rate apart', () => {
    const { taxes, taxMinor } = reckonInvoice([
      line(1000, 1000, 88_750),
      line(1000, 1000, seven),
      line(3333, 1000, 88_750),
    ]);
    expect(taxes).toEqual([
      { rate: seven, netMinor: 1000, taxMinor: 70 },
      { rate: 88_750, netMinor: 4333, taxMinor: 385 },
    ]);
    expect(taxMinor).toBe(455);
  });

  it('[I2] adds up, line by line and rate by rate', () => {
    const request = fc
      .tuple(
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: 1, max: 20_000 }),
        fc.constantFrom(null, 0, seven, 88_750, 1_000_000),
      )
      .map(([price, milli, rate]) => line(price, milli, rate));
    fc.assert(
      fc.property(fc.array(request, { minLength: 1, maxLength: 12 }), (requests) => {
        const { lines, taxes, netMinor, taxMinor, totalMinor } = reckonInvoice(requests);
        const sum = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0);
        expect(sum(lines.map((one) => one.netMinor))).toBe(netMinor);
        expect(sum(lines.map((one) => one.taxMinor))).toBe(taxMinor);
        expect(netMinor + taxMinor).toBe(totalMinor);
        for (const { rate, taxMinor: tax } of taxes) {
          const ofRate = lines.filter((one) => one.taxRate === rate);
          expect(sum(ofRate.map((one) => one.taxMinor))).toBe(tax);
        }
      }),
    );
  });
});

describe('issuing', () => {
  const issue = (lines: readonly LineRequest[], issuedOn = '2026-07-16', dueOn = '2026-07-30') =>
    issueInvoice(lines, { issuedOn: day(issuedOn), dueOn: day(dueOn), today });

  it('[I1] posts what is owed, what is earned and what is tax', () => {
    expect(issue([line(10_000, 1000, seven)])).toMatchObject({
      ok: true,
      value: {
        totalMinor: 10_700,
        journal: [
          ['receivables', 10_700],
          ['revenue', -10_000],
          ['sales-tax', -700],
        ],
      },
    });
  });

  it('[I1] posts nothing for an invoice of nothing', () => {
    expect(issue([line(0)])).toMatchObject({ ok: true, value: { totalMinor: 0, journal: [] } });
  });

  it('[I1] refuses a day that is still to come', () => {
    expect(issue([line(1)], '2026-07-17')).toEqual({
      ok: false,
      failure: { kind: 'future-day', field: 'issuedOn', day: '2026-07-17', today },
    });
  });

  it('[I1] refuses to be due before it is issued, but not on the same day', () => {
    expect(issue([line(1)], '2026-07-16', '2026-07-15')).toEqual({
      ok: false,
      failure: { kind: 'due-before-issued', issuedOn: '2026-07-16', dueOn: '2026-07-15' },
    });
    expect(issue([line(1)], '2026-07-16', '2026-07-16').ok).toBe(true);
  });

  it('[M6] refuses a total above the largest amount', () => {
    const refused = { ok: false, failure: { kind: 'too-much-money', largestMinor: 9_999_999_999 } };
    expect(issue([line(9_999_999_999), line(1)])).toEqual(refused);
    expect(issue([line(9_999_999_999)]).ok).toBe(true);
  });

  it('[M6] refuses what is too much to be reckoned at all', () => {
    const refused = { ok: false, failure: { kind: 'too-much-money', largestMinor: 9_999_999_999 } };
    const most = line(9_999_999_999, 1_000_000_000, 1_000_000);
    expect(issue([most])).toEqual(refused);
    expect(issue(Array.from({ length: 200 }, () => most))).toEqual(refused);
  });
});

describe('an invoice that stands', () => {
  it.each([
    ['is due as a whole', {}, 10_000, 'open'],
    ['is due by what is missing', { appliedMinor: 4000 }, 6000, 'partly-paid'],
    ['is due by what credit notes leave', { creditedMinor: 4000 }, 6000, 'open'],
    ['is paid', { appliedMinor: 10_000 }, 0, 'paid'],
    ['is paid where all was credited', { creditedMinor: 10_000 }, 0, 'paid'],
    ['is paid by both', { appliedMinor: 3000, creditedMinor: 7000 }, 0, 'paid'],
    ['is paid where it asks for nothing', { totalMinor: 0 }, 0, 'paid'],
    ['is paid too much', { appliedMinor: 12_000 }, -2000, 'open'],
    ['is open where more was taken off than put', { appliedMinor: -1 }, 10_001, 'open'],
    ['is void and owes nothing', { isVoid: true }, 0, 'void'],
    ['is void with money on it', { isVoid: true, appliedMinor: 500 }, -500, 'void'],
  ] as const)('[I3] [I4] %s', (_, figures, due, status) => {
    const invoice = anInvoice(figures);
    expect([dueOf(invoice), invoiceStatusOf(invoice)]).toEqual([due, status]);
  });

  it.each([
    [0, 'none'],
    [1, 'partly'],
    [9999, 'partly'],
    [10_000, 'wholly'],
  ])('[I6] with %i credited it is credited: %s', (creditedMinor, credited) => {
    expect(creditedOf(anInvoice({ creditedMinor }))).toBe(credited);
  });
});

describe('voiding', () => {
  it('[I5] posts the mirror of issuing', () => {
    const taxed = anInvoice({ totalMinor: 10_700, taxMinor: 700 });
    expect(voidInvoice(taxed)).toEqual({
      ok: true,
      value: {
        journal: [
          ['receivables', -10_700],
          ['revenue', 10_000],
          ['sales-tax', 700],
        ],
      },
    });
  });

  it.each([
    [{ isVoid: true }, { kind: 'already-void', number: 'F2-INV-0001' }],
    [
      { appliedMinor: 1 },
      { kind: 'void-with-allocations', number: 'F2-INV-0001', appliedMinor: 1 },
    ],
    [{ creditedMinor: 1 }, { kind: 'void-with-credit', number: 'F2-INV-0001', creditedMinor: 1 }],
  ] as const)('[I5] is refused with %o', (figures, failure) => {
    expect(voidInvoice(anInvoice(figures))).toEqual({ ok: false, failure });
  });
});
