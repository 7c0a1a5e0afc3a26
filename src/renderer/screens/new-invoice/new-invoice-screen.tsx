import { useSearch } from 'wouter';
import { useAsk } from '../../bridge/hooks.ts';
import { Loading, Trouble } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { freshInvoice } from './invoice-draft.ts';
import { InvoiceForm } from './invoice-form.tsx';

/** Issues an invoice: to anybody, or to the customer one came from. */
export function NewInvoiceScreen() {
  const customerId = new URLSearchParams(useSearch()).get('customer');
  return (
    <>
      <PageHeader title="New invoice" crumb={{ label: 'Invoices', href: '/invoices' }} />
      {customerId === null ? (
        <InvoiceForm name="new-invoice" start={freshInvoice} backTo="/invoices" />
      ) : (
        <ToCustomer key={customerId} id={customerId} />
      )}
    </>
  );
}

function ToCustomer({ id }: { readonly id: string }) {
  const { value: customer, trouble, again } = useAsk('customers.get', { id });
  if (customer === undefined) {
    return trouble === undefined ? (
      <Loading what="Reading the book" />
    ) : (
      <Trouble sentence={trouble.sentence} onAgain={again} />
    );
  }
  const start = { ...freshInvoice, customerId: id, customerName: customer.name };
  return (
    <InvoiceForm name={`new-invoice customer ${id}`} start={start} backTo={`/customers/${id}`} />
  );
}
