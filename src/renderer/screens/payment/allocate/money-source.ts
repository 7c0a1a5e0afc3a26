import type { CustomerView, PaymentView } from '../../../../shared/contract/views.ts';
import { whyNot } from '../../../ui/why-not.ts';

/** What there is to put to invoices: money of a payment, or credit with no payment behind it. */
export interface MoneySource {
  readonly kind: 'payment' | 'credit';
  readonly id: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly title: string;
  readonly subtitle: string;
  readonly availableMinor: number;
  /** What the figure above the rows is called. */
  readonly term: string;
  readonly record: string;
  readonly footnote: string;
  /** Why nothing of it can be put anywhere. */
  readonly why: string | undefined;
}

export const moneyOf = (payment: PaymentView): MoneySource => ({
  kind: 'payment',
  id: payment.id,
  customerId: payment.customerId,
  customerName: payment.customerName,
  title: 'Allocate',
  subtitle: `${payment.customerName}, ${payment.number}`,
  availableMinor: payment.availableMinor,
  term: 'Available',
  record: `/payments/${payment.id}`,
  footnote: 'Each invoice gets a numbered allocation. It can be taken off again.',
  why: whyNot(payment.can.allocate),
});

export const creditOf = (customer: CustomerView, why: string | undefined): MoneySource => ({
  kind: 'credit',
  id: customer.id,
  customerId: customer.id,
  customerName: customer.name,
  title: 'Apply credit',
  subtitle: customer.name,
  availableMinor: customer.creditMinor,
  term: 'Credit',
  record: `/customers/${customer.id}`,
  footnote:
    'No money moves. Each invoice gets a numbered allocation, which can be taken off again.',
  why,
});
