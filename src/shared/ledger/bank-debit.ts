import { type Day, dayNumber } from '../base/days.ts';
import { fail, ok, type Result } from '../base/result.ts';

/** The ways in which money is taken from a bank account. None can be charged from a desk yet. */
export type DebitScheme = 'ach' | 'sepa' | 'bacs';

/** What is known of a debit whose money is to go back. */
export interface DebitStanding {
  readonly scheme: DebitScheme;
  readonly debitedOn: Day;
  /** Whether the money has surely arrived. */
  readonly isSettled: boolean;
  /** Whether the customer has asked their own bank for it. */
  readonly isDisputed: boolean;
}

export type DebitRefusal =
  | { readonly kind: 'debit-not-settled' }
  | { readonly kind: 'debit-disputed' }
  | { readonly kind: 'debit-too-old'; readonly days: number; readonly mostDays: number };

/** How long after a debit money can go back by it; null where nobody limits that. */
const mostDays: Readonly<Record<DebitScheme, number | null>> = { ach: 180, sepa: 180, bacs: null };
/** How long the customer can have it back from their own bank without a reason; null: for ever. */
const claimDays: Readonly<Record<DebitScheme, number | null>> = { ach: 60, sepa: 56, bacs: null };

/**
 * [G49] Whether money of a debit may go back now. While the customer's own bank would give it back as well, it may
 * reach them twice: then whoever gives it back must say that they know.
 */
export function judgeDebitRefund(
  { scheme, debitedOn, isSettled, isDisputed }: DebitStanding,
  today: Day,
): Result<{ readonly needsAcknowledgement: boolean }, DebitRefusal> {
  if (isDisputed) return fail({ kind: 'debit-disputed' });
  if (!isSettled) return fail({ kind: 'debit-not-settled' });
  const days = dayNumber(today) - dayNumber(debitedOn);
  const most = mostDays[scheme];
  if (most !== null && days >= most) return fail({ kind: 'debit-too-old', days, mostDays: most });
  const claim = claimDays[scheme];
  return ok({ needsAcknowledgement: claim === null || days < claim });
}
