import { z } from 'zod';
import { fail, ok, type Result } from '../base/result.ts';
import { add, type Minor } from '../money/minor.ts';
import { dayField, idField, moneyField } from './body-fields.ts';
import type { PaymentStanding } from './payment.ts';
import { journal, journalSchema, type Line, move } from './posting.ts';

/** `check-cleared`: the bank has the money of a check that was taken. */
export const checkCleared = z.strictObject({
  payment: idField<'payment'>(),
  number: z.string(),
  customer: idField<'customer'>(),
  amountMinor: moneyField,
  clearedOn: dayField,
  journal: journalSchema,
});

/** `check-bounced`: the check was worth nothing, and neither is what it was put to. */
export const checkBounced = z.strictObject({
  payment: idField<'payment'>(),
  number: z.string(),
  customer: idField<'customer'>(),
  amountMinor: moneyField,
  unapplied: z.array(
    z.strictObject({
      allocation: idField<'allocation'>(),
      invoice: idField<'invoice'>(),
      amountMinor: moneyField,
    }),
  ),
  text: z.string(),
  journal: journalSchema,
});

/** `refund-cleared`: the bank has paid a check that was given back. */
export const refundCleared = z.strictObject({
  refund: idField<'refund'>(),
  number: z.string(),
  reference: z.string(),
  customer: idField<'customer'>(),
  amountMinor: moneyField,
  clearedOn: dayField,
  journal: journalSchema,
});

export type CheckFailure =
  | { readonly kind: 'not-a-check'; readonly number: string; readonly method: string }
  | { readonly kind: 'check-settled'; readonly number: string; readonly status: string }
  | {
      readonly kind: 'payment-in-use';
      readonly number: string;
      readonly appliedMinor: number;
      readonly refundedMinor: number;
    };

/** A check payment as it stands, with whether the bank has cleared it. */
export interface CheckStanding extends PaymentStanding {
  readonly isCleared: boolean;
}

function whyNotWaiting(check: CheckStanding): CheckFailure | null {
  const { number, method, status, isCleared } = check;
  if (method !== 'check') return { kind: 'not-a-check', number, method };
  if (status !== 'succeeded') return { kind: 'check-settled', number, status };
  return isCleared ? { kind: 'check-settled', number, status: 'cleared' } : null;
}

/** [P9] A check that cleared moves from the checks on hand to the bank. */
export function clearCheck(
  check: CheckStanding,
): Result<{ readonly journal: Line[] }, CheckFailure> {
  const wrong = whyNotWaiting(check);
  if (wrong !== null) return fail(wrong);
  return ok({ journal: journal(move('bank', 'checks-on-hand', check.amountMinor)) });
}

/** [P10] A check that bounced was never money: it is taken back with all it was put to. */
export function bounceCheck(
  check: CheckStanding,
): Result<{ readonly journal: Line[] }, CheckFailure> {
  const wrong = whyNotWaiting(check);
  if (wrong !== null) return fail(wrong);
  const { number, amountMinor, appliedMinor } = check;
  const refundedMinor: Minor = add(check.refundedMinor, check.reservedMinor);
  if (refundedMinor !== 0) {
    return fail({ kind: 'payment-in-use', number, appliedMinor, refundedMinor });
  }
  return ok({
    journal: journal(
      move('customer-deposits', 'checks-on-hand', amountMinor),
      move('receivables', 'customer-deposits', appliedMinor),
    ),
  });
}
