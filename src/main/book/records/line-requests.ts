import { must } from '../../../shared/base/assert.ts';
import type { InvoiceDraft } from './invoice-draft.ts';
import type { LineRequest } from '../../../shared/ledger/invoice.ts';
import { parseDecimal } from '../../../shared/money/decimal.ts';
import { minor } from '../../../shared/money/minor.ts';

/** The lines of a request in whole steps. The contract has checked their decimals. */
export const lineRequests = (lines: InvoiceDraft['lines']): readonly LineRequest[] =>
  lines.map((line) => ({
    quantityMilli: must(parseDecimal(line.quantity, 3), 'A quantity has at most 3 decimals.'),
    unitPriceMinor: minor(line.unitPriceMinor),
    taxRate:
      line.taxRatePercent === undefined
        ? null
        : must(parseDecimal(line.taxRatePercent, 4), 'A tax rate has at most 4 decimals.'),
  }));
