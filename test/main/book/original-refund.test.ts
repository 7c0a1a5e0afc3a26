import { expect, onTestFinished, test } from 'vitest';
import { must } from '../../../src/shared/base/assert.ts';
import type { Day } from '../../../src/shared/base/days.ts';
import type { CallName } from '../../../src/shared/contract/contract.ts';
import { availableOf, refundableOf } from '../../../src/shared/ledger/payment.ts';
import type { Action } from '../../../src/main/actions/action.ts';
import { cancelRefund } from '../../../src/main/actions/cancel-refund.ts';
import { createRefund } from '../../../src/main/actions/create-refund.ts';
import { recordPayment } from '../../../src/main/actions/record-payment.ts';
import { findCustomer } from '../../../src/main/book/records/customer.ts';
import { findPayment } from '../../../src/main/book/records/payment.ts';
import { findRefund } from '../../../src/main/book/records/refund.ts';
import { allStaff } from '../../../src/main/book/records/staff.ts';
import { act, type Asked } from '../../../src/main/practice/acting.ts';
import { getPayment } from '../../../src/main/queries/payments.ts';
import { getRefund } from '../../../src/main/queries/refunds.ts';
import { type BusinessDesk, openBusiness } from '../../support/busy-business.ts';
import { verifyFile } from '../../support/kept-book.ts';

let attempts = 0;
const nobody = { testimony: { kind: 'absent' }, kept: null } as const;

function does<Name extends CallName>(
  { book }: BusinessDesk,
  call: Name,
  action: Action<Name>,
  asked: Asked<Name>,
) {
  attempts += 1;
  const actor = must(allStaff(book.read)[0], 'Somebody works at each desk.');
  const people = { actor, approver: null };
  return act(book, call, action, { asked, people, attemptId: `original-${String(attempts)}` });
}

/** Two desks that have not told each other anything, and a customer both know. */
function apart() {
  const business = openBusiness(77, ['F1', 'G']);
  onTestFinished(business.close);
  const there = must(business.desks[0], 'There are two desks.');
  const here = must(business.desks[1], 'There are two desks.');
  const row = must(
    here.book.read.get<{ id: string }>('select lower(hex(id)) as id from customer limit 1'),
    'Both know their customers.',
  );
  const customerId = row.id.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
  const today: Day = here.book.today();
  const pay = (amountMinor: number) =>
    does(there, 'payments.record', recordPayment, { customerId, method: 'cash', amountMinor });
  const refund = (number: string, amountMinor: number, given: number, seen = amountMinor) =>
    does(here, 'refunds.create', createRefund, {
      customerId,
      original: { number, amountMinor, receivedOn: today },
      amount: { kind: 'fixed', amountMinor: given },
      method: 'cash',
      outcome: 'spare-credit',
      seenRefundableMinor: seen,
      reason: { code: 'customer-request' },
    });
  return { business, there, here, customerId, today, pay, refund };
}

const viewing = ({ book }: BusinessDesk) => ({
  read: book.read,
  today: book.today(),
  identity: must(book.identity(), 'The desk has a book.'),
});

test('[R21] a refund finds its payment when that comes, and counts on it', () => {
  const { business, there, here, customerId, pay, refund } = apart();
  const paid = pay(20_000);
  const { id } = refund(paid.number, 20_000, 15_000);
  expect(findRefund(here.book.read, id)?.payment).toBeNull();
  business.tell(there, here);
  const payment = must(findPayment(here.book.read, paid.id), 'It came.');
  expect([payment.refundedMinor, refundableOf(payment), availableOf(payment)]).toEqual([
    15_000, 5000, 5000,
  ]);
  expect(findCustomer(here.book.read, customerId)?.unallocatedMinor).toBe(5000);
  expect(getRefund(viewing(here), id)).toMatchObject({
    ...{ paymentId: paid.id, paymentNumber: paid.number, needsReview: false },
    original: { arrived: true },
  });
  expect(getPayment(viewing(here), paid.id)?.history.map((event) => event.kind)).toEqual([
    'refund-made',
    'payment-recorded',
  ]);
  // From here on the payment itself is refunded, and the refund is taken back as any other.
  expect(() => refund(paid.number, 20_000, 100)).toThrow('original-is-here');
  does(here, 'refunds.cancel', cancelRefund, { id, reason: 'Never paid out.' });
  expect(findPayment(here.book.read, paid.id)?.refundedMinor).toBe(0);
  expect(findCustomer(here.book.read, customerId)?.unallocatedMinor).toBe(20_000);
  expect(getPayment(viewing(here), paid.id)?.history).toHaveLength(3);
  business.tell(here, there);
  for (const desk of [here, there]) {
    expect(verifyFile(desk.file, nobody).findings.filter((one) => one.weight === 'fault')).toEqual(
      [],
    );
  }
});

test('[R21] once it is here, it is judged by the cap: what was given back twice asks for a look', () => {
  const { business, there, here, pay, refund } = apart();
  const paid = pay(20_000);
  refund(paid.number, 20_000, 15_000);
  refund(paid.number, 20_000, 5000, 5000);
  does(there, 'refunds.create', createRefund, {
    paymentId: paid.id,
    amount: { kind: 'full' },
    method: 'cash',
    outcome: 'spare-credit',
    seenRefundableMinor: 20_000,
    reason: { code: 'customer-request' },
  });
  business.tell(there, here);
  expect(getPayment(viewing(here), paid.id)).toMatchObject({
    ...{ refundedMinor: 40_000, refundableMinor: -20_000, needsReview: true, label: 'Refunded' },
  });
  business.tell(here, there);
  expect(getPayment(viewing(there), paid.id)).toMatchObject({ refundableMinor: -20_000 });
});

test('[R21] a payment that is not as its receipt said asks for a look', () => {
  const { business, there, here, pay, refund } = apart();
  const paid = pay(20_000);
  const { id } = refund(paid.number, 30_000, 25_000);
  business.tell(there, here);
  expect(getRefund(viewing(here), id)).toMatchObject({ needsReview: true });
  expect(getPayment(viewing(here), paid.id)).toMatchObject({
    ...{ refundableMinor: -5000, needsReview: true },
  });
});
