import type { PaymentView } from '../../shared/contract/views.ts';
import type { DisputeStage } from '../../shared/ledger/card-dispute.ts';
import { cardOf, disputesOf, intentOf, outsideRefundsOf } from '../book/records/card.ts';
import { vouchedFor } from './evidence.ts';
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
        ({ at, amountMinor, stage, because: reason, since, answerBy }) => ({
          object: at,
          amountMinor,
          stage,
          reason,
          since,
          ...(answerBy !== null && awaitsAnswer(stage) ? { answerBy } : {}),
          sentence: stages[stage],
        }),
      ),
      ...vouchedFor(read, payment.id),
      outsideRefunds: outsideRefundsOf(read, payment.id).map(({ at, ...refund }) => ({
        object: at,
        ...refund,
      })),
    },
  };
}

const awaitsAnswer = (stage: DisputeStage): boolean => stage === 'open' || stage === 'inquiry';

const stages: Readonly<Record<DisputeStage, string>> = {
  inquiry:
    'The customer’s bank has asked about this charge. Answer it in the Stripe dashboard; a refund may settle it.',
  'inquiry-closed': 'The customer’s bank asked about this charge, and has closed its question.',
  open: 'The customer disputes this charge, and their bank has taken the money. Until it decides, nothing of that money can go back to the card: answer it in the Stripe dashboard, and do not give it back another way too.',
  won: 'The bank decided for you and gave the money back. It can be refunded again.',
  lost: 'The bank decided for the customer, who has the money. It can’t be refunded any more; do not give it back another way too.',
};
