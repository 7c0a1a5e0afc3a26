import { fail, ok } from '../../shared/base/result.ts';
import { reversePayment as decide } from '../../shared/ledger/payment.ts';
import { standingAllocations } from '../book/records/allocation.ts';
import { deskCodeOf } from '../book/records/desk.ts';
import { findPayment } from '../book/records/payment.ts';
import type { Action } from './action.ts';
import { postedBody } from './answers.ts';

/** Takes back a payment entered in error, whole, with what it was put to. */
export const reversePayment: Action<'payments.reverse'> = {
  carryOut(writing, input) {
    const payment = findPayment(writing.read, input.id);
    if (payment === null) return fail({ kind: 'not-found', what: 'payment', id: input.id });
    const decided = decide({ ...payment, deskCode: deskCodeOf(writing.read, payment.n) });
    if (!decided.ok) return decided;
    const unapplied = standingAllocations(writing.read, payment.id).map(
      ({ allocation, invoice, amountMinor }) => ({ allocation, invoice, amountMinor }),
    );
    const words = writing.words({ reason: input.reason });
    return ok(
      writing.post({
        type: 'payment-reversed',
        effect: `reverse:${payment.id}`,
        subjects: [
          payment.id,
          payment.customer,
          ...unapplied.flatMap((part) => [part.allocation, part.invoice]),
        ],
        body: {
          payment: payment.id,
          number: payment.number,
          customer: payment.customer,
          amountMinor: payment.amountMinor,
          unapplied,
          text: words.hash,
          journal: decided.value.journal,
        },
        words,
      }),
    );
  },
  answer(done) {
    const { payment, number } = postedBody(done, 'payment-reversed');
    return { id: payment, number, status: 'reversed' };
  },
};
