import { z } from 'zod';
import { call } from '../call.ts';
import * as field from '../fields.ts';
import {
  change,
  invoiceStatus,
  method,
  needsApproval,
  outcome,
  permission,
  reasonCode,
  refundStanding,
  refundStatus,
  refundView,
} from '../views.ts';

const amount = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('full') }),
    z.strictObject({ kind: z.literal('fixed'), amountMinor: field.amountMinor }),
    z.strictObject({ kind: z.literal('percent'), percent: field.percent }),
  ],
  'An amount is full, fixed or percent.',
);

/** What is given back and how; the same for looking and for doing. */
const plan = {
  paymentId: field.id.optional(),
  customerId: field.id.optional(),
  /** A payment taken at another desk that is not here yet, as its receipt tells of it; with `customerId`. */
  original: z
    .strictObject({
      number: field.paymentNumber,
      amountMinor: field.amountMinor,
      receivedOn: field.day,
    })
    .optional(),
  amount,
  outcome,
  unapply: z.array(field.id).max(100, 'At most 100 allocations can be named.').optional(),
  /** The fee that a platform kept of the card charge goes back in its share. */
  refundApplicationFee: z.boolean().optional(),
  /** The refund to a card that failed, whose money goes out by this one. */
  insteadOf: field.id.optional(),
};

const filters = {
  method: method.optional(),
  status: refundStatus.optional(),
  standing: refundStanding.optional(),
  from: field.day.optional(),
  to: field.day.optional(),
};

const answer = z.strictObject({
  id: z.string(),
  number: z.string(),
  reference: z.string(),
  status: refundStatus,
});

export const refundWarning = z.strictObject({
  kind: z.enum([
    'cash-for-card',
    'same-amount-minutes-ago',
    'asked-already',
    'old-payment',
    'inquiry',
    'past-unread',
    'was-disputed',
    'method-differs',
    'check-not-cleared',
    'not-here',
    'taken-elsewhere',
    'desk-silent',
    'gone-unheard',
    'others-unheard',
    'shut-out',
    'kept-apart',
  ]),
  sentence: z.string(),
});

export const refundPreview = z.strictObject({
  amountMinor: field.figure,
  method,
  outcome,
  seenRefundableMinor: field.figure,
  customer: z.strictObject({ id: z.string(), name: z.string() }),
  payment: z
    .strictObject({
      id: z.string(),
      number: z.string(),
      amountMinor: field.figure,
      applied: change,
      available: change,
      refunded: change,
      refundable: change,
    })
    .optional(),
  credit: change,
  unapplied: z.array(
    z.strictObject({
      allocationId: z.string(),
      allocationNumber: z.string(),
      invoiceId: z.string(),
      amountMinor: field.figure,
    }),
  ),
  invoices: z.array(
    z.strictObject({
      id: z.string(),
      number: z.string(),
      applied: change,
      due: change,
      creditNoteMinor: field.figure,
      statusAfter: invoiceStatus,
    }),
  ),
  /** The account of this desk that the money leaves; figures only for managers. */
  from: z.strictObject({
    account: z.string(),
    name: z.string(),
    changeMinor: field.figure,
    beforeMinor: field.figure.optional(),
    afterMinor: field.figure.optional(),
  }),
  /** Who bears a refund that goes back to a card. */
  charge: z
    .strictObject({
      capturedMinor: field.figure,
      /** What a platform kept of the charge; 0 where none did. */
      applicationFeeMinor: field.figure,
      /** What of it goes back with this refund: its share where `refundApplicationFee` asks for it, else 0. */
      feeBackMinor: field.figure,
      /** The rest of the refund, which the business bears. */
      operatorMinor: field.figure,
      /** What can still go back afterwards. */
      remainingMinor: field.figure,
      /** What Stripe kept for processing the charge, and does not give back; left out until it has told. */
      processingFeeMinor: field.figure.optional(),
    })
    .optional(),
  customerGets: z.strictObject({ amountMinor: field.figure, how: z.string(), when: z.string() }),
  paper: z.strictObject({
    heading: z.string(),
    lines: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  }),
  /** What else is so where a card paid: which card, who keeps the fee, what happens without a network. */
  says: z.array(z.string()),
  warnings: z.array(refundWarning),
  /** There exactly when making it as asked, without an approval, would be refused for want of one. */
  needsApproval: needsApproval.optional(),
});

export type RefundPreview = z.output<typeof refundPreview>;
export type RefundWarning = z.output<typeof refundWarning>;

