import { z } from 'zod';
import { call } from '../call.ts';
import * as field from '../fields.ts';
import { invoiceStatus, invoiceView } from '../views.ts';

const line = z.strictObject({
  description: field.text(300),
  quantity: field.quantity,
  unitPriceMinor: field.priceMinor,
  taxRatePercent: field.taxRate.optional(),
});

/** The lines of an invoice, as they are asked for and as a draft keeps them. */
export const invoiceLines = z
  .array(line, 'An invoice has lines.')
  .min(1, 'An invoice has at least one line.')
  .max(200, 'An invoice has at most 200 lines.');

const issued = z.strictObject({
  id: z.string(),
  number: z.string(),
  totalMinor: field.figure,
  dueMinor: field.figure,
  status: invoiceStatus,
});

const drafted = z.strictObject({
  id: z.string(),
  status: invoiceStatus,
  totalMinor: field.figure,
});

const filters = {
  status: invoiceStatus.optional(),
  overdue: z.boolean().optional(),
  disputed: z.boolean().optional(),
  from: field.day.optional(),
  to: field.day.optional(),
};

/** What was sold, and what is still due for it. */
export const invoiceCalls = {
  'invoices.issue': call({
    says: 'Issues an invoice: numbered, posted, and from now on only corrected by new entries.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({
      attemptId: field.attemptId,
      customerId: field.id,
      issuedOn: field.day.optional(),
      dueOn: field.day,
      lines: invoiceLines,
    }),
    output: issued,
  }),
  'invoices.draft': call({
    says: 'Keeps an invoice that is only thought of: no number, nothing posted, nothing owed.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      customerId: field.id,
      /** Left out: the day on which it will be issued. */
      issuedOn: field.day.optional(),
      dueOn: field.day,
      lines: invoiceLines,
    }),
    output: drafted,
  }),
  'invoices.updateDraft': call({
    says: 'Changes a draft; what is left out stays as it was.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      id: field.id,
      customerId: field.id.optional(),
      issuedOn: field.day.nullable().optional(),
      dueOn: field.day.optional(),
      lines: invoiceLines.optional(),
    }),
    output: drafted,
  }),
  'invoices.discardDraft': call({
    says: 'Throws a draft away. Nothing of it was ever owed.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({ attemptId: field.attemptId.optional(), id: field.id }),
    output: z.strictObject({ id: z.string() }),
  }),
  'invoices.issueDraft': call({
    says: 'Issues a draft as it stands; the invoice keeps its id.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({ attemptId: field.attemptId.optional(), id: field.id }),
    output: issued,
  }),
  'invoices.dispute': call({
    says: 'Flags an invoice as disputed: it is still owed, but nobody is reminded of it.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      id: field.id,
      reason: field.text(500),
    }),
    output: z.strictObject({ id: z.string(), number: z.string(), disputed: z.boolean() }),
  }),
  'invoices.releaseDispute': call({
    says: 'Takes the flag of a dispute off again.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      id: field.id,
      reason: field.optionalText(500),
    }),
    output: z.strictObject({ id: z.string(), number: z.string(), disputed: z.boolean() }),
  }),
  'invoices.reckon': call({
    says: 'What an invoice of these lines would come to; the same reckoning as issuing it.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({
      lines: invoiceLines,
    }),
    output: z.strictObject({
      lines: z.array(z.strictObject({ netMinor: field.figure, taxMinor: field.figure })),
      taxes: z.array(
        z.strictObject({
          ratePercent: z.number(),
          netMinor: field.figure,
          taxMinor: field.figure,
        }),
      ),
      netMinor: field.figure,
      taxMinor: field.figure,
      totalMinor: field.figure,
    }),
  }),
  'invoices.get': call({
    says: 'An invoice with its lines, what was applied to it and its history.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({ id: field.id }),
    output: invoiceView,
  }),
  'invoices.list': call({
    says: 'Invoices, newest first; drafts before them, the latest changed first.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({
      ...field.listing,
      ...filters,
    }),
    output: field.page(invoiceView),
  }),
  'invoices.totals': call({
    says: 'What all invoices of a list come to; drafts and void ones count for nothing.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({ ...field.narrowing, ...filters }),
    output: field.totals({
      totalMinor: field.figure,
      creditedMinor: field.figure,
      appliedMinor: field.figure,
      dueMinor: field.figure,
    }),
  }),
  'invoices.void': call({
    says: 'Takes back an invoice that nobody has paid on; its number stays in the book.',
    kind: 'write',
    who: 'front-desk',
    input: z.strictObject({
      attemptId: field.attemptId.optional(),
      id: field.id,
      reason: field.text(500),
    }),
    output: z.strictObject({ id: z.string(), number: z.string(), status: invoiceStatus }),
  }),
};
