import { useTotals } from '../../bridge/list-totals.ts';
import { useIsNothing } from '../../ui/figures.tsx';
import { ListTotals } from '../../ui/list-totals.tsx';
import { columnWords } from '../../words/lists.ts';
import type { paymentListing } from './payment-filters.tsx';

interface PaymentTotalsProps {
  readonly listing: ReturnType<typeof paymentListing>;
}

/** What all payments of the list come to. [V61] What is seldom there is named where there is any. */
export function PaymentTotals({ listing }: PaymentTotalsProps) {
  const totals = useTotals('payments.totals', listing);
  const isNothing = useIsNothing();
  const sums = totals?.amounts;
  const seldom = [
    { label: columnWords.putRight, amountMinor: sums?.madeGoodMinor ?? 0 },
    { label: 'Going back', amountMinor: sums?.reservedMinor ?? 0 },
    { label: 'Held by banks', amountMinor: sums?.disputedMinor ?? 0 },
  ];
  return (
    <ListTotals
      of={totals}
      noun={['payment', 'payments']}
      figures={[
        { label: 'Received', amountMinor: sums?.capturedMinor ?? 0 },
        { label: columnWords.givenBack, amountMinor: sums?.refundedMinor ?? 0 },
        ...seldom.filter(({ amountMinor }) => !isNothing(amountMinor)),
        { label: 'Applied', amountMinor: sums?.appliedMinor ?? 0 },
        { label: columnWords.available, amountMinor: sums?.availableMinor ?? 0 },
      ]}
    />
  );
}
