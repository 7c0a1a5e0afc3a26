import { describe, expect, it } from 'vitest';
import { bounceCheck, clearCheck } from '../../../src/shared/ledger/check.ts';
import { applyCredit, grantLines } from '../../../src/shared/ledger/credit.ts';
import { minor } from '../../../src/shared/money/minor.ts';
import { aPayment } from '../../support/standings.ts';

const aCheck = (figures: Parameters<typeof aPayment>[0] = {}, isCleared = false) => ({
  ...aPayment({ method: 'check', ...figures }),
  isCleared,
});

describe('a check', () => {
  it('[P9] that clears moves to the bank', () => {
    expect(clearCheck(aCheck())).toEqual({
      ok: true,
      value: {
        journal: [
          ['bank', 10_000],
          ['checks-on-hand', -10_000],
        ],
      },
    });
  });

  it('[P10] that bounces was never money, nor is what it was put to paid', () => {
    expect(bounceCheck(aCheck({ appliedMinor: 4000 }))).toEqual({
      ok: true,
      value: {
        journal: [
          ['customer-deposits', 6000],
          ['checks-on-hand', -10_000],
          ['receivables', 4000],
        ],
      },
    });
  });

  it.each([
    ['cash', aCheck({ method: 'cash' }), 'not-a-check'],
    ['reversed', aCheck({ status: 'reversed' }), 'check-settled'],
    ['bounced before', aCheck({ status: 'bounced' }), 'check-settled'],
    ['cleared before', aCheck({}, true), 'check-settled'],
  ])('[P9] [P10] neither clears nor bounces where it is %s', (_, check, kind) => {
    expect(clearCheck(check)).toMatchObject({ ok: false, failure: { kind } });
    expect(bounceCheck(check)).toMatchObject({ ok: false, failure: { kind } });
  });

  it('[P10] does not bounce where some of it was given back', () => {
    expect(bounceCheck(aCheck({ refundedMinor: 1 }))).toMatchObject({
      ok: false,
      failure: { kind: 'payment-in-use', refundedMinor: 1 },
    });
    expect(clearCheck(aCheck({ refundedMinor: 1 })).ok).toBe(true);
  });
});

describe('credit with no payment behind it', () => {
  it('[C5] is revenue given up, owed to the customer', () => {
    expect(grantLines(minor(2500))).toEqual([
      ['credits-and-refunds', 2500],
      ['customer-credit', -2500],
    ]);
  });

  const target = { number: 'F2-INV-0001', dueMinor: minor(4000), isVoid: false };

  it('[C6] settles an invoice', () => {
    expect(applyCredit(minor(5000), target, minor(4000))).toEqual({
      ok: true,
      value: {
        journal: [
          ['customer-credit', 4000],
          ['receivables', -4000],
        ],
      },
    });
  });

  it.each([
    ['more than is due', 5000, target, 4001, 'over-due'],
    ['more than there is', 3999, target, 4000, 'over-credit'],
    ['a void invoice', 5000, { ...target, isVoid: true }, 1, 'invoice-void'],
  ] as const)('[C6] never settles %s', (...[, credit, to, amount, kind]) => {
    expect(applyCredit(minor(credit), to, minor(amount))).toMatchObject({
      ok: false,
      failure: { kind },
    });
  });
});
