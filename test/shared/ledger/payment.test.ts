import { describe, expect, it } from 'vitest';
import { must } from '../../../src/shared/base/assert.ts';
import { parseDay } from '../../../src/shared/base/days.ts';
import { accountName } from '../../../src/shared/ledger/account.ts';
import { removeAllocation } from '../../../src/shared/ledger/allocation.ts';
import { accountIn, accountOut } from '../../../src/shared/ledger/method.ts';
import {
  allocate,
  allocationStatusOf,
  type AllocationTarget,
  availableOf,
  type PaymentDetails,
  receivePayment,
  refundableOf,
  refundStatusOf,
  reversePayment,
  spreadOver,
  standingOf,
} from '../../../src/shared/ledger/payment.ts';
import { minor } from '../../../src/shared/money/minor.ts';
import { aPayment } from '../../support/standings.ts';

const day = (text: string) => must(parseDay(text), `${text} is a day.`);
const today = day('2026-07-16');
const target = (over: Partial<AllocationTarget> = {}): AllocationTarget => ({
  invoice: 'invoice-1',
  number: 'F2-INV-0001',
  customer: 'hanna',
  dueMinor: minor(10_000),
  isVoid: false,
  amountMinor: minor(10_000),
  ...over,
});
const payment = (availableMinor: number) => ({
  number: 'F2-PAY-0001',
  customer: 'hanna',
  availableMinor: minor(availableMinor),
});

describe('the figures of a payment', () => {
  it.each([
    ['untouched', {}, 10_000, 10_000, 'unallocated', 'none'],
    ['applied in part', { appliedMinor: 4000 }, 10_000, 6000, 'partly-allocated', 'none'],
    ['applied in full', { appliedMinor: 10_000 }, 10_000, 0, 'allocated', 'none'],
    ['refunded in part', { refundedMinor: 3000 }, 7000, 7000, 'unallocated', 'partially-refunded'],
    ['refunded in full', { refundedMinor: 10_000 }, 0, 0, 'unallocated', 'refunded'],
    [
      'applied and refunded',
      { appliedMinor: 7000, refundedMinor: 3000 },
      7000,
      0,
      'allocated',
      'partially-refunded',
    ],
    ['with a refund on its way', { reservedMinor: 3000 }, 7000, 7000, 'unallocated', 'pending'],
    ['disputed', { disputedMinor: 10_000 }, 0, 0, 'unallocated', 'none'],
    ['over-refunded', { refundedMinor: 20_000 }, -10_000, -10_000, 'unallocated', 'refunded'],
    [
      'over-refunded and made good',
      { refundedMinor: 20_000, madeGoodMinor: 10_000 },
      0,
      0,
      'unallocated',
      'refunded',
    ],
    ['reversed', { status: 'reversed', capturedMinor: 0 }, 0, 0, 'unallocated', 'none'],
    [
      'with more taken off than was put',
      { appliedMinor: -10_000 },
      10_000,
      20_000,
      'partly-allocated',
      'none',
    ],
  ] as const)(
    '[P3] [P4] [P5] [P6] %s',
    (...[, figures, refundable, available, allocationStatus, refundStatus]) => {
      const standing = aPayment(figures);
      expect({
        refundable: refundableOf(standing),
        available: availableOf(standing),
        allocationStatus: allocationStatusOf(standing),
        refundStatus: refundStatusOf(standing),
      }).toEqual({ refundable, available, allocationStatus, refundStatus });
    },
  );
});

describe('the word for a payment', () => {
  it.each([
    ['untouched', {}, 'Unallocated'],
    ['applied in part', { appliedMinor: 4000 }, 'Partly allocated'],
    ['applied in full', { appliedMinor: 10_000 }, 'Allocated'],
    ['refunded in full, of which nothing is free', { refundedMinor: 10_000 }, 'Refunded'],
    ['refunded in part', { refundedMinor: 3000 }, 'Partially refunded'],
    [
      'applied and refunded, which is not allocated',
      { appliedMinor: 7000, refundedMinor: 3000 },
      'Partially refunded',
    ],
    ['with a refund on its way', { reservedMinor: 3000 }, 'Refund pending'],
    ['disputed', { disputedMinor: 10_000 }, 'Disputed'],
    ['reversed', { status: 'reversed', capturedMinor: 0 }, 'Reversed'],
    ['bounced', { status: 'bounced', capturedMinor: 0 }, 'Bounced'],
  ] as const)('[P12] %s', (...[, figures, label]) => {
    expect(standingOf(aPayment(figures))).toEqual({
      label,
      standing: label.toLowerCase().replaceAll(' ', '-'),
    });
  });
});

