import { z } from 'zod';
import { type Minor, subtract } from '../money/minor.ts';
import { dayField, idField, moneyField } from './body-fields.ts';
import { journal, journalSchema, type Line, move } from './posting.ts';

/**
 * `stripe-moved`: Stripe's balance moved by what no other fact tells: money to or from the bank, and
 * the fees that Stripe and a platform keep. Only what Stripe never changes about it.
 */
export const stripeMoved = z.strictObject({
  /** Stripe's own name for it, and its own word for what it is. */
  at: z.string(),
  kind: z.string(),
  /** What the balance gained by it before fees; below nothing where it lost. */
  amountMinor: moneyField,
  feeMinor: moneyField,
  /** The part of the fee that a platform keeps. */
  applicationFeeMinor: moneyField,
  payment: idField<'payment'>().optional(),
  movedOn: dayField,
  journal: journalSchema,
});

const toBank: ReadonlySet<string> = new Set([
  'payout',
  'payout_cancel',
  'payout_failure',
  'topup',
  'topup_reversal',
]);
const forProcessing: ReadonlySet<string> = new Set(['stripe_fee', 'stripe_fx_fee', 'tax_fee']);
const forPlatform: ReadonlySet<string> = new Set(['application_fee', 'application_fee_refund']);

/**
 * [G47] What a move of Stripe's balance posts. The amounts of charges, refunds and disputes have facts
 * of their own, so of those only the fee is left to post.
 */
export function postMove(moved: {
  readonly kind: string;
  readonly amountMinor: Minor;
  readonly feeMinor: Minor;
  readonly applicationFeeMinor: Minor;
}): Line[] {
  const { kind, amountMinor, feeMinor, applicationFeeMinor } = moved;
  const processingMinor = subtract(feeMinor, applicationFeeMinor);
  return journal(
    toBank.has(kind) ? move('stripe-balance', 'bank', amountMinor) : [],
    forProcessing.has(kind) ? move('stripe-balance', 'processing-fees', amountMinor) : [],
    forPlatform.has(kind) ? move('stripe-balance', 'application-fees', amountMinor) : [],
    move('processing-fees', 'stripe-balance', processingMinor),
    move('application-fees', 'stripe-balance', applicationFeeMinor),
  );
}

/** Whether a move is the account's own, and not about one charge that may be somebody else's. */
export const isOfAccount = (kind: string): boolean =>
  toBank.has(kind) || forProcessing.has(kind) || forPlatform.has(kind);
