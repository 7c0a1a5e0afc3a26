import type { CallValue } from '../../../shared/contract/contract.ts';
import { ChangeRow, TotalRow, useIsNothing } from '../../ui/figures.tsx';
import { byMethodWords } from '../../words/methods.ts';

export type Consequences = CallValue<'invoices.cancelPlan'>;

/** Everything that a credit note does: to the invoice, to the money, to the customer. */
export function NoteRows({ of }: { readonly of: Consequences }) {
  const isNothing = useIsNothing();
  const { invoice } = of;
  return (
    <div>
      <TotalRow label="Without tax" amountMinor={of.netMinor} />
      <TotalRow label="Sales tax" amountMinor={of.taxMinor} />
      <TotalRow label="The credit note" amountMinor={of.amountMinor} kind="grand" />
      <ChangeRow
        label={`${invoice.number}, credited`}
        beforeMinor={invoice.credited.before}
        afterMinor={invoice.credited.after}
      />
      <ChangeRow
        label={`${invoice.number}, applied`}
        beforeMinor={invoice.applied.before}
        afterMinor={invoice.applied.after}
      />
      <ChangeRow
        label={`${invoice.number}, due`}
        beforeMinor={invoice.due.before}
        afterMinor={invoice.due.after}
      />
      {of.refunds.map((refund) => (
        <ChangeRow
          key={refund.paymentId}
          label={`Goes back of ${refund.paymentNumber}, ${byMethodWords[refund.method]}`}
          afterMinor={refund.amountMinor}
        />
      ))}
      {isNothing(of.refundedMinor) || of.refunds.length < 2 ? null : (
        <ChangeRow label="Goes back in all" afterMinor={of.refundedMinor} />
      )}
      <ChangeRow label="Comes free and stays with the customer" afterMinor={of.staysMinor} />
    </div>
  );
}