describe('receiving money', () => {
  const receive = (targets: readonly AllocationTarget[], over = {}) =>
    receivePayment(
      {
        customer: 'hanna',
        method: 'cash',
        deskCode: 'F2',
        amountMinor: minor(12_000),
        receivedOn: today,
        today,
        details: {},
        ...over,
      },
      targets,
    );

  it('[P1] makes it the customer’s deposit', () => {
    expect(receive([])).toEqual({
      ok: true,
      value: {
        journal: [
          ['cash:F2', 12_000],
          ['customer-deposits', -12_000],
        ],
      },
    });
  });

  it('[P13] takes cash with change, and a number and a bank on checks alone', () => {
    const told = (method: 'cash' | 'check' | 'electronic', details: PaymentDetails) => {
      const result = receive([], { method, details });
      return result.ok ? 'taken' : result.failure;
    };
    const tendered = { tenderedMinor: minor(15_000) };
    expect(told('cash', tendered)).toBe('taken');
    expect(told('cash', { tenderedMinor: minor(12_000) })).toBe('taken');
    expect(told('cash', { tenderedMinor: minor(11_999) })).toEqual({
      kind: 'tendered-too-little',
      tenderedMinor: 11_999,
      amountMinor: 12_000,
    });
    const wrong = { kind: 'not-with-method' };
    expect(told('check', tendered)).toEqual({ ...wrong, field: 'tenderedMinor', method: 'check' });
    expect(told('check', { checkNumber: '1041', bank: 'First Alder Bank' })).toBe('taken');
    expect(told('cash', { checkNumber: '1041' })).toEqual({
      ...wrong,
      field: 'checkNumber',
      method: 'cash',
    });
    expect(told('electronic', { bank: 'First Alder Bank' })).toEqual({
      ...wrong,
      field: 'bank',
      method: 'electronic',
    });
  });

  it('[P1] settles what it is put to; the rest stays a deposit', () => {
    expect(receive([target()])).toEqual({
      ok: true,
      value: {
        journal: [
          ['cash:F2', 12_000],
          ['customer-deposits', -2000],
          ['receivables', -10_000],
        ],
      },
    });
  });

  it('[P1] refuses a day that is still to come', () => {
    expect(receive([], { receivedOn: day('2026-07-17') })).toMatchObject({
      ok: false,
      failure: { kind: 'future-day', field: 'receivedOn' },
    });
  });

  it('[A1] puts no more to invoices than came in', () => {
    const two = [target(), target({ invoice: 'invoice-2', number: 'F2-INV-0002' })];
    expect(receive(two)).toEqual({
      ok: false,
      failure: {
        kind: 'over-available',
        availableMinor: 12_000,
        wantedMinor: 20_000,
      },
    });
  });

  it.each([
    ['cash', 'cash:F2', 'cash:F2'],
    ['check', 'checks-on-hand', 'checks-issued'],
    ['electronic', 'electronic-clearing', 'electronic-clearing'],
    ['other', 'other-tenders', 'other-tenders'],
    ['card', 'stripe-balance', 'refunds-on-their-way'],
  ] as const)('[P2] [R17] %s comes into %s and goes out of %s', (method, into, out) => {
    expect([accountIn(method, 'F2'), accountOut(method, 'F2')]).toEqual([into, out]);
    expect([accountName(into), accountName(out)]).not.toContain(undefined);
  });

  it('[P2] names a drawer by its desk', () => {
    expect(accountName('cash:F2')).toBe('Cash drawer F2');
    expect(accountName('checks-issued')).toBe('Checks issued');
  });
});

