import { z } from 'zod';

/** How a refund to a card stands at Stripe, in whole sentences. */
export const refundCard = z.strictObject({
  /** Which card, as people know it: `Visa ending 4242`. */
  name: z.string().optional(),
  /** What is so now. */
  sentence: z.string(),
  /** What can be done about it, best first. */
  steps: z.array(z.string()),
  /** The best of it, where something should be done. */
  best: z.enum(['retry', 'another-way', 'credit', 'dispute', 'look']).optional(),
  reason: z.string().optional(),
  /** Stripe's own words, where there is nothing better to say. */
  says: z.string().optional(),
  object: z.string().optional(),
  sentOn: z.string().optional(),
  endedOn: z.string().optional(),
  /** Whether money that had gone out came back; said of one that failed. */
  cameBack: z.boolean().optional(),
  /** The desk that keeps it, where it is another: only there is it sent, retried and called off. */
  keptBy: z.string().optional(),
  /** The number by which the customer’s bank finds the money. */
  trace: z.string().optional(),
  /** The charge goes from the statement instead of a credit appearing on it. */
  vanishes: z.boolean().optional(),
  attempts: z.int(),
  /** What became of one that did not come to its card. */
  became: z.enum(['kept', 'paid-another-way', 'set-aside', 'called-off']).optional(),
  /** Whether somebody must decide what becomes of it. */
  isTask: z.boolean(),
});
