import type { CallValue } from '../../src/shared/contract/contract.ts';
import type { InvoiceView, RefundView } from '../../src/shared/contract/views.ts';

/** One payment of $100.00, given back twice by $40.00 too much. */
export const openTwice: CallValue<'exceptions.list'>['rows'][number] = {
  id: 'payment-over-refunded:pay',
  kind: 'payment-over-refunded',
  figureMinor: 4000,
  counted: false,
  sentence: 'More was given back of F1-PAY-0001 than was paid, by $40.00.',
  about: { kind: 'payment', id: 'pay', number: 'F1-PAY-0001' },
  hangsOn: 'pay',
  customerId: 'jane',
  customerName: 'Jane Patient',
  sinceAt: '2026-07-16T14:00:00.000Z',
  facts: ['one', 'two'],
  resolutions: ['recovered', 'drawer-loss', 'cancel-refund', 'customer-debt', 'assign'],
  state: 'open',
};

export const offTwice = {
  exceptionId: 'allocation-below-zero:alc',
  sentence: 'Money was taken off F1-ALC-0005 more than once, by $100.00.',
};

const yes = { allowed: true };
const no = { allowed: false, why: 'Not now.' };

/** A cash refund of it at the other desk, confirmed and not handed over yet. */
export const refundOf = (part: Partial<RefundView>): RefundView => ({
  id: 'late',
  number: 'F2-REF-0001',
  paymentId: 'pay',
  paymentNumber: 'F1-PAY-0001',
  paymentMethod: 'cash',
  customerId: 'jane',
  customerName: 'Jane Patient',
  amountMinor: 4000,
  method: 'cash',
  status: 'succeeded',
  standing: 'to-hand-over',
  reference: 'REF-20260716-00000001',
  outcome: 'still-owes',
  reason: { code: 'customer-request' },
  refundedOn: '2026-07-16',
  at: '2026-07-16T14:00:00.000Z',
  by: 'Ann Manager',
  deskCode: 'F2',
  unapplied: [],
  creditNotes: [],
  needsReview: false,
  can: {
    ...{ confirm: no, handOver: no, cancel: yes, clear: no, print: yes },
    ...{ retry: no, turnIntoCredit: no, payAnotherWay: no, setAside: no, takeOver: no },
    askStripe: no,
  },
  history: [],
  ...part,
});

/** An invoice of $120.00, off which $100.00 that was paid came twice: by all entries $220.00 is due. */
export const invoiceOf = (part: Partial<InvoiceView>): InvoiceView => ({
  id: 'inv',
  number: 'F1-INV-0004',
  customerId: 'jane',
  customerName: 'Jane Patient',
  issuedOn: '2026-07-16',
  dueOn: '2026-07-30',
  summary: 'Filling',
  lines: [
    {
      ...{ description: 'Filling', quantity: 1, unitPriceMinor: 12_000 },
      ...{ netMinor: 12_000, taxMinor: 0 },
    },
  ],
  taxes: [],
  ...{ netMinor: 12_000, taxMinor: 0, totalMinor: 12_000, creditedMinor: 0 },
  ...{ appliedMinor: -10_000, dueMinor: 22_000 },
  status: 'open',
  overdue: false,
  disputed: false,
  credited: 'none',
  needsReview: true,
  inDoubt: { ...offTwice, askMinor: 12_000, offTwiceMinor: 10_000, paidMinor: 0 },
  deskCode: 'F1',
  by: 'Ann Manager',
  can: {
    ...{ takePayment: yes, allocate: yes, credit: yes, cancel: yes, void: no, dispute: yes },
    ...{ releaseDispute: no, issue: no, edit: no, discard: no },
  },
  history: [],
  ...part,
});
