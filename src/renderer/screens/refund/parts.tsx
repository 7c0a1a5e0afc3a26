import { Link } from 'wouter';
import type { RefundView } from '../../../shared/contract/views.ts';
import { Figure } from '../../ui/figures.tsx';
import { Section } from '../../ui/section.tsx';
import { SmallTable } from '../../ui/small-table.tsx';
import type { Column } from '../../ui/table-parts.tsx';

/** One thing that the refund did to an invoice. */
interface PartRow {
  readonly id: string;
  readonly what: string;
  readonly number: string;
  readonly href: string | undefined;
  readonly invoiceId: string;
  readonly invoiceNumber: string;
  readonly amountMinor: number;
}

/** What the refund took off invoices and which credit notes it wrote. */
export function Parts({ refund }: { readonly refund: RefundView }) {
  const rows: readonly PartRow[] = [
    ...refund.unapplied.map((part) => ({
      id: part.allocationId,
      what: 'Taken off',
      number: part.allocationNumber,
      href: `/allocations/${part.allocationId}`,
      invoiceId: part.invoiceId,
      invoiceNumber: part.invoiceNumber,
      amountMinor: part.amountMinor,
    })),
    ...refund.creditNotes.map((note) => ({
      id: note.id,
      what: 'Credit note',
      number: note.number,
      href: undefined,
      invoiceId: note.invoiceId,
      invoiceNumber: note.invoiceNumber,
      amountMinor: note.amountMinor,
    })),
  ];
  if (refund.status === 'draft' || refund.status === 'awaiting-approval') return null;
  return (
    <Section title={isTakenBack(refund) ? 'What it did, before it was taken back' : 'What it did'}>
      <SmallTable
        label="What it did"
        columns={columns}
        rows={rows}
        idOf={(row) => row.id}
        none="The refund itself touched no invoice."
      />
    </Section>
  );
}

/** What was kept after it failed has done to its invoices what it was meant to. */
const isTakenBack = ({ status, card }: RefundView): boolean =>
  status === 'canceled' || (status === 'failed' && card?.became !== 'kept');

const columns: readonly Column<PartRow>[] = [
  { id: 'what', head: 'What', width: 120, cell: (row) => row.what },
  {
    id: 'number',
    head: 'Number',
    cell: (row) =>
      row.href === undefined ? row.number : <Link href={row.href}>{row.number}</Link>,
  },
  {
    id: 'invoice',
    head: 'Invoice',
    cell: (row) => <Link href={`/invoices/${row.invoiceId}`}>{row.invoiceNumber}</Link>,
  },
  {
    id: 'amount',
    head: 'Amount',
    kind: 'money',
    width: 112,
    cell: (row) => <Figure of={row.amountMinor} />,
  },
];
