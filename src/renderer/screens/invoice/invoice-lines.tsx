import type { InvoiceLineView, InvoiceView } from '../../../shared/contract/views.ts';
import { Figure, Money, TotalRow, useIsNothing } from '../../ui/figures.tsx';
import { SmallTable } from '../../ui/small-table.tsx';
import type { Column } from '../../ui/table-parts.tsx';

interface PlacedLine extends InvoiceLineView {
  readonly place: number;
}

/** What was sold and what it comes to, down to what is still due. */
export function InvoiceLines({ invoice }: { readonly invoice: InvoiceView }) {
  const isNothing = useIsNothing();
  const paidMinor = invoice.inDoubt?.paidMinor ?? invoice.appliedMinor;
  const isDraft = invoice.status === 'draft';
  const lines = invoice.lines.map((line, index) => ({ ...line, place: index + 1 }));
  return (
    <div>
      <SmallTable
        label="Lines"
        columns={columns}
        rows={lines}
        idOf={(line) => String(line.place)}
      />
      <div className="invoice-totals">
        <TotalRow label="Lines" amountMinor={invoice.netMinor} />
        {invoice.taxes.map((tax) => (
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
        <TotalRow label="Total" amountMinor={invoice.totalMinor} kind={isDraft ? 'grand' : 'sum'} />
        {isNothing(invoice.creditedMinor) ? null : (
          <TotalRow label="Credit notes" amountMinor={invoice.creditedMinor} less />
        )}
        {isNothing(paidMinor) ? null : (
          <TotalRow label="Applied payments" amountMinor={paidMinor} less />
        )}
        {isDraft ? null : <Due invoice={invoice} />}
      </div>
    </div>
  );
}

/** What is still to be paid; [V30] where entries contradict, what they come to is not asked for. */
function Due({ invoice: { dueMinor, inDoubt } }: { readonly invoice: InvoiceView }) {
  const isNothing = useIsNothing();
  if (inDoubt === undefined) return <TotalRow label="Due" amountMinor={dueMinor} kind="grand" />;
  return (
    <>
      {isNothing(inDoubt.offTwiceMinor) ? null : (
        <TotalRow label="Taken off more than once" amountMinor={inDoubt.offTwiceMinor} />
      )}
      <TotalRow label="Due by all entries" amountMinor={dueMinor} />
      <TotalRow label="Asked for now" amountMinor={inDoubt.askMinor} kind="grand" />
    </>
  );
}

const columns: readonly Column<PlacedLine>[] = [
  {
    id: 'place',
    head: 'Line',
    headHidden: true,
    width: 32,
    from: 480,
    cell: (line) => <span className="faint">{line.place}</span>,
  },
  {
    id: 'description',
    head: 'Description',
    cell: (line) => <span className="invoice-line-words">{line.description}</span>,
  },
  {
    id: 'quantity',
    head: 'Quantity',
    kind: 'money',
    width: 92,
    from: 400,
    cell: (line) => line.quantity,
  },
  {
    id: 'each',
    head: 'Each',
    kind: 'money',
    width: 100,
    from: 480,
    cell: (line) => <Figure of={line.unitPriceMinor} />,
  },
  {
    id: 'tax',
    head: 'Tax',
    kind: 'money',
    width: 76,
    from: 480,
    cell: (line) =>
      line.taxRatePercent === undefined ? (
        <span className="faint">–</span>
      ) : (
        `${String(line.taxRatePercent)} %`
      ),
  },
  {
    id: 'amount',
    head: 'Amount',
    kind: 'money',
    width: 112,
    cell: (line) => <Figure of={line.netMinor} />,
  },
];
