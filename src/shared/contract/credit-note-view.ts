import { z } from 'zod';
import * as field from './fields.ts';

/** A credit note as it is shown: what of it still stands, and what brought it about. */
export const creditNoteView = z.strictObject({
  id: z.string(),
  number: z.string(),
  invoiceId: z.string(),
  invoiceNumber: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  refundId: z.string().optional(),
  refundNumber: z.string().optional(),
  amountMinor: field.figure,
  netMinor: field.figure,
  taxMinor: field.figure,
  issuedOn: z.string(),
  status: z.enum(['standing', 'taken-back']),
  /** What of it was put back because the notes came to more than the invoice; and what then stands. */
  putBackMinor: field.figure,
  standsMinor: field.figure,
  at: z.string(),
  by: z.string(),
});

export type CreditNoteView = z.output<typeof creditNoteView>;
