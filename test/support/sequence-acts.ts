import * as slow from './slow-model.ts';
import {
  approval,
  badAmount,
  dayText,
  hands,
  likely,
  type Maker,
  missing,
  one,
  part,
  reason,
  unknownId,
  who,
} from './sequence-scene.ts';
import type { Step } from './sequences.ts';

const pay: Maker = (scene, step) => {
  const { n } = step;
  const { ids, attempt, book, today } = scene;
  const customer = one(ids.customers, n[0]);
  const mine = slow.keysWhere(
    book.invoices,
    (invoice, key) =>
      // Now and then somebody else's, a paid one or a void one.
      (n[1] ?? 1) % 40 === 0 ||
      (invoice.customer === customer && (n[1] === 1 || slow.due(book, key) > 0)),
  );
  const count = Math.min(mine.length, [0, 1, 1, 2, 3][(n[2] ?? 0) % 5] ?? 0);
  const to = Array.from({ length: count }, (_, place) => {
    const invoice = mine[((n[3] ?? 0) + place) % mine.length] ?? 0;
    const due = Math.max(slow.due(book, invoice), 0);
    return { invoice, amount: place === 0 ? part(step, due) : due };
  });
  const [first] = to;
  if (first !== undefined && (n[7] ?? 1) % 25 === 0) to.push(first);
  const put = slow.total(to.map((each) => each.amount));
  const amount = Math.max(put, 1) + ([0, 0, 2500, 10_000, -1][(n[4] ?? 0) % 5] ?? 0);
  const method = hands[(n[5] ?? 0) % 4] ?? 'cash';
  const isUnsaid = to.length === 0 && (n[10] ?? 0) % 2 === 0;
  // Now and then with what was laid down in cash, or with the number of a check.
  const tendered = (n[8] ?? 1) % 5 === 0 ? amount + ([0, 500, -1][(n[9] ?? 0) % 3] ?? 0) : null;
  const hasCheckNumber = (n[8] ?? 0) % 5 === 1 && (method === 'check' || (n[9] ?? 0) % 4 === 0);
  const day = today - ([0, 0, 0, 0, 0, 0, 2, 200, -1][(n[6] ?? 0) % 9] ?? 0);
  const bad = [amount, tendered ?? amount, ...to.map((each) => each.amount)]
    .map(badAmount)
    .find((one_) => one_ !== null);
  return {
    call: 'payments.record',
    input: {
      attemptId: attempt(),
      customerId: customer === null ? unknownId : ids.customers[customer],
      method,
      amountMinor: amount,
      receivedOn: dayText(day),
      ...(tendered === null ? {} : { tenderedMinor: tendered }),
      ...(hasCheckNumber ? { checkNumber: '4711' } : {}),
      ...(isUnsaid
        ? {}
        : {
            allocations: to.map((each) => ({
              invoiceId: ids.invoices[each.invoice],
              amountMinor: each.amount,
            })),
          }),
    },
    verdict: () => {
      if (bad !== undefined && bad !== null) return bad;
      const asked = { method, amount, day, to: isUnsaid ? null : to, tendered, hasCheckNumber };
      return customer === null ? missing : slow.pay(book, { customer, ...asked }, who(scene));
    },
    makes: 'payments',
  };
};

const allocate: Maker = (scene, step) => {
  const { n } = step;
  const { ids, attempt, book } = scene;
  const payment = likely(book.payments, n[0], (_, key) => slow.available(book, key) > 0);
  const customer = payment === null ? null : slow.at(book.payments, payment).customer;
  const invoice = likely(
    book.invoices,
    n[1],
    (bill, key) => bill.customer === customer && slow.due(book, key) > 0,
  );
  const stake =
    payment === null || invoice === null
      ? 100
      : Math.min(slow.available(book, payment), slow.due(book, invoice));
  const amount = part(step, stake);
  return {
    call: 'allocations.create',
    input: {
      attemptId: attempt(),
      paymentId: payment === null ? unknownId : ids.payments[payment],
      invoiceId: invoice === null ? unknownId : ids.invoices[invoice],
      amountMinor: amount,
    },
    verdict: () => {
      const bad = badAmount(amount);
      if (bad !== null || payment === null) return bad ?? missing;
      const { status } = slow.at(book.payments, payment);
      if (status !== 'succeeded') return { refused: 'payment-not-standing' };
      return invoice === null ? missing : slow.allocate(book, payment, { invoice, amount });
    },
    makes: 'allocations',
  };
};