/** Giving money back, above all. */
export const refundCalls = {
  'refunds.choices': call({
    says: 'What the refund panel offers for a payment, or for a customer’s credit: figures, methods, outcomes with reasons.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({
      paymentId: field.id.optional(),
      customerId: field.id.optional(),
      amount: amount.optional(),
      unapply: plan.unapply,
    }),
    output: z.strictObject({
      /** Left out where the money is credit with no payment behind it. */
      payment: z
        .strictObject({
          id: z.string(),
          number: z.string(),
          method,
          receivedOn: z.string(),
          amountMinor: field.figure,
          refundedMinor: field.figure,
          availableMinor: field.figure,
        })
        .optional(),
      customer: z.strictObject({ id: z.string(), name: z.string() }),
      refundableMinor: field.figure,
      amountMinor: field.figure,
      leavesMinor: field.figure,
      methods: z.array(z.strictObject({ method, usual: z.boolean(), when: z.string() })),
      outcomes: z.array(
        z.strictObject({ outcome, usual: z.boolean(), can: permission, effect: z.string() }),
      ),
      allocations: z.array(
        z.strictObject({
          id: z.string(),
          number: z.string(),
          invoiceId: z.string(),
          invoiceNumber: z.string(),
          amountMinor: field.figure,
          allocatedOn: z.string(),
        }),
      ),
      refuse: z.string().optional(),
    }),
  }),
  'refunds.preview': call({
    says: 'Every consequence of a refund, before it happens; fails exactly when making it would, but for an approval: `needsApproval` says that one is needed.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({
      ...plan,
      method: method.optional(),
      refundedOn: field.day.optional(),
      keepAs: z.enum(['draft', 'awaiting-approval']).optional(),
      /** The draft or the request that this would carry out. */
      refundId: field.id.optional(),
    }),
    output: refundPreview,
  }),
  'refunds.create': call({
    says: 'Gives money back: takes it off invoices where needed, posts it, and numbers the receipt.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({
      attemptId: field.attemptId,
      ...plan,
      method,
      seenRefundableMinor: field.figure,
      reason: z.strictObject({ code: reasonCode, text: field.optionalText(500) }),
      reference: field.optionalText(100),
      notes: field.optionalText(2000),
      ticket: field.optionalText(100),
      refundedOn: field.day.optional(),
      /** Write it down without giving anything back yet. */
      keepAs: z.enum(['draft', 'awaiting-approval']).optional(),
      /** The draft or the request that this carries out. */
      refundId: field.id.optional(),
      approval: z.strictObject({ staffId: field.id, pin: field.pin }).optional(),
    }),
    output: answer,
  }),
  'refunds.get': call({
    says: 'A refund, everything it took off and its history.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({ id: field.id }),
    output: refundView,
  }),
  'refunds.list': call({
    says: 'Refunds, newest first.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({ ...field.listing, ...filters }),
    output: field.page(refundView),
  }),
  'refunds.totals': call({
    says: 'What all refunds of a list come to: given back, and only thought of.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({ ...field.narrowing, ...filters }),
    output: field.totals({ refundedMinor: field.figure, waitingMinor: field.figure }),
  }),
  'refunds.cancel': call({
    says: 'Takes back a refund entered in error by its exact mirror today, or drops a draft.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      id: field.id,
      reason: field.text(500),
      approval: z.strictObject({ staffId: field.id, pin: field.pin }).optional(),
    }),
    output: answer,
  }),
  'refunds.retry': call({
    says: 'Carries a refund to a card that failed out once more, judged and approved anew, under its own number.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      id: field.id,
      approval: z.strictObject({ staffId: field.id, pin: field.pin }).optional(),
    }),
    output: answer,
  }),
  'refunds.waiting': call({
    says: 'How many refunds to cards have not surely left this desk, and which have failed and need somebody to decide.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({}),
    output: z.strictObject({
      unsent: z.int(),
      failed: z.int(),
      /** The oldest of those that failed. */
      firstFailed: z
        .strictObject({
          refundId: z.string(),
          number: z.string(),
          customerName: z.string(),
          amountMinor: field.figure,
        })
        .optional(),
    }),
  }),
  'refunds.setAside': call({
    says: 'Says that a refund to a card that failed needs nobody any more, and why.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      id: field.id,
      reason: field.text(500),
    }),
    output: answer,
  }),
  'refunds.askStripe': call({
    says: 'Asks Stripe now how a refund to a card stands, and sends it where it has not left; answers what is known then.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({ id: field.id }),
    output: z.strictObject({ id: z.string(), status: refundStatus }),
  }),
  'refunds.turnIntoCredit': call({
    says: 'Keeps a refund that failed as money available on its payment; its invoices become as they were meant to.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({ attemptId: field.attemptId.optional(), id: field.id }),
    output: answer,
  }),
  'refunds.takeOver': call({
    says: 'Takes over a refund to a card whose desk is lost: from now on this desk looks it up, sends and retries it.',
    kind: 'write',
    who: 'manager',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      id: field.id,
      reason: field.text(500),
    }),
    output: answer,
  }),
  'refunds.handOver': call({
    says: 'Marks that the customer has the money in hand. Where that money went out more than once, not before somebody decided, or by or with a manager who names the exception.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      id: field.id,
      /** The exception in spite of which it is handed over. */
      despite: field.text(300).optional(),
      approval: z.strictObject({ staffId: field.id, pin: field.pin }).optional(),
    }),
    output: answer,
  }),
  'refunds.clear': call({
    says: 'Notes that the bank has paid a check that was given back.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      id: field.id,
      clearedOn: field.day.optional(),
    }),
    output: answer,
  }),
};
