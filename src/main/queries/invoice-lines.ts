import type { TaxSum } from '../../shared/ledger/invoice.ts';
import { formatDecimal } from '../../shared/money/decimal.ts';

/** A rate or quantity as a person reads it; what comes out is text again before anything is reckoned. */
export const percentOf = (rate: number): number => Number(formatDecimal(rate, 4));

/** The tax of one rate, as it is shown. */
export const taxView = ({ rate, netMinor, taxMinor }: TaxSum) => ({
  ratePercent: percentOf(rate),
  netMinor,
  taxMinor,
});
