import { useAsk } from '../../bridge/hooks.ts';
import { Loading, Trouble } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DraftPage } from './draft-page.tsx';
import { InvoicePage, type InvoiceSheet } from './invoice-page.tsx';

interface InvoiceScreenProps {
  readonly id: string;
  readonly sheet?: InvoiceSheet | undefined;
}

/** One invoice: what was sold, how it is being paid, and what can still be done with it. */
export function InvoiceScreen({ id, sheet }: InvoiceScreenProps) {
  const { value: invoice, trouble, again } = useAsk('invoices.get', { id });
  if (invoice?.status === 'draft') return <DraftPage draft={invoice} />;
  if (invoice !== undefined) return <InvoicePage invoice={invoice} sheet={sheet} />;
  return (
    <>
      <PageHeader title="Invoice" crumb={{ label: 'Invoices', href: '/invoices' }} />
      {trouble === undefined ? (
        <Loading what="Reading the invoice" />
      ) : (
        <Trouble sentence={trouble.sentence} onAgain={again} />
      )}
    </>
  );
}
