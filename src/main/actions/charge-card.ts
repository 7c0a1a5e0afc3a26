import { fail, ok } from '../../shared/base/result.ts';
import { receivePayment } from '../../shared/ledger/payment.ts';
import { minor } from '../../shared/money/minor.ts';
import { must } from '../../shared/base/assert.ts';
import { knownCustomer } from '../book/records/customer.ts';
import { findPayment } from '../book/records/payment.ts';
import type { Action } from './action.ts';
import { allocationTargets } from './allocation-targets.ts';
import { postedBody } from './answers.ts';
import { whereMoneyGoes } from './apply-by-itself.ts';

/** What this desk can charge. */
interface CardWays {
  readonly takesTestCards: boolean;
  readonly hasProcessor: boolean;
}

/**
 * Writes down that a card is to be charged, before anybody is asked to. No money is booked until
 * Stripe has it.
 */
export const chargeCard = (ways: CardWays): Action<'cards.charge'> => ({
  carryOut(writing, input) {
    const { via } = input;
    const customer = knownCustomer(writing.read, input.customerId);
    if (customer === null) {
      return fail({ kind: 'not-found', what: 'customer', id: input.customerId });
    }
    const asked = input.allocations ?? whereMoneyGoes(writing, customer, input.amountMinor);
    const targets = allocationTargets(writing.read, asked);
    if (!targets.ok) return targets;
    if (via === 'test' && !ways.takesTestCards) {
      return fail({ kind: 'no-card-way', because: 'test' });
    }
    if (!ways.hasProcessor) return fail({ kind: 'no-card-way', because: 'no-key' });
    const { today, identity } = writing;
    const number = writing.nextNumber('PAY');
    const amountMinor = minor(input.amountMinor);
    const { deskCode } = identity;
    // What is asked for now must be possible now; what is possible later is decided then.
    const decided = receivePayment(
      {
        customer,
        method: 'card',
        deskCode,
        amountMinor,
        receivedOn: today,
        today,
        details: {},
      },
      targets.value,
    );
    if (!decided.ok) return decided;
    const payment = writing.newId<'payment'>();
    return ok(
      writing.post({
        type: 'card-charge-begun',
        effect: `charge:${input.attemptId}`,
        subjects: [payment, customer, ...targets.value.map(({ invoice }) => invoice)],
        body: {
          payment,
          number,
          customer,
          method: 'card',
          amountMinor,
          receivedOn: today,
          via,
          wanted: targets.value.map((target) => ({
            invoice: target.invoice,
            amountMinor: target.amountMinor,
          })),
          journal: [],
        },
      }),
    );
  },
  answer(done, read) {
    const { payment, number } = postedBody(done, 'card-charge-begun');
    const { status } = must(findPayment(read, payment), 'A charge that was begun is a payment.');
    return { id: payment, number, status };
  },
});
