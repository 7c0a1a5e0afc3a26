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
      lines: z
        .array(line, 'An invoice has lines.')
        .min(1, 'An invoice has at least one line.')
        .max(200, 'An invoice has at most 200 lines.'),
    }),
    output: z.strictObject({
      id: z.string(),
      number: z.string(),
      totalMinor: field.figure,
      dueMinor: field.figure,
      status: invoiceStatus,
    }),
  }),
  'invoices.reckon': call({
    says: 'What an invoice of these lines would come to; the same reckoning as issuing it.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({
      lines: z
        .array(line, 'An invoice has lines.')
        .min(1, 'An invoice has at least one line.')
        .max(200, 'An invoice has at most 200 lines.'),
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
    says: 'Invoices, newest first.',
    kind: 'read',
    who: 'front-desk',
    input: z.strictObject({
      ...field.listing,
      status: invoiceStatus.optional(),
      overdue: z.boolean().optional(),
      from: field.day.optional(),
      to: field.day.optional(),
    }),
    output: field.page(invoiceView),
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
