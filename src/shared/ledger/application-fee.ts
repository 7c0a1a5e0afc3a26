import { add, type Minor, subtract } from '../money/minor.ts';
import { scaleHalfUp } from '../money/rounding.ts';

/** A charge of which a platform kept a fee, and how much of it went back so far. */
export interface FeeCharge {
  readonly capturedMinor: Minor;
  readonly feeMinor: Minor;
  readonly refundedMinor: Minor;
}

/** Who bears a refund, and what is left of the charge. */
export interface FeeShare {
  readonly applicationFeeMinor: Minor;
  readonly operatorMinor: Minor;
  readonly remainingMinor: Minor;
}

/**
 * [M9] The fee that goes back with a part of a charge: its share of all that went back by then, less
 * what went back of it before. Rounding each part by itself would lose or win a coin on the way.
 */
export function shareOfFee(charge: FeeCharge, amountMinor: Minor): FeeShare {
  const { capturedMinor, feeMinor, refundedMinor } = charge;
  const refundedThen = add(refundedMinor, amountMinor);
  const feeOf = (part: Minor) => scaleHalfUp(feeMinor, part, capturedMinor);
  const applicationFeeMinor = subtract(feeOf(refundedThen), feeOf(refundedMinor));
  return {
    applicationFeeMinor,
    operatorMinor: subtract(amountMinor, applicationFeeMinor),
    remainingMinor: subtract(capturedMinor, refundedThen),
  };
}
