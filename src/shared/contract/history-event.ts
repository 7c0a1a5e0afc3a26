import { z } from 'zod';
import { resolutionNames } from '../ledger/exception.ts';
import * as field from './fields.ts';

/** One line of a record's history, newest first. */
export const event = z.strictObject({
  factId: z.string(),
  kind: z.string(),
  at: z.string(),
  businessDay: z.string(),
  by: z.string(),
  deskCode: z.string(),
  /** Who let it count that a desk wrote after it was shut out. */
  letCountBy: z.string().optional(),
  amountMinor: field.figure.optional(),
  number: z.string().optional(),
  /** The record one may go to from here. */
  about: z.strictObject({ kind: z.string(), id: z.string(), number: z.string() }).optional(),
  /** The invoices that the money went to at once, where a record took it. */
  invoices: z
    .array(z.strictObject({ id: z.string(), number: z.string(), amountMinor: field.figure }))
    .optional(),
  note: z.string().optional(),
  /** It brings about what another entry already did, and so counts for nothing. */
  again: z.literal(true).optional(),
  /** Why the whole invoice was canceled by it, as the code of the reason. */
  canceledFor: z.string().optional(),
  /** What somebody decided, where it is a decision about what contradicted. */
  resolution: z.enum(resolutionNames).optional(),
  /** What such a decision wrote, and the invoices on which it put something right. */
  wrote: z.array(z.strictObject({ id: z.string(), number: z.string() })).optional(),
  putRight: z.array(z.strictObject({ id: z.string(), number: z.string() })).optional(),
  /** What came of it at Stripe, where money was to go to a card. */
  card: z
    .enum(['requested', 'waits', 'customer-acts', 'sent', 'refused', 'came-back', 'called-off'])
    .optional(),
});

export type HistoryEvent = z.output<typeof event>;
