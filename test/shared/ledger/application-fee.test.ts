import { describe, expect, it } from 'vitest';
import { shareOfFee } from '../../../src/shared/ledger/application-fee.ts';
import { minor, subtract, zero } from '../../../src/shared/money/minor.ts';

/** What goes back of the fee with each of these parts, one after the other. */
function feesBack(captured: number, fee: number, parts: readonly number[]) {
  let refundedMinor = zero;
  return parts.map((part) => {
    const charge = { capturedMinor: minor(captured), feeMinor: minor(fee), refundedMinor };
    const share = shareOfFee(charge, minor(part));
    refundedMinor = subtract(minor(captured), share.remainingMinor);
    return share;
  });
}

describe('the fee of a platform', () => {
  it('[M9] goes back in the share of the refund: half the charge, half the fee', () => {
    expect(feesBack(10_000, 500, [5000])).toEqual([
      { applicationFeeMinor: 250, operatorMinor: 4750, remainingMinor: 5000 },
    ]);
  });

  it('[M9] goes back to the last coin, however the charge is parted', () => {
    const shares = feesBack(10_000, 333, [3000, 4000, 3000]);
    expect(shares.map((one) => one.applicationFeeMinor)).toEqual([100, 133, 100]);
    const thirds = feesBack(10_000, 100, [3333, 3333, 3334]);
    expect(thirds.map((one) => one.applicationFeeMinor)).toEqual([33, 34, 33]);
    const coins = feesBack(7, 3, [1, 1, 1, 1, 1, 1, 1]).map((one) => one.applicationFeeMinor);
    expect(coins.reduce<number>((sum, one) => sum + one, 0)).toBe(3);
  });

  it('[M9] is borne by the operator where there is none', () => {
    expect(feesBack(10_000, 0, [2500])).toEqual([
      { applicationFeeMinor: 0, operatorMinor: 2500, remainingMinor: 7500 },
    ]);
  });
});