describe('putting money to an invoice', () => {
  it('[A1] [A2] takes it from the deposits', () => {
    expect(allocate(payment(10_000), [target({ amountMinor: minor(4000) })])).toEqual({
      ok: true,
      value: {
        appliedMinor: 4000,
        journal: [
          ['customer-deposits', 4000],
          ['receivables', -4000],
        ],
      },
    });
  });

  it('[A1] never takes more than is available', () => {
    expect(allocate(payment(9999), [target()])).toEqual({
      ok: false,
      failure: {
        kind: 'over-available',
        number: 'F2-PAY-0001',
        availableMinor: 9999,
        wantedMinor: 10_000,
      },
    });
  });

  it('[A2] never pays more than is due', () => {
    expect(allocate(payment(20_000), [target({ amountMinor: minor(10_001) })])).toEqual({
      ok: false,
      failure: {
        kind: 'over-due',
        number: 'F2-INV-0001',
        dueMinor: 10_000,
        wantedMinor: 10_001,
      },
    });
  });

  it.each([
    [
      'another customer’s',
      [target({ customer: 'jose' })],
      { kind: 'other-customer', paymentNumber: 'F2-PAY-0001', invoiceNumber: 'F2-INV-0001' },
    ],
    ['a void one', [target({ isVoid: true })], { kind: 'invoice-void', number: 'F2-INV-0001' }],
    [
      'the same one twice',
      [target({ amountMinor: minor(1) }), target({ amountMinor: minor(1) })],
      { kind: 'same-invoice-twice', invoiceId: 'invoice-1' },
    ],
  ])('[A4] refuses %s', (_, targets, failure) => {
    expect(allocate(payment(10_000), targets)).toEqual({ ok: false, failure });
  });

  it('[A3] is taken back by a counter-entry, all that is left of it', () => {
    const left = { number: 'F2-ALC-0001', payment: 'p', amountMinor: minor(2500) };
    expect(removeAllocation(left)).toEqual({
      ok: true,
      value: {
        journal: [
          ['receivables', 2500],
          ['customer-deposits', -2500],
        ],
      },
    });
  });

  it('[A3] becomes credit again where its money was credit', () => {
    const left = { number: 'F2-ALC-0001', payment: null, amountMinor: minor(2500) };
    expect(removeAllocation(left)).toMatchObject({
      value: {
        journal: [
          ['receivables', 2500],
          ['customer-credit', -2500],
        ],
      },
    });
  });

  it.each([0, -5])('[A3] is refused where %i is left', (amountMinor) => {
    const gone = { number: 'F2-ALC-0001', payment: 'p', amountMinor: minor(amountMinor) };
    expect(removeAllocation(gone)).toEqual({
      ok: false,
      failure: { kind: 'allocation-gone', number: 'F2-ALC-0001' },
    });
  });
});

describe('reversing a payment', () => {
  const reverse = (figures: Parameters<typeof aPayment>[0], isCleared = false) =>
    reversePayment({ ...aPayment(figures), deskCode: 'F2', isCleared });

  it('[P7] takes it back whole, with what it was put to', () => {
    expect(reverse({ appliedMinor: 4000 })).toEqual({
      ok: true,
      value: {
        journal: [
          ['cash:F2', -10_000],
          ['customer-deposits', 6000],
          ['receivables', 4000],
        ],
      },
    });
  });

  it.each([
    [{ status: 'reversed' }, 'payment-not-standing'],
    [{ status: 'bounced' }, 'payment-not-standing'],
    [{ refundedMinor: 1 }, 'payment-in-use'],
    [{ reservedMinor: 1 }, 'payment-in-use'],
  ] as const)('[P7] refuses %o', (figures, kind) => {
    expect(reverse(figures)).toMatchObject({ ok: false, failure: { kind } });
  });

  it('[P7] refuses a check that the bank has cleared', () => {
    expect(reverse({ method: 'check' }, true)).toEqual({
      ok: false,
      failure: { kind: 'check-settled', number: 'F2-PAY-0001', status: 'cleared' },
    });
  });
});

describe('spreading an amount', () => {
  it.each([
    [10_000, [4000, 4000, 4000], [4000, 4000, 2000], 0],
    [10_000, [4000, 4000], [4000, 4000], 2000],
    [0, [4000], [0], 0],
    [100, [], [], 100],
    [100, [-50, 0, 60], [0, 0, 60], 40],
  ])('[P8] %i over %j is %j, and %i is left', (amount, dues, parts, leftMinor) => {
    expect(spreadOver(minor(amount), dues.map(minor))).toEqual({ parts, leftMinor });
  });
});
