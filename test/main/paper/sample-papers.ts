import { must } from '../../../src/shared/base/assert.ts';
import type {
  AllocationView,
  InvoiceView,
  PaymentView,
  RefundView,
} from '../../../src/shared/contract/views.ts';
import { parseCurrency } from '../../../src/shared/money/currency.ts';
import type { PaperPlace } from '../../../src/main/paper/model.ts';
import type { RefundFigures } from '../../../src/main/paper/refund-changes.ts';

const yes = { allowed: true } as const;

export const place: PaperPlace = {
  business: {
    name: 'Alder Street Physiotherapy',
    address: '214 Alder Street\nMadison, WI 53703',
    phone: '608 555 0142',
    email: 'desk@alderphysio.example',
  },
  desk: { name: 'Front 2', code: 'F2' },
  currency: must(parseCurrency('USD'), 'There are dollars.'),
  timeZone: 'America/Chicago',
  isPractice: false,
  copy: 0,
};

export const refund: RefundView = {
  id: 'r1',
  number: 'F2-REF-0064',
  paymentId: 'p1',
  paymentNumber: 'F2-PAY-1187',
  paymentMethod: 'cash',
  customerId: 'c1',
  customerName: 'Hanna Petrov',
  amountMinor: 3000,
  method: 'cash',
  status: 'succeeded',
  reference: 'REF-20260716-7K4QM2XD',
  outcome: 'no-longer-owes',
  reason: { code: 'customer-request', text: 'session cut short' },
  notes: 'Difficult on the phone',
  ticket: 'HELP-71',
  refundedOn: '2026-07-16',
  at: '2026-07-16T15:33:00.000Z',
  by: 'Mina Okafor',
  approvedBy: 'Ruth Adler',
  deskCode: 'F2',
  unapplied: [
    {
      allocationId: 'a1',
      allocationNumber: 'F2-ALC-0007',
      invoiceId: 'i1',
      invoiceNumber: 'F2-INV-2041',
      amountMinor: 2000,
    },
  ],
  creditNotes: [
    {
      id: 'n1',
      number: 'F2-CN-0019',
      invoiceId: 'i1',
      invoiceNumber: 'F2-INV-2041',
      amountMinor: 2000,
    },
  ],
  needsReview: false,
  can: { confirm: yes, handOver: yes, cancel: yes, print: yes },
  history: [],
} as unknown as RefundView;

export const payment: PaymentView = {
  id: 'p1',
  number: 'F2-PAY-1187',
  customerId: 'c1',
  customerName: 'Hanna Petrov',
  method: 'cash',
  receivedOn: '2026-07-14',
  at: '2026-07-14T14:02:00.000Z',
  status: 'succeeded',
  amountMinor: 12_000,
  capturedMinor: 12_000,
  appliedMinor: 4000,
  availableMinor: 3000,
  refundedMinor: 5000,
  reservedMinor: 0,
  disputedMinor: 0,
  madeGoodMinor: 0,
  refundableMinor: 7000,
  allocationStatus: 'partly-allocated',
  refundStatus: 'partially-refunded',
  needsReview: false,
  deskCode: 'F2',
  by: 'Mina Okafor',
  can: { refund: yes, allocate: yes, reverse: yes },
  history: [],
} as unknown as PaymentView;

export const figures: RefundFigures = {
  payment: {
    refundedBefore: 2000,
    refundableBefore: 10_000,
    availableBefore: 1000,
    availableAfter: 0,
  },
  invoices: [
    {
      id: 'i1',
      number: 'F2-INV-2041',
      dueOn: '2026-07-28',
      appliedBefore: 4000,
      appliedAfter: 2000,
      creditedBefore: 0,
      creditedAfter: 2000,
      dueBefore: 4321,
      dueAfter: 4321,
    },
  ],
  twice: [],
};

export const allocation = {
  id: 'a1',
  number: 'F2-ALC-0007',
  paymentId: 'p1',
  paymentNumber: 'F2-PAY-1187',
  paymentMethod: 'cash',
  invoiceId: 'i1',
  invoiceNumber: 'F2-INV-2041',
  customerId: 'c1',
  customerName: 'Hanna Petrov',
  amountMinor: 4000,
  originalMinor: 4000,
  allocatedOn: '2026-07-14',
  at: '2026-07-14T14:02:00.000Z',
  by: 'Mina Okafor',
  can: { remove: yes },
  history: [],
} as unknown as AllocationView;

export const invoice: InvoiceView = {
  id: 'i1',
  number: 'F2-INV-2041',
  customerId: 'c1',
  customerName: 'Hanna Petrov',
  issuedOn: '2026-07-14',
  dueOn: '2026-07-28',
  summary: 'Physiotherapy session',
  lines: [
    {
      description: 'Physiotherapy session',
      quantity: 1,
      unitPriceMinor: 6000,
      netMinor: 6000,
      taxMinor: 0,
    },
    {
      description: 'Elastic band',
      quantity: 2.5,
      unitPriceMinor: 1299,
      taxRatePercent: 5.5,
      netMinor: 3248,
      taxMinor: 179,
    },
  ],
  taxes: [{ ratePercent: 5.5, netMinor: 3248, taxMinor: 179 }],
  netMinor: 9248,
  taxMinor: 179,
  totalMinor: 9427,
  creditedMinor: 2000,
  appliedMinor: 4000,
  dueMinor: 3427,
  status: 'partly-paid',
  overdue: false,
  disputed: false,
  credited: 'partly',
  needsReview: false,
  deskCode: 'F2',
  by: 'Mina Okafor',
  can: { takePayment: yes, allocate: yes, void: yes },
  history: [],
} as unknown as InvoiceView;
