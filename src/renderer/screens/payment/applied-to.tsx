import './payment.css';
import { Link } from 'wouter';
import type { AllocationView, PaymentView } from '../../../shared/contract/views.ts';
import { useAsk } from '../../bridge/hooks.ts';
import { useTakeOff } from '../../bridge/take-off.ts';
import { say, sayWithUndo } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Figure, TotalRow, useIsNothing, useMoneyText } from '../../ui/figures.tsx';
import { Section } from '../../ui/section.tsx';
import { SmallTable } from '../../ui/small-table.tsx';
import type { Column } from '../../ui/table-parts.tsx';
import { printDay } from '../../ui/when.ts';
import { whyNot } from '../../ui/why-not.ts';

const mostRows = 100;

/** Where the money of a payment is now: on which invoices, given back, or still free. */
export function AppliedTo({ payment }: { readonly payment: PaymentView }) {
  const of = { paymentId: payment.id, limit: mostRows };
  const { value: allocations } = useAsk('allocations.list', of, { keep: true });
  const { value: invoices } = useAsk('invoices.list', of, { keep: true });
  const isNothing = useIsNothing();
  const money = useMoneyText();
  const takeOff = useTakeOff({
    done: ({ amountMinor, invoiceNumber }, undo) =>
      sayWithUndo(`Took ${money(amountMinor)} off ${invoiceNumber}`, undo),
    refused: (trouble) => say(trouble.sentence),
  });
  const standing = (allocations?.rows ?? []).filter(({ amountMinor }) => !isNothing(amountMinor));
  const dueOf = new Map(invoices?.rows.map((invoice) => [invoice.id, invoice.dueMinor]));
  return (
    <Section title="Where it is now" aside={formulaOf(payment, isNothing)}>
      <SmallTable
        label={`Invoices that ${payment.number} is applied to`}
        columns={columnsFor(dueOf, takeOff)}
        rows={standing}
        idOf={(row) => row.id}
        none={allocations === undefined ? undefined : 'Not applied to any invoice.'}
      />
      <div className="payment-sum">
        <TotalRow label="Received" amountMinor={payment.capturedMinor} />
        {isNothing(payment.madeGoodMinor) ? null : (
          <TotalRow label="Put right" amountMinor={payment.madeGoodMinor} />
        )}
        <TotalRow label="Given back" amountMinor={payment.refundedMinor} less />
        {isNothing(payment.reservedMinor) ? null : (
          <TotalRow
            label="Held for refunds on their way"
            amountMinor={payment.reservedMinor}
            less
          />
        )}
        {isNothing(payment.disputedMinor) ? null : (
          <TotalRow label="Held by the customer’s bank" amountMinor={payment.disputedMinor} less />
        )}
        <TotalRow label="Applied to invoices" amountMinor={payment.appliedMinor} less />
        {payment.inDoubt === undefined ? (
          <TotalRow label="Available" amountMinor={payment.availableMinor} kind="grand" />
        ) : (
          <p className="payment-doubt">
            <b>In doubt.</b> These are the entries of all desks together, not money to spend. What
            is left of it is known once somebody has decided.
          </p>
        )}
      </div>
    </Section>
  );
}

/** The sum below in words, without the rows that are not there. */
const formulaOf = (
  { madeGoodMinor, reservedMinor }: PaymentView,
  isNothing: ReturnType<typeof useIsNothing>,
): string => {
  const more = isNothing(madeGoodMinor) ? '' : ' + put right';
  const held = isNothing(reservedMinor) ? '' : ' − held';
  return `available = received${more} − given back${held} − applied`;
};

const columnsFor = (
  dueOf: ReadonlyMap<string, number>,
  takeOff: (allocation: AllocationView) => void,
): readonly Column<AllocationView>[] => [
  {
    id: 'invoice',
    head: 'Applied to',
    cell: (row) => <Link href={`/invoices/${row.invoiceId}`}>{row.invoiceNumber}</Link>,
  },
  {
    id: 'allocation',
    head: 'Allocation',
    from: 620,
    cell: (row) => <Link href={`/allocations/${row.id}`}>{row.number}</Link>,
  },
  {
    id: 'day',
    head: 'On',
    width: 96,
    from: 540,
    cell: (row) => printDay(row.allocatedOn, 'short'),
  },
  {
    id: 'amount',
    head: 'Applied',
    kind: 'money',
    width: 104,
    cell: (row) => <Figure of={row.amountMinor} />,
  },
  {
    id: 'due',
    head: 'Still due',
    kind: 'money',
    width: 104,
    from: 320,
    cell: (row) => {
      const dueMinor = dueOf.get(row.invoiceId);
      return dueMinor === undefined ? null : <Figure of={dueMinor} dash />;
    },
  },
  {
    id: 'off',
    head: 'Take off',
    headHidden: true,
    width: 44,
    from: 480,
    kind: 'right',
    cell: (row) => (
      <Button
        kind="quiet"
        size="small"
        icon="unlink"
        label={`Take ${row.number} off ${row.invoiceNumber}`}
        why={whyNot(row.can.remove)}
        onPress={() => takeOff(row)}
      />
    ),
  },
];
