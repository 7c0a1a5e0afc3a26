import { z } from 'zod';
import * as field from './fields.ts';

/** Who vouches for money that went back outside Stripe, and by what. */
const vouching = z.strictObject({
  amountMinor: field.figure,
  note: z.string(),
  by: z.string(),
  at: z.string(),
});

/** What Stripe knows of a payment by card that has arrived. */
export const paymentCard = z.strictObject({
  /** The card that paid, as people know it: `Visa ending 4242`. */
  name: z.string().optional(),
  /** Stripe's own name for the charge. */
  object: z.string(),
  disputes: z.array(
    z.strictObject({
      object: z.string(),
      amountMinor: field.figure,
      stage: z.enum(['inquiry', 'inquiry-closed', 'open', 'won', 'lost']),
      reason: z.string(),
      since: z.string(),
      /** The day by which the bank wants an answer, where Stripe told it. */
      answerBy: z.string().optional(),
      sentence: z.string(),
    }),
  ),
  /** Given back in the Stripe dashboard, without this book. */
  outsideRefunds: z.array(
    z.strictObject({
      object: z.string(),
      amountMinor: field.figure,
      status: z.enum(['pending', 'succeeded', 'failed', 'canceled']),
      since: z.string(),
    }),
  ),
  /** What vouches for money that went back another way, outside Stripe; left out where nothing does. */
  evidence: z.array(vouching).optional(),
});
