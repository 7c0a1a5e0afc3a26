import type { CallValue } from '../../../shared/contract/contract.ts';
import { Money, TotalRow } from '../../ui/figures.tsx';

interface TotalsProps {
  readonly of: CallValue<'invoices.reckon'> | undefined;
}

/** What the lines come to, as the desk reckons it. */
export const Totals = ({ of }: TotalsProps) => (
  <div className="lines-foot">
    <p className="lines-hint">
      Enter goes to the next field, and from an empty line to the end. A price may be a sum: 2*14.20
    </p>
    {of === undefined ? null : (
      <div className="lines-totals" aria-live="polite">
        <TotalRow label="Lines" amountMinor={of.netMinor} />
        {of.taxes.map((tax) => (
          <TotalRow
            key={tax.ratePercent}
            label={
              <>
                Sales tax {tax.ratePercent} % on <Money of={tax.netMinor} />
              </>
            }
            amountMinor={tax.taxMinor}
          />
        ))}
        <TotalRow label="Total" amountMinor={of.totalMinor} kind="grand" />
      </div>
    )}
  </div>
);
