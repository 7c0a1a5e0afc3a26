import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { shareOfFee } from '../../shared/ledger/application-fee.ts';
import { refundableOf } from '../../shared/ledger/payment.ts';
import { add, type Minor, subtract, zero } from '../../shared/money/minor.ts';
import { applicationFeeOf } from '../book/records/card.ts';
import type { PaymentRecord } from '../book/records/payment.ts';
import { standingCardRefunds } from '../book/records/refund.ts';
import type { ReadDb } from '../db/handle.ts';

/** Who bears a refund to a card, and what of its charge can still go back afterwards. */
export interface ChargeShare {
  /** What a platform kept of the charge; nothing where none did. */
  readonly feeMinor: Minor;
  readonly feeBackMinor: Minor;
  readonly operatorMinor: Minor;
  readonly remainingMinor: Minor;
}

/**
 * [G46] The platform's fee goes back only where that is asked for, and then its share of all the
 * refunds it was asked for with; the rest of the refund is the operator's.
 */
export function chargeShare(
  read: ReadDb,
  payment: PaymentRecord,
  asked: { readonly amountMinor: Minor; readonly withFee: boolean },
): Result<ChargeShare, Failure> {
  const { amountMinor, withFee } = asked;
  const feeMinor = applicationFeeOf(read, payment.id);
  const remainingMinor = subtract(refundableOf(payment), amountMinor);
  if (!withFee) {
    return ok({ feeMinor, feeBackMinor: zero, operatorMinor: amountMinor, remainingMinor });
  }
  if (feeMinor === 0) return fail({ kind: 'no-application-fee', number: payment.number });
  const before = standingCardRefunds(read, payment.id).filter(
    ({ made }) => made?.applicationFeeMinor !== undefined,
  );
  const refundedMinor = add(...before.map((refund) => refund.amountMinor));
  const { applicationFeeMinor, operatorMinor } = shareOfFee(
    { capturedMinor: payment.capturedMinor, feeMinor, refundedMinor },
    amountMinor,
  );
  return ok({ feeMinor, feeBackMinor: applicationFeeMinor, operatorMinor, remainingMinor });
}
