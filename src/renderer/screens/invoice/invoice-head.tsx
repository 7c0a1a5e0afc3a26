import './invoice.css';
import { Link } from 'wouter';
import type { InvoiceView } from '../../../shared/contract/views.ts';
import { printDay } from '../../ui/when.ts';
import { writtenBy } from '../../words/written-by.ts';

/** To whom, when, until when, by whom. */
export const InvoiceHead = ({ invoice }: { readonly invoice: InvoiceView }) => (
  <dl className="invoice-record-head">
    <div>
      <dt>Billed to</dt>
      <dd className="invoice-record-name">
        <Link href={`/customers/${invoice.customerId}`}>{invoice.customerName}</Link>
      </dd>
    </div>
    <div>
      <dt>Issued</dt>
      <dd>{invoice.status === 'draft' ? 'not yet' : printDay(invoice.issuedOn)}</dd>
    </div>
    <div>
      <dt>Due</dt>
      <dd>{printDay(invoice.dueOn)}</dd>
    </div>
    <div>
      <dt>By</dt>
      <dd>{writtenBy(invoice)}</dd>
    </div>
  </dl>
);
