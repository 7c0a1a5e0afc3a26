import { must } from '../../src/shared/base/assert.ts';
import type { CallInput } from '../../src/shared/contract/contract.ts';
import { type Posting, postings, type Stream } from '../raw/postings.ts';

type Payment = Omit<CallInput<'payments.record'>, 'allocations'>;

const methods = ['cash', 'check', 'electronic', 'other', 'cash'] as const;

/** The raw stream as the payments that a front desk would take. */
export function payments(
  customers: readonly string[],
  stream: Omit<Stream, 'parties'>,
): readonly Payment[] {
  return postings({ ...stream, parties: customers.length }).map((posting) => ({
    attemptId: attemptOf(posting),
    customerId: must(customers[posting.party - 1], 'The stream names only parties there are.'),
    method: must(methods[posting.method], 'The stream has five methods.'),
    amountMinor: posting.amount,
  }));
}

/** The same stream as invoices of one line with sales tax. */
export function invoices(
  customers: readonly string[],
  stream: Omit<Stream, 'parties'>,
): ReadonlyArray<CallInput<'invoices.issue'>> {
  return postings({ ...stream, parties: customers.length }).map((posting) => ({
    attemptId: attemptOf(posting),
    customerId: must(customers[posting.party - 1], 'The stream names only parties there are.'),
    dueOn: '2199-12-31',
    lines: [
      {
        description: 'Treatment',
        quantity: 1,
        unitPriceMinor: posting.amount,
        taxRatePercent: 8.875,
      },
    ],
  }));
}

function attemptOf({ opId }: Posting): string {
  const hex = opId.toString('hex');
  const parts = [0, 8, 12, 16, 20].map((at, place) => hex.slice(at, [8, 12, 16, 20, 32][place]));
  return parts.join('-');
}
