import { useSearch } from 'wouter';
import { useAsk } from '../../bridge/hooks.ts';
import { useDesk } from '../../ui/desk-context.tsx';
import { Loading, Trouble } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { whyNot } from '../../ui/why-not.ts';
import { draftOf, freshInvoice } from './invoice-draft.ts';
import { InvoiceForm } from './invoice-form.tsx';

/** Issues an invoice: to anybody, to the customer one came from, or one that was kept as a draft. */
export function NewInvoiceScreen() {
  const search = new URLSearchParams(useSearch());
  const customerId = search.get('customer');
  const draftId = search.get('draft');
  const title = draftId === null ? 'New invoice' : 'Draft';
  return (
    <>
      <PageHeader title={title} crumb={{ label: 'Invoices', href: '/invoices' }} />
      {draftId !== null ? (
        <OfDraft key={draftId} id={draftId} />
      ) : customerId === null ? (
        <InvoiceForm name="new-invoice" start={freshInvoice} backTo="/invoices" />
      ) : (
        <ToCustomer key={customerId} id={customerId} />
      )}
    </>
  );
}

function ToCustomer({ id }: { readonly id: string }) {
  const { value: customer, trouble, again } = useAsk('customers.get', { id });
  if (customer === undefined) return <Finding trouble={trouble} again={again} />;
  const start = { ...freshInvoice, customerId: id, customerName: customer.name };
  return (
    <InvoiceForm name={`new-invoice customer ${id}`} start={start} backTo={`/customers/${id}`} />
  );
}

function OfDraft({ id }: { readonly id: string }) {
  const { currency } = useDesk();
  const { value: invoice, trouble, again } = useAsk('invoices.get', { id });
  if (invoice === undefined) return <Finding trouble={trouble} again={again} />;
  const page = `/invoices/${id}`;
  const why = whyNot(invoice.can.edit);
  if (why !== undefined) return <Trouble sentence={why} onAgain={again} />;
  return (
    <InvoiceForm
      name={`new-invoice draft ${id}`}
      draftId={id}
      start={draftOf(invoice, currency)}
      backTo={page}
    />
  );
}

interface FindingProps {
  readonly trouble: { readonly sentence: string } | undefined;
  readonly again: () => void;
}

const Finding = ({ trouble, again }: FindingProps) =>
  trouble === undefined ? (
    <Loading what="Reading the book" />
  ) : (
    <Trouble sentence={trouble.sentence} onAgain={again} />
  );
