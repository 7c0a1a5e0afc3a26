import { z } from 'zod';
import { decidedAbout } from './decided-about.ts';
import * as field from './fields.ts';
import { event } from './history-event.ts';
import { paymentCard } from './payment-card.ts';
import { refundCard } from './refund-card.ts';

// What the screens and the scripts are shown. Every figure is finished: nobody after this adds.

/** How money came in or goes out. */
export const method = z.enum(
  ['cash', 'check', 'electronic', 'other', 'card'],
  'A method is cash, check, electronic, other or card.',
);

/** The methods that move money by hand. */
export const manualMethod = z.enum(
  ['cash', 'check', 'electronic', 'other'],
  'A method is cash, check, electronic or other.',
);

/** Whether something may be done now; when not, the rule, the figure and what to do instead. */
export const permission = z.strictObject({ allowed: z.boolean(), why: z.string().optional() });

/** Somebody else must agree before this is done: why, and the sentence that says so. */
export const needsApproval = z.strictObject({
  because: z.enum([
    'over-limit',
    'backdated',
    'cash-for-card',
    'not-own-refund',
    'goodwill',
    'other-method',
    'not-here',
    'two-persons',
    'contested',
  ]),
  limitMinor: field.figure.optional(),
  sentence: z.string(),
});

/** How far what this desk wrote about a record has come; absent where it goes to no hub. */
const arrival = z.enum(['here', 'sending', 'arrived', 'apart']);

/** A figure as it is and as it will be. */
export const change = z.strictObject({ before: field.figure, after: field.figure });

export const customerView = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string().optional(),
  phone: z.string().optional(),
  address: z.string().optional(),
  notes: z.string().optional(),
  /** The names under which accounts were known that were merged into this one. */
  merged: z.array(z.string()).optional(),
  /** Nothing is known of them any more; their money and numbers stay. */
  erased: z.literal(true).optional(),
  creditMinor: field.figure,
  unallocatedMinor: field.figure,
  owedMinor: field.figure,
  /** What is open about their records, so that these figures are not sure. */
  inDoubt: z.strictObject({ exceptionId: z.string(), sentence: z.string() }).optional(),
});

export const invoiceStatus = z.enum(['draft', 'open', 'partly-paid', 'paid', 'void']);

export const invoiceLineView = z.strictObject({
  description: z.string(),
  quantity: z.number(),
  unitPriceMinor: field.figure,
  taxRatePercent: z.number().optional(),
  netMinor: field.figure,
  taxMinor: field.figure,
  /** With its tax, less what was credited of it; told where a single invoice is looked at. */
  leftMinor: field.figure.optional(),
});

export const invoiceDoubt = z.strictObject({
  exceptionId: z.string(),
  sentence: z.string(),
  askMinor: field.figure,
  /** What came off it more than once, and so only looks like something due. */
  offTwiceMinor: field.figure,
  /** What is applied to it without that. */
  paidMinor: field.figure,
});

export const invoiceView = z.strictObject({
  id: z.string(),
  number: z.string(),
  /** Nothing was sold by it: it asks back what was given back too much. */
  debitNote: z.literal(true).optional(),
  customerId: z.string(),
  customerName: z.string(),
  issuedOn: z.string(),
  dueOn: z.string(),
  summary: z.string(),
  lines: z.array(invoiceLineView),
  taxes: z.array(
    z.strictObject({ ratePercent: z.number(), netMinor: field.figure, taxMinor: field.figure }),
  ),
  netMinor: field.figure,
  taxMinor: field.figure,
  totalMinor: field.figure,
  creditedMinor: field.figure,
  appliedMinor: field.figure,
  dueMinor: field.figure,
  status: invoiceStatus,
  overdue: z.boolean(),
  disputed: z.boolean(),
  credited: z.enum(['none', 'partly', 'wholly']),
  needsReview: z.boolean(),
  /** What is open and makes its figures uncertain; no more than `askMinor` is asked for meanwhile. */
  inDoubt: invoiceDoubt.optional(),
  voidReason: z.string().optional(),
  disputeReason: z.string().optional(),
  /** Why the other desks are not heard, while it may still be voided; on its own page only. */
  unheard: z.string().optional(),
  deskCode: z.string(),
  by: z.string(),
  letCountBy: z.string().optional(),
  can: z.strictObject({
    takePayment: permission,
    allocate: permission,
    credit: permission,
    cancel: permission,
    void: permission,
    dispute: permission,
    releaseDispute: permission,
    /** Only a draft is issued, changed and thrown away. */
    issue: permission,
    edit: permission,
    discard: permission,
  }),
  arrival: arrival.optional(),
  history: z.array(event),
});

