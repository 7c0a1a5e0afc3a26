import { z } from 'zod';
import { call } from '../call.ts';
import * as field from '../fields.ts';
import {
  allocationStatus,
  allocationView,
  invoiceDoubt,
  manualMethod,
  method,
  paymentStatus,
  paymentView,
  refundStatusOfPayment,
} from '../views.ts';

const received = {
  attemptId: field.attemptId,
  customerId: field.id,
  method: manualMethod,
  amountMinor: field.amountMinor,
  receivedOn: field.day.optional(),
  reference: field.optionalText(100),
  /** The cash that was laid down, where change was given. */
  tenderedMinor: field.amountMinor.optional(),
  /** What stands on a check. */
  checkNumber: field.optionalText(40),
  bank: field.optionalText(80),
};
const filters = {
  method: method.optional(),
  status: paymentStatus.optional(),
  allocationStatus: allocationStatus.optional(),
  refundStatus: refundStatusOfPayment.optional(),
  from: field.day.optional(),
  to: field.day.optional(),
};
const recorded = z.strictObject({ id: z.string(), number: z.string() });

/** Money that came in, and the invoices it was put to. */
export const paymentCalls = {
  'payments.record': call({
    says: 'Records money received, and puts it to invoices where asked.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({
      ...received,
      allocations: z
        .array(z.strictObject({ invoiceId: field.id, amountMinor: field.amountMinor }))
        .max(100, 'A payment is put to at most 100 invoices at once.')
        .optional(),
    }),
    output: recorded,
  }),
  'payments.import': call({
    says: 'Records payments from elsewhere, all at once on the disk. Each row is a `payments.record` of its own: the same attempt gets its first answer, and one that is refused keeps none of the others back. A call of 64 KB takes some 300 rows.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({
      rows: z
        .array(z.strictObject(received))
        .min(1, 'Send at least one payment.')
        .max(1000, 'Send at most 1,000 payments at once.'),
    }),
    output: z.strictObject({
      rows: z.array(
        z.union([
          recorded,
          z.strictObject({ failure: z.looseObject({ kind: z.string(), sentence: z.string() }) }),
        ]),
      ),
    }),
  }),
  'payments.get': call({
    says: 'A payment: taken, applied, available, given back, and its history.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({ id: field.id }),
    output: paymentView,
  }),
  'payments.list': call({
    says: 'Payments, newest first; `search` also finds references and check numbers.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({ ...field.listing, ...filters }),
    output: field.page(paymentView),
  }),
  'payments.totals': call({
    says: 'What all payments of a list come to; what was taken back or bounced counts for nothing.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({ ...field.narrowing, ...filters }),
    output: field.totals({
      capturedMinor: field.figure,
      appliedMinor: field.figure,
      availableMinor: field.figure,
      refundedMinor: field.figure,
      reservedMinor: field.figure,
      disputedMinor: field.figure,
      madeGoodMinor: field.figure,
    }),
  }),
  'payments.reverse': call({
    says: 'Takes back a payment entered in error, by a dated counter-entry; its number stays.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      id: field.id,
      reason: field.text(500),
    }),
    output: z.strictObject({ id: z.string(), number: z.string(), status: paymentStatus }),
  }),
  'payments.clear': call({
    says: 'Notes that the bank has the money of a check that was taken.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      id: field.id,
      clearedOn: field.day.optional(),
    }),
    output: z.strictObject({ id: z.string(), number: z.string(), status: paymentStatus }),
  }),
  'payments.bounce': call({
    says: 'Notes that a check bounced: it was never money, and what it was put to is due again.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      id: field.id,
      reason: field.text(500),
    }),
    output: z.strictObject({ id: z.string(), number: z.string(), status: paymentStatus }),
  }),
  'payments.suggest': call({
    says: 'How an amount from this customer would be put to open invoices, oldest due first.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({
      customerId: field.id,
      amountMinor: field.amountMinor.optional(),
      paymentId: field.id.optional(),
      /** This invoice alone, as somebody pays just that. */
      onlyInvoiceId: field.id.optional(),
      /** The cash that lies on the counter: then the change is told, or what is missing. */
      tenderedMinor: field.amountMinor.optional(),
      /** What somebody has put to invoices by hand so far; `leftMinor` is then what is left of it. */
      given: z
        .array(z.strictObject({ invoiceId: field.id, amountMinor: field.priceMinor }))
        .max(100, 'A payment is put to at most 100 invoices at once.')
        .optional(),
    }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          invoiceId: z.string(),
          number: z.string(),
          dueOn: z.string(),
          dueMinor: field.figure,
          /** Nothing is suggested for what the customer contests. */
          disputed: z.boolean(),
          /** No more is suggested for it than may be asked for. */
          inDoubt: invoiceDoubt.optional(),
          amountMinor: field.figure,
        }),
      ),
      leftMinor: field.figure,
      changeMinor: field.figure.optional(),
      missingMinor: field.figure.optional(),
    }),
  }),
  'allocations.create': call({
    says: 'Puts available money of a payment to an invoice.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({
      attemptId: field.attemptId,
      paymentId: field.id,
      invoiceId: field.id,
      amountMinor: field.amountMinor,
    }),
    output: z.strictObject({
      id: z.string(),
      number: z.string(),
      paymentId: z.string(),
      invoiceId: z.string(),
      amountMinor: field.figure,
    }),
  }),
  'allocations.remove': call({
    says: 'Takes money off an invoice again; it is then available on its payment.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({ attemptId: field.attemptId, id: field.id }),
    output: z.strictObject({
      id: z.string(),
      number: z.string(),
      /** Left out where the money was credit. */
      paymentId: z.string().optional(),
      invoiceId: z.string(),
      amountMinor: field.figure,
    }),
  }),
  'allocations.get': call({
    says: 'One allocation: which payment, which invoice, how much is left of it.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({ id: field.id }),
    output: allocationView,
  }),
  'allocations.list': call({
    says: 'Allocations, newest first.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject(field.listing),
    output: field.page(allocationView),
  }),
};
