import { z } from 'zod';
import { call } from '../call.ts';
import { creditNoteView } from '../credit-note-view.ts';
import * as field from '../fields.ts';
import { refundWarning } from './refunds.ts';
import {
  change,
  invoiceStatus,
  manualMethod,
  method,
  needsApproval,
  reasonCode,
} from '../views.ts';

const reason = z.strictObject({ code: reasonCode, text: field.optionalText(500) });
const approval = z.strictObject({ staffId: field.id, pin: field.pin }).optional();

/** How money that comes free is given back; left out, each part goes back the way it came. */
const processRefund = z.union([
  z.boolean(),
  z.strictObject({ method: manualMethod.optional(), reference: field.optionalText(100) }),
]);

const noteAsked = {
  invoiceId: field.id,
  amountMinor: field.amountMinor.optional(),
  /** Amounts with tax, or quantities, taken from single lines; lines count from 1. */
  lines: z
    .array(
      z.strictObject({
        line: z.int().min(1),
        amountMinor: field.amountMinor.optional(),
        quantity: field.quantity.optional(),
      }),
    )
    .min(1, 'Name at least one line.')
    .max(200, 'An invoice has at most 200 lines.')
    .optional(),
  processRefund: processRefund.optional(),
};

const cancelAsked = {
  id: field.id,
  /** What becomes of the money: given back, left available on its payments, or kept. */
  money: z.enum(['refund', 'credit', 'keep'], 'The money is refund, credit or keep.'),
  /** How much goes back in all, where it is not everything: larger payments give first. */
  amountMinor: field.amountMinor.optional(),
  /** The plan, changed by hand: how much goes back from each payment, and how. */
  parts: z
    .array(
      z.strictObject({
        paymentId: field.id,
        amountMinor: field.priceMinor,
        method: manualMethod.optional(),
      }),
    )
    .max(100, 'At most 100 payments can be named.')
    .optional(),
};

const refundOfAct = z.strictObject({
  paymentId: z.string(),
  paymentNumber: z.string(),
  method,
  amountMinor: field.figure,
});

/** What follows from a credit note or from canceling. */
const consequences = z.strictObject({
  invoice: z.strictObject({
    id: z.string(),
    number: z.string(),
    credited: change,
    applied: change,
    due: change,
    statusAfter: invoiceStatus,
  }),
  amountMinor: field.figure,
  netMinor: field.figure,
  taxMinor: field.figure,
  /** What is taken from each line of which something is. */
  lines: z.array(
    z.strictObject({
      line: z.int(),
      amountMinor: field.figure,
      netMinor: field.figure,
      taxMinor: field.figure,
    }),
  ),
  unapplied: z.array(
    z.strictObject({
      allocationId: z.string(),
      allocationNumber: z.string(),
      paymentId: z.string().optional(),
      amountMinor: field.figure,
    }),
  ),
  /** Larger amounts first. */
  refunds: z.array(refundOfAct),
  refundedMinor: field.figure,
  /** What stays available on its payments, or becomes credit again. */
  staysMinor: field.figure,
  needsApproval: needsApproval.optional(),
  /** What somebody should think of first; nothing refuses by it. */
  warnings: z.array(refundWarning).optional(),
});

const note = z.strictObject({
  id: z.string(),
  number: z.string(),
  invoiceId: z.string(),
  amountMinor: field.figure,
  refunds: z.array(
    z.strictObject({ id: z.string(), number: z.string(), amountMinor: field.figure }),
  ),
});

/** Taking back what was charged, and owing what was not paid for. */
export const creditCalls = {
  'creditNotes.list': call({
    says: 'Credit notes, newest first.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject(field.listing),
    output: field.page(creditNoteView),
  }),
  'creditNotes.preview': call({
    says: 'What a credit note would bring about; fails exactly when writing it would.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject(noteAsked),
    output: consequences,
  }),
  'creditNotes.create': call({
    says: 'Takes back a part of an invoice, by an amount or by lines, and the money too where asked.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({ attemptId: field.attemptId, ...noteAsked, reason, approval }),
    output: note,
  }),
  'invoices.cancelPlan': call({
    says: 'What canceling an invoice would bring about, and how its money would go back.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject(cancelAsked),
    output: consequences,
  }),
  'invoices.cancel': call({
    says: 'Ends an invoice or booking in one act: credited, and its money given back, left or kept.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({
      attemptId: field.attemptId,
      ...cancelAsked,
      reason,
      approval,
    }),
    output: note,
  }),
  'credits.grant': call({
    says: 'Owes a customer credit for a service that failed; no money moves.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({
      attemptId: field.attemptId,
      customerId: field.id,
      amountMinor: field.amountMinor,
      reason,
      ticket: field.optionalText(100),
      approval,
    }),
    output: z.strictObject({ id: z.string(), number: z.string(), amountMinor: field.figure }),
  }),
  'credits.previewGrant': call({
    says: 'What granting credit would bring about.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({ customerId: field.id, amountMinor: field.amountMinor }),
    output: z.strictObject({ amountMinor: field.figure, credit: change }),
  }),
  'credits.previewApply': call({
    says: 'What putting credit to invoices, one after the other, would bring about; fails exactly when one of them would.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({
      customerId: field.id,
      parts: z
        .array(z.strictObject({ invoiceId: field.id, amountMinor: field.amountMinor }))
        .min(1, 'Name at least one invoice.')
        .max(100, 'Credit is put to at most 100 invoices at once.'),
    }),
    output: z.strictObject({
      credit: change,
      invoices: z.array(
        z.strictObject({
          id: z.string(),
          number: z.string(),
          due: change,
          statusAfter: invoiceStatus,
        }),
      ),
    }),
  }),
  'credits.granted': call({
    says: 'Credit that a customer was granted, newest first, with why and by whom.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({
      customerId: field.id,
      limit: field.listing.limit,
      cursor: field.listing.cursor,
    }),
    output: field.page(
      z.strictObject({
        id: z.string(),
        number: z.string(),
        amountMinor: field.figure,
        reason: z.strictObject({ code: reasonCode, text: z.string().optional() }),
        grantedOn: z.string(),
        at: z.string(),
        by: z.string(),
        deskCode: z.string(),
      }),
    ),
  }),
  'credits.apply': call({
    says: 'Puts a customer’s credit to an invoice; it is an allocation whose money is credit.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({
      attemptId: field.attemptId,
      customerId: field.id,
      invoiceId: field.id,
      amountMinor: field.amountMinor,
    }),
    output: z.strictObject({
      id: z.string(),
      number: z.string(),
      invoiceId: z.string(),
      amountMinor: field.figure,
    }),
  }),
};
