import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { CallValue } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import type { Method } from '../../shared/ledger/method.ts';
import { amountOf, type RefundAmount } from '../../shared/ledger/refund-amount.ts';
import { subtract } from '../../shared/money/minor.ts';
import { findCustomer } from '../book/records/customer.ts';
import type { ReadDb } from '../db/handle.ts';
import { howItGoes } from './refund-words.ts';

type Choices = CallValue<'refunds.choices'>;

const methods: readonly Method[] = ['card', 'cash', 'check', 'electronic', 'other'];

/** The ways money can go out, the usual one first. */
export const methodChoices = (usual: Method): Choices['methods'] =>
  methods
    // Only what came by card can go back to one.
    .filter((method) => method !== 'card' || usual === 'card')
    .toSorted((a, b) => Number(b === usual) - Number(a === usual))
    .map((method) => ({ method, usual: method === usual, when: howItGoes(method).when }));

/** [R10] What the refund panel offers for credit: no payment and no invoice is touched. */
export function creditRefundChoices(
  read: ReadDb,
  customerId: string,
  amount: RefundAmount,
): Result<Choices, Failure> {
  const customer = findCustomer(read, customerId);
  if (customer === null) return fail({ kind: 'not-found', what: 'customer', id: customerId });
  const { id, name, creditMinor } = customer;
  const amountMinor = amountOf(amount, creditMinor);
  return ok({
    customer: { id, name },
    refundableMinor: creditMinor,
    amountMinor,
    leavesMinor: subtract(creditMinor, amountMinor),
    methods: methodChoices('cash'),
    outcomes: [
      {
        outcome: 'spare-credit',
        usual: true,
        can: { allowed: true },
        effect: 'No invoice is touched',
      },
    ],
    allocations: [],
    ...(creditMinor > 0
      ? {}
      : {
          refuse: `${name} has no credit. Money that was paid goes back from its own payment: open it and press R.`,
        }),
  });
}
