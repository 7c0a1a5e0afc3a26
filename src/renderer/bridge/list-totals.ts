import type { CallInput, CallValue } from '../../shared/contract/contract.ts';
import { useAsk } from './hooks.ts';

type TotalsName = 'invoices.totals' | 'payments.totals' | 'refunds.totals';

/** What all rows of a narrowed list come to; the former sums stay until the new ones are there. */
export const useTotals = <Name extends TotalsName>(
  name: Name,
  listing: CallInput<Name>,
): CallValue<Name> | undefined => useAsk(name, listing, { keep: true }).value;