export const paymentStatus = z.enum(['pending', 'succeeded', 'failed', 'bounced', 'reversed']);
export const allocationStatus = z.enum(['unallocated', 'partly-allocated', 'allocated']);
export const refundStatusOfPayment = z.enum(['none', 'pending', 'partially-refunded', 'refunded']);

export const paymentView = z.strictObject({
  id: z.string(),
  number: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  method,
  reference: z.string().optional(),
  receivedOn: z.string(),
  at: z.string(),
  status: paymentStatus,
  amountMinor: field.figure,
  capturedMinor: field.figure,
  appliedMinor: field.figure,
  availableMinor: field.figure,
  refundedMinor: field.figure,
  reservedMinor: field.figure,
  disputedMinor: field.figure,
  madeGoodMinor: field.figure,
  refundableMinor: field.figure,
  allocationStatus,
  refundStatus: refundStatusOfPayment,
  needsReview: z.boolean(),
  /** What is open and makes its figures say more than there is. */
  inDoubt: z.strictObject({ exceptionId: z.string(), sentence: z.string() }).optional(),
  /** Why the other desks are not heard, while it may still be taken back; on its own page only. */
  unheard: z.string().optional(),
  deskCode: z.string(),
  by: z.string(),
  letCountBy: z.string().optional(),
  /** The one word for where it stands, for lists: what was given back is never called free money. */
  standing: z.enum([
    'pending',
    'failed',
    'bounced',
    'reversed',
    'refunded',
    'refund-pending',
    'partially-refunded',
    'disputed',
    'allocated',
    'partly-allocated',
    'unallocated',
  ]),
  /** The same as it is read. */
  label: z.string(),
  /** The cash that was laid down, and what was given back of it at once. */
  tenderedMinor: field.figure.optional(),
  changeMinor: field.figure.optional(),
  checkNumber: z.string().optional(),
  bank: z.string().optional(),
  /** Told where a single payment is looked at. */
  card: paymentCard.optional(),
  /** Where a check is: here, at the bank, or come back. */
  check: z.enum(['on-hand', 'cleared', 'bounced']).optional(),
  /** How the charge of a card stands, where a single payment is looked at. */
  charge: z
    .strictObject({
      via: z.enum(['terminal', 'link', 'test']),
      step: z.enum([
        'waiting',
        'at-the-reader',
        'at-the-page',
        'checking',
        'calling-off',
        'elsewhere',
        'paid',
        'failed',
      ]),
      sentence: z.string(),
      reason: z.string().optional(),
      reader: z.string().optional(),
      /** Where the customer pays, and until when. */
      url: z.string().optional(),
      expiresAt: z.string().optional(),
      callOff: permission,
      /** What it shall be put to once it is paid. */
      wanted: z.array(z.strictObject({ invoiceId: z.string(), amountMinor: field.figure })),
    })
    .optional(),
  can: z.strictObject({
    refund: permission,
    allocate: permission,
    reverse: permission,
    clear: permission,
    bounce: permission,
  }),
  arrival: arrival.optional(),
  history: z.array(event),
});

export const allocationView = z.strictObject({
  id: z.string(),
  number: z.string(),
  /** Left out where the money was credit with no payment behind it. */
  paymentId: z.string().optional(),
  paymentNumber: z.string().optional(),
  paymentMethod: method.optional(),
  invoiceId: z.string(),
  invoiceNumber: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  amountMinor: field.figure,
  /** What was applied at first; `amountMinor` is what is left of it. */
  originalMinor: field.figure,
  allocatedOn: z.string(),
  at: z.string(),
  by: z.string(),
  can: z.strictObject({ remove: permission }),
  arrival: arrival.optional(),
  history: z.array(event),
});

export const outcome = z.enum(
  ['still-owes', 'no-longer-owes', 'spare-credit'],
  'An outcome is still-owes, no-longer-owes or spare-credit.',
);