const remove: Maker = ({ ids, attempt, book }, { n }) => {
  const allocation = likely(book.allocations, n[0], (_, key) => slow.left(book, key) > 0);
  return {
    call: 'allocations.remove',
    input: {
      attemptId: attempt(),
      id: allocation === null ? unknownId : ids.allocations[allocation],
    },
    verdict: () => (allocation === null ? missing : slow.remove(book, allocation)),
  };
};

/** Something done to a payment as a whole. */
const toPayment =
  (
    call: 'payments.reverse' | 'payments.bounce' | 'payments.clear',
    does: (book: slow.Book, payment: number) => slow.Verdict,
  ): Maker =>
  ({ ids, attempt, book }, { n }) => {
    const payment = likely(
      book.payments,
      n[0],
      ({ method, status }) =>
        status === 'succeeded' && (call === 'payments.reverse' || method === 'check'),
    );
    return {
      call,
      input: {
        attemptId: attempt(),
        id: payment === null ? unknownId : ids.payments[payment],
        ...(call === 'payments.clear' ? {} : { reason: 'It was none.' }),
      },
      verdict: () => (payment === null ? missing : does(book, payment)),
    };
  };

const grant: Maker = (scene, step) => {
  const { ids, attempt, book } = scene;
  const customer = one(ids.customers, step.n[0]) ?? 0;
  const amount = part(step, 5000);
  const { approver, given } = approval(scene, step.n[1]);
  return {
    call: 'credits.grant',
    input: {
      attemptId: attempt(),
      customerId: ids.customers[customer],
      amountMinor: amount,
      reason,
      ...given,
    },
    verdict: () =>
      badAmount(amount) ?? slow.grant(book, { customer, amount }, who(scene, approver)),
  };
};

const applyCredit: Maker = ({ ids, attempt, book }, step) => {
  const { n } = step;
  const customer = likely(ids.customers, n[0], (_, key) => slow.credit(book, key) > 0) ?? 0;
  const invoice = likely(
    book.invoices,
    n[1],
    (bill, key) => bill.customer === customer && slow.due(book, key) > 0,
  );
  const credit = slow.credit(book, customer);
  const due = invoice === null ? credit : slow.due(book, invoice);
  const amount = part(step, Math.max(1, Math.min(credit, due)));
  return {
    call: 'credits.apply',
    input: {
      attemptId: attempt(),
      customerId: ids.customers[customer],
      invoiceId: invoice === null ? unknownId : ids.invoices[invoice],
      amountMinor: amount,
    },
    verdict: () =>
      badAmount(amount) ??
      (invoice === null ? missing : slow.applyCredit(book, customer, { invoice, amount })),
    makes: 'allocations',
  };
};

const switches: Maker = (scene, { n }) => {
  const { attempt, book } = scene;
  const name = switchNames[(n[0] ?? 0) % switchNames.length] ?? 'applyPayments';
  const settings = { [name]: (n[1] ?? 0) % 2 === 0 };
  return {
    call: 'settings.update',
    input: { attemptId: attempt(), ...settings },
    verdict: () => slow.switchTo(book, settings, who(scene)),
  };
};

const switchNames = ['applyPayments', 'applyCredit', 'sameMethod', 'twoPersons'] as const;

/** What is done with payments and credit. */
export const moneyMakers = {
  switch: switches,
  payment: pay,
  allocate,
  remove,
  reverse: toPayment('payments.reverse', (book, payment) => slow.undo(book, payment, 'reversed')),
  bounce: toPayment('payments.bounce', (book, payment) => slow.undo(book, payment, 'bounced')),
  clear: toPayment('payments.clear', slow.clear),
  grant,
  'apply credit': applyCredit,
} satisfies Partial<Record<Step['kind'], Maker>>;
