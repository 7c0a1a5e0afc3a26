import { useAsk } from '../../bridge/hooks.ts';
import { Loading, Trouble } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { InvoicePage } from './invoice-page.tsx';

interface InvoiceScreenProps {
  readonly id: string;
}

/** One invoice: what was sold, how it is being paid, and what can still be done with it. */
export function InvoiceScreen({ id }: InvoiceScreenProps) {
  const { value: invoice, trouble, again } = useAsk('invoices.get', { id });
  if (invoice !== undefined) return <InvoicePage invoice={invoice} />;
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
