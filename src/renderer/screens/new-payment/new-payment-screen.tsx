import { useSearch } from 'wouter';
import { useAsk } from '../../bridge/hooks.ts';
import { formatFigure } from '../../../shared/money/format.ts';
import { useDesk } from '../../ui/desk-context.tsx';
import { Loading, Trouble } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { freshPayment, type PaymentDraft } from './payment-draft.ts';
import { PaymentForm } from './payment-form.tsx';

/** Takes a payment: from anybody, from a customer, or for an invoice. */
export function NewPaymentScreen() {
  const search = new URLSearchParams(useSearch());
  const invoiceId = search.get('invoice');
  const customerId = search.get('customer');
  const again = search.get('again');
  return (
    <>
      <PageHeader title="Take payment" crumb={{ label: 'Payments', href: '/payments' }} />
      {again !== null ? (
        <ChargeAgain key={again} id={again} via={search.get('via')} />
      ) : invoiceId !== null ? (
        <ForInvoice key={invoiceId} id={invoiceId} />
      ) : customerId !== null ? (
        <FromCustomer key={customerId} id={customerId} />
      ) : (
        <PaymentForm name="new-payment" start={freshPayment} />
      )}
    </>
  );
}

function ForInvoice({ id }: { readonly id: string }) {
  const { currency } = useDesk();
  const { value: invoice, trouble, again } = useAsk('invoices.get', { id });
  if (invoice === undefined) return <Finding trouble={trouble} again={again} />;
  const due = formatFigure(invoice.inDoubt?.askMinor ?? invoice.dueMinor, currency);
  const start: PaymentDraft = {
    ...freshPayment,
    customerId: invoice.customerId,
    customerName: invoice.customerName,
    amount: due,
    onlyInvoice: id,
  };
  return (
    <PaymentForm name={`new-payment invoice ${id}`} start={start} backTo={`/invoices/${id}`} />
  );
}

/** A charge that came to nothing is begun anew as it was, or by the other way. */
function ChargeAgain({ id, via }: { readonly id: string; readonly via: string | null }) {
  const { currency } = useDesk();
  const { value: payment, trouble, again } = useAsk('payments.get', { id });
  if (payment === undefined) return <Finding trouble={trouble} again={again} />;
  const wanted = payment.charge?.wanted ?? [];
  const texts = wanted.map(
    (part) => [part.invoiceId, formatFigure(part.amountMinor, currency)] as const,
  );
  const start: PaymentDraft = {
    ...freshPayment,
    customerId: payment.customerId,
    customerName: payment.customerName,
    amount: formatFigure(payment.amountMinor, currency),
    method: 'card',
    via: via === 'link' || payment.charge?.via === 'link' ? 'link' : 'terminal',
    texts: Object.fromEntries(texts),
  };
  return <PaymentForm name={`new-payment again ${id}`} start={start} backTo={`/payments/${id}`} />;
}

function FromCustomer({ id }: { readonly id: string }) {
  const { value: customer, trouble, again } = useAsk('customers.get', { id });
  if (customer === undefined) return <Finding trouble={trouble} again={again} />;
  const start: PaymentDraft = { ...freshPayment, customerId: id, customerName: customer.name };
  return (
    <PaymentForm name={`new-payment customer ${id}`} start={start} backTo={`/customers/${id}`} />
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
