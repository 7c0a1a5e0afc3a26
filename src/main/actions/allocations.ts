import { fail, ok } from '../../shared/base/result.ts';
import { removeAllocation as decideRemoval } from '../../shared/ledger/allocation.ts';
import { allocate, answeredTooMuch, availableOf } from '../../shared/ledger/payment.ts';
import { findAllocation } from '../book/records/allocation.ts';
import { keptCustomer } from '../book/records/kin.ts';
import { doubtOf } from '../book/records/contest.ts';
import { findPayment } from '../book/records/payment.ts';
import type { Action } from './action.ts';
import { allocationTargets } from './allocation-targets.ts';
import { postedBody } from './answers.ts';
import { answeredTwice } from './refund-case.ts';
import type { ReadDb } from '../db/handle.ts';
import { idToKey } from '../db/keys.ts';

/** Puts available money of a payment to an invoice. */
export const createAllocation: Action<'allocations.create'> = {
  carryOut(writing, input) {
    const payment = findPayment(writing.read, input.paymentId);
    if (payment === null) return fail({ kind: 'not-found', what: 'payment', id: input.paymentId });
    if (payment.status !== 'succeeded') {
      const { number, status } = payment;
      return fail({ kind: 'payment-not-standing', number, status });
    }
    const targets = allocationTargets(writing.read, [input]);
    if (!targets.ok) return targets;
    const { number, customer } = payment;
    const owner = keptCustomer(writing.read, customer);
    const decided = allocate(
      { number, customer: owner, availableMinor: availableOf(payment) },
      targets.value,
    );
    if (!decided.ok) return decided;
    // [V16] What went out twice, or came off an invoice twice, only looks like money to spend.
    const doubt = doubtOf(writing.read, payment.id);
    if (doubt !== null) return fail({ kind: 'payment-contested', number, exceptionId: doubt.id });
    const allocation = writing.newId<'allocation'>();
    const { invoiceId, amountMinor } = input;
    return ok(
      writing.post({
        type: 'allocation-made',
        effect: writing.onceHere('allocate'),
        subjects: [allocation, payment.id, invoiceId, customer],
        body: {
          allocation,
          number: writing.nextNumber('ALC'),
          payment: payment.id,
          invoice: invoiceId,
          customer,
          amountMinor,
          journal: decided.value.journal,
        },
      }),
    );
  },
  answer(done) {
    const { allocation, number, payment, invoice, amountMinor } = postedBody(
      done,
      'allocation-made',
    );
    return { id: allocation, number, paymentId: payment, invoiceId: invoice, amountMinor };
  },
};

/** Takes money off an invoice again; it is then available on its payment. */
export const removeAllocation: Action<'allocations.remove'> = {
  carryOut(writing, input) {
    const found = findAllocation(writing.read, input.id);
    if (found === null) return fail({ kind: 'not-found', what: 'allocation', id: input.id });
    const decided = decideRemoval(found);
    if (!decided.ok) return decided;
    const { allocation, number, payment, invoice, customer, amountMinor } = found;
    const from = payment === null ? null : findPayment(writing.read, payment);
    if (from !== null && answeredTooMuch(from) > 0) return fail(answeredTwice(from));
    return ok(
      writing.post({
        type: 'allocation-removed',
        effect: removalEffect(writing.read, allocation),
        subjects: [allocation, ...(payment === null ? [] : [payment]), invoice, customer],
        body: {
          allocation,
          number,
          payment,
          invoice,
          customer,
          amountMinor,
          journal: decided.value.journal,
        },
      }),
    );
  },
  answer(done) {
    const { allocation, number, payment, invoice, amountMinor } = postedBody(
      done,
      'allocation-removed',
    );
    return {
      id: allocation,
      number,
      ...(payment === null ? {} : { paymentId: payment }),
      invoiceId: invoice,
      amountMinor,
    };
  },
};

/**
 * An allocation is removed once. Only where a canceled refund put money back on it can it be removed
 * again, and that is another act with another name.
 */
function removalEffect(read: ReadDb, allocation: string): string {
  const row = read.get<{ removals: number }>(
    `select count(*) as removals from fact_subject join fact on fact.n = fact_subject.n
     where fact_subject.subject = ? and fact.type = 'allocation-removed'`,
    idToKey(allocation),
  );
  const before = row?.removals ?? 0;
  return before === 0 ? `remove:${allocation}` : `remove:${allocation}:${String(before + 1)}`;
}
