import { Link } from 'wouter';
import type { CreditNoteView } from '../../../shared/contract/credit-note-view.ts';
import type { AllocationView, InvoiceView } from '../../../shared/contract/views.ts';
import { useAsk } from '../../bridge/hooks.ts';
import { useTakeOff } from '../../bridge/take-off.ts';
import { say, sayWithUndo } from '../../state/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Figure, Money, useIsNothing, useMoneyText } from '../../ui/figures.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Method } from '../../ui/method.tsx';
import { Section } from '../../ui/section.tsx';
import { SmallTable } from '../../ui/small-table.tsx';
import type { Column } from '../../ui/table-parts.tsx';
import { printDay } from '../../ui/when.ts';
import { whyNot } from '../../ui/why-not.ts';

const mostRows = 100;

type PaidRow =
  | { readonly kind: 'allocation'; readonly of: AllocationView }
  | { readonly kind: 'credit-note'; readonly of: CreditNoteView };

/** What has come off the total so far: payments that are applied, and credit notes. */
export function HowPaid({ invoice }: { readonly invoice: InvoiceView }) {
  const of = { invoiceId: invoice.id, limit: mostRows };
  const allocations = useAsk('allocations.list', of, { keep: true }).value?.rows;
  const notes = useAsk('creditNotes.list', of, { keep: true }).value?.rows;
  const isNothing = useIsNothing();
  const money = useMoneyText();
  const takeOff = useTakeOff({
    done: ({ amountMinor, invoiceNumber }, undo) =>
      sayWithUndo(`Took ${money(amountMinor)} off ${invoiceNumber}`, undo),
    refused: (trouble) => say(trouble.sentence),
  });
  const rows: readonly PaidRow[] = [
    ...(allocations ?? [])
      .filter(({ amountMinor }) => !isNothing(amountMinor))
      .map((row) => ({ kind: 'allocation', of: row }) as const),
    ...(notes ?? [])
      .filter(({ status }) => status === 'standing')
      .map((row) => ({ kind: 'credit-note', of: row }) as const),
  ];
  return (
    <Section title="How it is being paid" aside="due = total − credit notes − applied">
      <SmallTable
        label="How it is being paid"
        columns={columnsFor(takeOff)}
        rows={rows}
        idOf={(row) => row.of.id}
        none={allocations === undefined ? undefined : 'Nothing has been applied to it yet.'}
      />
    </Section>
  );
}

const columnsFor = (takeOff: (allocation: AllocationView) => void): readonly Column<PaidRow>[] => [
  {
    id: 'number',
    head: 'Number',
    cell: ({ kind, of }) =>
      kind === 'allocation' ? <Link href={`/allocations/${of.id}`}>{of.number}</Link> : of.number,
  },
  {
    id: 'day',
    head: 'Date',
    width: 84,
    from: 560,
    cell: ({ kind, of }) => printDay(kind === 'allocation' ? of.allocatedOn : of.issuedOn, 'short'),
  },
  { id: 'from', head: 'From', from: 400, cell: (row) => <From row={row} /> },
  {
    id: 'by',
    head: 'By',
    width: 120,
    from: 680,
    cell: ({ of }) => of.by,
    title: ({ of }) => of.by,
  },
  {
    id: 'amount',
    head: 'Amount',
    kind: 'money',
    width: 112,
    cell: ({ kind, of }) => (
      <Figure of={kind === 'allocation' ? of.amountMinor : of.standsMinor} dash />
    ),
  },
  {
    id: 'off',
    head: 'Take off',
    headHidden: true,
    width: 44,
    from: 400,
    kind: 'right',
    cell: ({ kind, of }) =>
      kind === 'credit-note' ? null : (
        <Button
          kind="quiet"
          size="small"
          icon="unlink"
          label={`Take ${of.number} off this invoice`}
          why={whyNot(of.can.remove)}
          onPress={() => takeOff(of)}
        />
      ),
  },
];

/** Where the money came from: a payment, credit, or a note that lowered the invoice. */
function From({ row }: { readonly row: PaidRow }) {
  if (row.kind === 'credit-note') {
    return <FromNote note={row.of} />;
  }
  const { paymentId, paymentNumber, paymentMethod } = row.of;
  if (paymentId === undefined || paymentMethod === undefined) return 'Customer credit';
  return (
    <span className="invoice-from">
      <Method method={paymentMethod} />
      <Link href={`/payments/${paymentId}`}>{paymentNumber}</Link>
    </span>
  );
}

/** Its refund, where it came of one; and what of it was put back. */
function FromNote({ note }: { readonly note: CreditNoteView }) {
  const isNothing = useIsNothing();
  const { refundId, refundNumber, putBackMinor } = note;
  return (
    <span className="method">
      <Icon name="paper" />
      <span className="invoice-note-from">
        {refundId === undefined || refundNumber === undefined ? (
          'Credit note'
        ) : (
          <Link href={`/refunds/${refundId}`}>{refundNumber}</Link>
        )}
        {isNothing(putBackMinor) ? null : (
          <>
            , <Money of={putBackMinor} /> put back
          </>
        )}
      </span>
    </span>
  );
}
