import type { PaymentView } from '../../shared/contract/views.ts';
import type { DisputeStage } from '../../shared/ledger/card-dispute.ts';
import { cardOf, disputesOf, intentOf, outsideRefundsOf } from '../book/records/card.ts';
import type { PaymentRecord } from '../book/records/payment.ts';
import type { ReadDb } from '../db/handle.ts';

/** What Stripe knows of a payment by card, beside what this book did with it. */
export function cardOfPayment(read: ReadDb, payment: PaymentRecord): Pick<PaymentView, 'card'> {
  const object = payment.method === 'card' ? intentOf(read, payment.id) : null;
  if (object === null) return {};
  const name = cardOf(read, payment.id);
  return {
    card: {
      ...(name === null ? {} : { name }),
      object,
      disputes: disputesOf(read, payment.id).map(
        ({ at, amountMinor, stage, because: reason, since }) => ({
          object: at,
          amountMinor,
          stage,
          reason,
          since,
          sentence: stages[stage],
        }),
      ),
      outsideRefunds: outsideRefundsOf(read, payment.id).map(({ at, ...refund }) => ({
        object: at,
        ...refund,
      })),
    },
  };
}

const stages: Readonly<Record<DisputeStage, string>> = {
  inquiry:
    'The customer’s bank has asked about this charge. Answer it in the Stripe dashboard; a refund may settle it.',
  'inquiry-closed': 'The customer’s bank asked about this charge, and has closed its question.',
  open: 'The customer disputes this charge, and their bank has taken the money. Answer it in the Stripe dashboard; do not refund it too.',
  won: 'The bank decided for you and gave the money back.',
  lost: 'The bank decided for the customer, who has the money. Do not refund it too.',
};
