import type { Day } from '../../shared/base/days.ts';
import { fail, ok } from '../../shared/base/result.ts';
import { receivePayment } from '../../shared/ledger/payment.ts';
import { minor } from '../../shared/money/minor.ts';
import { knownCustomer } from '../book/records/customer.ts';
import type { Action } from './action.ts';
import { allocationTargets } from './allocation-targets.ts';
import { postedBody } from './answers.ts';
import { whereMoneyGoes } from './apply-by-itself.ts';

/** Records money received, and puts it to invoices where asked. */
export const recordPayment: Action<'payments.record'> = {
  carryOut(writing, input) {
    const customer = knownCustomer(writing.read, input.customerId);
    if (customer === null) {
      return fail({ kind: 'not-found', what: 'customer', id: input.customerId });
    }
    const asked = input.allocations ?? whereMoneyGoes(writing, customer, input.amountMinor);
    const targets = allocationTargets(writing.read, asked);
    if (!targets.ok) return targets;
    const { today, identity } = writing;
    const receivedOn = (input.receivedOn ?? today) as Day;
    const number = writing.nextNumber('PAY');
    const amountMinor = minor(input.amountMinor);
    const { method, reference, tenderedMinor, checkNumber, bank } = input;
    const details = { tenderedMinor, checkNumber, bank };
    const { deskCode } = identity;
    const decided = receivePayment(
      { customer, method, deskCode, amountMinor, receivedOn, today, details },
      targets.value,
    );
    if (!decided.ok) return decided;
    const payment = writing.newId<'payment'>();
    const allocations = targets.value.map((target) => ({
      allocation: writing.newId<'allocation'>(),
      number: writing.nextNumber('ALC'),
      invoice: target.invoice,
      amountMinor: target.amountMinor,
    }));
    return ok(
      writing.post({
        type: 'payment-recorded',
        effect: writing.onceHere('pay'),
        subjects: [
          payment,
          customer,
          ...allocations.flatMap((part) => [part.allocation, part.invoice]),
        ],
        body: {
          payment,
          number,
          customer,
          method,
          amountMinor,
          receivedOn,
          reference,
          ...details,
          allocations,
          journal: decided.value.journal,
        },
      }),
    );
  },
  answer(done) {
    const { payment, number } = postedBody(done, 'payment-recorded');
    return { id: payment, number };
  },
};