export const reasonCode = z.enum(
  [
    'duplicate',
    'overcharge',
    'not-provided',
    'service-issue',
    'customer-request',
    'canceled',
    'other',
  ],
  'Choose a reason from the list.',
);

export const refundStatus = z.enum([
  'draft',
  'awaiting-approval',
  'queued',
  'sending',
  'unknown',
  'pending',
  'requires-action',
  'succeeded',
  'failed',
  'canceled',
]);

/** Where a refund stands as it is read: one by hand is in the book before it is in a hand. */
export const refundStanding = z.enum([...refundStatus.options, 'to-hand-over', 'given-back']);

export const refundView = z.strictObject({
  id: z.string(),
  number: z.string(),
  paymentId: z.string().optional(),
  paymentNumber: z.string().optional(),
  paymentMethod: method.optional(),
  /** The payment as its receipt told of it, where it was not here; `arrived` once it is. */
  original: z
    .strictObject({
      number: z.string(),
      amountMinor: field.figure,
      receivedOn: z.string(),
      arrived: z.boolean(),
    })
    .optional(),
  customerId: z.string(),
  customerName: z.string(),
  amountMinor: field.figure,
  method,
  status: refundStatus,
  standing: refundStanding,
  reference: z.string(),
  outcome,
  reason: z.strictObject({ code: reasonCode, text: z.string().optional() }),
  notes: z.string().optional(),
  ticket: z.string().optional(),
  refundedOn: z.string(),
  at: z.string(),
  by: z.string(),
  approvedBy: z.string().optional(),
  /** Who let it count that a desk wrote after it was shut out. */
  letCountBy: z.string().optional(),
  deskCode: z.string(),
  unapplied: z.array(
    z.strictObject({
      allocationId: z.string(),
      allocationNumber: z.string(),
      invoiceId: z.string(),
      invoiceNumber: z.string(),
      amountMinor: field.figure,
    }),
  ),
  creditNotes: z.array(
    z.strictObject({
      id: z.string(),
      number: z.string(),
      invoiceId: z.string(),
      invoiceNumber: z.string(),
      amountMinor: field.figure,
    }),
  ),
  /** What a platform gives back of its fee with it, and what the business bears; only where asked for. */
  applicationFee: z
    .strictObject({ backMinor: field.figure, operatorMinor: field.figure })
    .optional(),
  handedOver: z.strictObject({ at: z.string(), by: z.string() }).optional(),
  needsReview: z.boolean(),
  /** What desks that were shut out say of this money, and nobody has looked at; on its own page only. */
  keptApart: z.array(z.string()).optional(),
  /** What is open and says that this money went out more than once. */
  contested: z.strictObject({ exceptionId: z.string(), sentence: z.string() }).optional(),
  /** What was decided where this money had gone out more than once; on its own page only. */
  decided: decidedAbout.optional(),
  /** Why the other desks are not heard, while its money is still to be handed over. */
  unheard: z.string().optional(),
  can: z.strictObject({
    confirm: permission,
    handOver: permission,
    cancel: permission,
    clear: permission,
    print: permission,
    retry: permission,
    turnIntoCredit: permission,
    /** Only a manager may, and only where its desk is lost. */
    takeOver: permission,
    payAnotherWay: permission,
    setAside: permission,
    askStripe: permission,
  }),
  /** How it stands at Stripe, of a refund to a card: in plain words, with what to do next. */
  card: refundCard.optional(),
  /** The refund to a card that failed, whose money went out by this one. */
  insteadOf: z.strictObject({ id: z.string(), number: z.string() }).optional(),
  /** The refund by which its money went out, after it failed. */
  insteadBy: z.strictObject({ id: z.string(), number: z.string() }).optional(),
  arrival: arrival.optional(),
  history: z.array(event),
});

export type CustomerView = z.output<typeof customerView>;
export type InvoiceView = z.output<typeof invoiceView>;
export type InvoiceLineView = z.output<typeof invoiceLineView>;
export type PaymentView = z.output<typeof paymentView>;
export type AllocationView = z.output<typeof allocationView>;
export type RefundView = z.output<typeof refundView>;
export type Permission = z.output<typeof permission>;
