import { idText } from './fact-pages.ts';
import type { InvoiceSums, PaymentSums, Reckoning } from './reckoning.ts';
import type { Checking } from './stage.ts';

interface Sums {
  unallocated: number;
  owed: number;
  credit: number;
}

/** What each customer has unapplied, owes and is owed, summed over their records. */
export function checkCustomers(checking: Checking, all: Reckoning): void {
  const { look, fault, naming } = checking;
  const left = sumUp(all);
  for (const [key, name, unallocated, owed, credit] of look.rows(
    'select lower(hex(id)), name, unallocated, owed, credit from customer',
  )) {
    const id = idText(String(key));
    const sums = left.get(id);
    left.delete(id);
    const listed = { unallocated, owed, credit };
    for (const what of ['unallocated', 'owed', 'credit'] as const) {
      const should = sums?.[what] ?? 0;
      if (listed[what] === should) continue;
      fault(
        'customer-changed',
        `${typeof name === 'string' ? name : 'A customer'} is listed with ${naming.money(Number(listed[what]))} ${words[what]}, but the entries come to ${naming.money(should)}.`,
        { about: { kind: 'customer', id, number: '' } },
      );
    }
    if (sums === undefined && name === null) {
      fault('customer-changed', 'The lists hold a customer of whom no entry speaks.');
    }
  }
  for (const id of left.keys()) {
    fault('customer-changed', 'A customer of whom entries speak is missing from the lists.', {
      about: { kind: 'customer', id, number: '' },
    });
  }
}

const words = {
  unallocated: 'not applied',
  owed: 'owed',
  credit: 'of credit',
} as const;

/** What each account has unapplied, owes and is owed. */
export function sumUp(all: Reckoning): Map<string, Sums> {
  const customers = new Map<string, Sums>();
  const of = (id: string): Sums => {
    const known = customers.get(id) ?? { unallocated: 0, owed: 0, credit: 0 };
    customers.set(id, known);
    return known;
  };
  for (const payment of all.payments.values()) {
    if (payment.n !== 0) of(payment.customer).unallocated += available(payment);
  }
  for (const invoice of all.invoices.values()) {
    if (invoice.n !== 0) of(invoice.customer).owed += Math.max(due(invoice), 0);
  }
  for (const [id, credit] of all.credits) {
    if (credit !== 0) of(id).credit += credit;
  }
  for (const { merged, kept } of all.merges) for (const id of [merged, kept]) of(id);
  for (const id of all.erased) of(id);
  return customers;
}

const available = (payment: PaymentSums): number =>
  payment.captured +
  payment.madeGood -
  payment.refunded -
  payment.reserved -
  payment.disputed -
  payment.applied;

function due({ total, credited, applied, voids }: InvoiceSums): number {
  if (voids > 0) return -applied;
  return total - credited - applied;
}
