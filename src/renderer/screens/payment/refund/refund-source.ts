import type { CustomerView, PaymentView, RefundView } from '../../../../shared/contract/views.ts';
import type { RefundDraft } from './refund-draft.ts';

/** Where the money of a refund comes from, and the page that the panel stands beside. */
export interface RefundSource {
  /** What the desk is told: a payment, or a customer's credit with no payment behind it. */
  readonly ids: { readonly paymentId: string } | { readonly customerId: string };
  /** Under which the form is kept. */
  readonly key: string;
  readonly subtitle: string;
  readonly record: string;
  /** What somebody said already where they came from. */
  readonly start: Partial<RefundDraft>;
  /** The number of the refund to a card that failed, whose money this is. */
  readonly insteadOf?: string | undefined;
}

export const ofPayment = (
  { id, number, customerName }: PaymentView,
  start: Partial<RefundDraft>,
): RefundSource => ({
  ids: { paymentId: id },
  key: `refund ${id}`,
  subtitle: `${customerName}, ${number}`,
  record: `/payments/${id}`,
  start,
});

export const ofCredit = ({ id, name }: CustomerView): RefundSource => ({
  ids: { customerId: id },
  key: `refund credit ${id}`,
  subtitle: `${name}, credit`,
  record: `/customers/${id}`,
  start: {},
});

/** The page that a refund is made from. */
export const recordOf = ({ paymentId, customerId }: RefundView): string =>
  paymentId === undefined ? `/customers/${customerId}` : `/payments/${paymentId}`;
