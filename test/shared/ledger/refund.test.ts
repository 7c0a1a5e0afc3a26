import { describe, expect, it } from 'vitest';
import { minor } from '../../../src/shared/money/minor.ts';
import {
  dueChange,
  planCreditRefund,
  planRefund,
  type RefundRequest,
} from '../../../src/shared/ledger/refund.ts';
import { aLine, anAllocation, aPayment, aRefundInvoice } from '../../support/standings.ts';

const request = (over: Partial<RefundRequest> = {}): RefundRequest => ({
  amount: { kind: 'full' },
  method: 'cash',
  outcome: 'still-owes',
  deskCode: 'F2',
  ...over,
});
const fixed = (amountMinor: number) => ({ kind: 'fixed', amountMinor }) as const;
const applied = (amountMinor: number) => aPayment({ appliedMinor: amountMinor });
const paid = aRefundInvoice('invoice-1', { appliedMinor: 10_000 });
const whole = anAllocation('alc-1', 'invoice-1', 10_000);

describe('a refund of a payment', () => {
  it('[R1] takes available money first and touches no invoice while it lasts', () => {
    const plan = planRefund(
      applied(4000),
      [anAllocation('alc-1', 'invoice-1', 4000)],
      [aRefundInvoice('invoice-1', { appliedMinor: 4000 })],
      request({ amount: fixed(6000), outcome: 'no-longer-owes' }),
    );
    expect(plan).toEqual({
      ok: true,
      value: {
        amountMinor: 6000,
        unapplied: [],
        invoices: [],
        journal: [
          ['customer-deposits', 6000],
          ['cash:F2', -6000],
        ],
      },
    });
  });

  it('[R1] [R3] takes what is missing off the invoice, which then still owes it', () => {
    const plan = planRefund(
      aPayment({ amountMinor: 12_000, capturedMinor: 12_000, appliedMinor: 10_000 }),
      [whole],
      [paid],
      request({ amount: fixed(5000) }),
    );
    expect(plan).toMatchObject({
      ok: true,
      value: {
        amountMinor: 5000,
        unapplied: [{ allocation: 'alc-1', amountMinor: 3000, beforeMinor: 10_000 }],
        invoices: [{ invoice: 'invoice-1', credit: null, after: { appliedMinor: 7000 } }],
        journal: [
          ['receivables', 3000],
          ['customer-deposits', 2000],
          ['cash:F2', -5000],
        ],
      },
    });
    const change = plan.ok ? plan.value.invoices.map(dueChange) : [];
    expect(change).toEqual([{ before: 0, after: 3000 }]);
  });

  it('[R3] writes a credit note so that the invoice no longer owes it', () => {
    const taxed = aRefundInvoice(
      'invoice-1',
      { totalMinor: 10_700, taxMinor: 700, appliedMinor: 10_000 },
      [aLine(10_000, 700)],
    );
    const plan = planRefund(
      applied(10_000),
      [whole],
      [taxed],
      request({ amount: fixed(5350), outcome: 'no-longer-owes' }),
    );
    expect(plan).toMatchObject({
      ok: true,
      value: {
        invoices: [
          {
            credit: { amountMinor: 5350, netMinor: 5000, taxMinor: 350 },
            after: { appliedMinor: 4650, creditedMinor: 5350 },
          },
        ],
        journal: [
          ['credits-and-refunds', 5000],
          ['sales-tax', 350],
          ['cash:F2', -5350],
        ],
      },
    });
    const change = plan.ok ? plan.value.invoices.map(dueChange) : [];
    expect(change).toEqual([{ before: 700, after: 700 }]);
  });

  it('[R3] credits no more than the invoice has left, and nothing of a void one', () => {
    const take = (figures: Parameters<typeof aRefundInvoice>[1]) => {
      const lines = [aLine(Math.max(10_000 - (figures?.creditedMinor ?? 0), 0))];
      const invoice = aRefundInvoice('invoice-1', { appliedMinor: 10_000, ...figures }, lines);
      const plan = planRefund(
        applied(10_000),
        [whole],
        [invoice],
        request({ outcome: 'no-longer-owes' }),
      );
      return plan.ok ? plan.value.invoices[0]?.credit?.amountMinor : plan.failure;
    };
    expect(take({ creditedMinor: 8000 })).toBe(2000);
    expect(take({ creditedMinor: 10_000 })).toBeUndefined();
    expect(take({ isVoid: true })).toBeUndefined();
  });

  it('[R2] takes off the newest first', () => {
    const allocations = [
      anAllocation('newest', 'invoice-2', 3000),
      anAllocation('oldest', 'invoice-1', 7000),
    ];
    const invoices = [
      aRefundInvoice('invoice-2', { totalMinor: 3000, appliedMinor: 3000 }),
      aRefundInvoice('invoice-1', { totalMinor: 7000, appliedMinor: 7000 }),
    ];
    const plan = planRefund(
      applied(10_000),
      allocations,
      invoices,
      request({ amount: fixed(4000) }),
    );
    expect(plan).toMatchObject({
      value: {
        unapplied: [
          { allocation: 'newest', amountMinor: 3000 },
          { allocation: 'oldest', amountMinor: 1000 },
        ],
      },
    });
  });

  const two = [
    anAllocation('newest', 'invoice-2', 3000),
    anAllocation('oldest', 'invoice-1', 7000),
  ];
  const off = (unapply: readonly string[], amountMinor: number) => {
    const plan = planRefund(
      applied(10_000),
      two,
      [],
      request({ amount: fixed(amountMinor), unapply }),
    );
    return plan.ok
      ? plan.value.unapplied.map((one) => [one.allocation, one.amountMinor])
      : plan.failure;
  };

  it('[R2] takes off the named ones in their order instead, each once', () => {
    expect(off(['oldest', 'newest'], 8000)).toEqual([
      ['oldest', 7000],
      ['newest', 1000],
    ]);
    expect(off(['oldest', 'oldest'], 7000)).toEqual([['oldest', 7000]]);
  });

  it('[R2] is refused where the named ones do not suffice', () => {
    const short = { kind: 'unapply-too-small', neededMinor: 7001, namedMinor: 7000 };
    expect(off(['oldest'], 7001)).toEqual(short);
    expect(off(['oldest', 'oldest'], 7001)).toEqual(short);
    expect(off(['somebody else’s'], 1)).toEqual({
      kind: 'unapply-too-small',
      neededMinor: 1,
      namedMinor: 0,
    });
  });

  it.each([
    ['more than the cap', { refundedMinor: 3000 }, fixed(7001), 7000, 7001],
    ['all of nothing', { refundedMinor: 10_000 }, { kind: 'full' }, 0, 0],
    ['a share of nothing', { refundedMinor: 10_000 }, { kind: 'percent', percent: 50 }, 0, 0],
    ['all below nothing', { refundedMinor: 15_000 }, { kind: 'full' }, -5000, -5000],
    ['what is reserved', { reservedMinor: 6000 }, fixed(4001), 4000, 4001],
    ['what is disputed', { disputedMinor: 10_000 }, fixed(1), 0, 1],
  ] as const)(
    '[R6] never gives back %s',
    (...[, figures, amount, refundableMinor, wantedMinor]) => {
      expect(planRefund(aPayment(figures), [], [], request({ amount }))).toEqual({
        ok: false,
        failure: { kind: 'over-refund', number: 'F2-PAY-0001', refundableMinor, wantedMinor },
      });
    },
  );

  it('[R3] as spare credit takes nothing off an invoice', () => {
    const spare = (amountMinor: number) =>
      planRefund(
        applied(4000),
        [anAllocation('alc-1', 'invoice-1', 4000)],
        [],
        request({ amount: fixed(amountMinor), outcome: 'spare-credit' }),
      );
    expect(spare(6000).ok).toBe(true);
    expect(spare(6001)).toEqual({
      ok: false,
      failure: {
        kind: 'not-spare',
        number: 'F2-PAY-0001',
        availableMinor: 6000,
        wantedMinor: 6001,
      },
    });
  });

  it.each(['pending', 'failed', 'bounced', 'reversed'] as const)(
    '[R18] is refused where the payment is %s',
    (status) => {
      expect(planRefund(aPayment({ status }), [], [], request())).toEqual({
        ok: false,
        failure: { kind: 'not-refundable', number: 'F2-PAY-0001', because: status },
      });
    },
  );

  it.each([
    ['cash', 'cash:F2'],
    ['check', 'checks-issued'],
    ['electronic', 'electronic-clearing'],
    ['other', 'other-tenders'],
  ] as const)('[R17] goes out by %s, whatever it came in by', (method, account) => {
    const plan = planRefund(aPayment({ method: 'electronic' }), [], [], request({ method }));
    expect(plan).toMatchObject({
      value: {
        journal: [
          ['customer-deposits', 10_000],
          [account, -10_000],
        ],
      },
    });
  });
});

describe('a refund of credit', () => {
  const plan = (amountMinor: number, credit = 5000) =>
    planCreditRefund(minor(credit), request({ amount: fixed(amountMinor) }));

  it('[R10] pays out credit with no payment behind it', () => {
    expect(plan(5000)).toEqual({
      ok: true,
      value: {
        amountMinor: 5000,
        unapplied: [],
        invoices: [],
        journal: [
          ['customer-credit', 5000],
          ['cash:F2', -5000],
        ],
      },
    });
  });

  it('[R10] never pays out more than there is', () => {
    expect(plan(5001)).toEqual({
      ok: false,
      failure: { kind: 'over-credit', creditMinor: 5000, wantedMinor: 5001 },
    });
    expect(planCreditRefund(minor(0), request())).toMatchObject({
      failure: { kind: 'over-credit', creditMinor: 0, wantedMinor: 0 },
    });
  });
});
