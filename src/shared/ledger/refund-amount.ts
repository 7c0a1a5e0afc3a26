import { must } from '../base/assert.ts';
import { larger, minor, type Minor } from '../money/minor.ts';
import { parseDecimal } from '../money/decimal.ts';
import { scaleHalfUp } from '../money/rounding.ts';

/** How much to give back, as it was asked for. */
export type RefundAmount =
  | { readonly kind: 'full' }
  | { readonly kind: 'fixed'; readonly amountMinor: number }
  | { readonly kind: 'percent'; readonly percent: number };

/**
 * [R4] Full is all that remains; a percentage is of what remains, half up, at least one unit. Where
 * nothing remains both are nothing, which the cap then refuses.
 */
export function amountOf(asked: RefundAmount, remaining: Minor): Minor {
  if (asked.kind === 'fixed') return minor(asked.amountMinor);
  if (asked.kind === 'full' || remaining <= 0) return remaining;
  const hundredths = must(
    parseDecimal(asked.percent, 2),
    'The contract lets no percentage with more than two decimals in.',
  );
  return larger(scaleHalfUp(remaining, hundredths, 10_000), minor(1));
}
