import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { seriesPrefix } from '../../shared/ledger/number.ts';
import { type OriginalPayment, planOriginalRefund } from '../../shared/ledger/refund.ts';
import { minor, subtract } from '../../shared/money/minor.ts';
import type { Day } from '../../shared/base/days.ts';
import { findCustomer } from '../book/records/customer.ts';
import { givenOfOriginal } from '../book/records/original-refund.ts';
import { keyToId } from '../db/keys.ts';
import type { ReadDb } from '../db/handle.ts';
import type { RefundAsked, RefundCase, RefundDesk } from './refund-case.ts';

/** [R21] A refund of a payment taken at another desk, which is not here yet. */
export function originalCase(
  read: ReadDb,
  asked: RefundAsked & { readonly original: NonNullable<RefundAsked['original']> },
  desk: RefundDesk,
): Result<RefundCase, Failure> {
  const { customerId = '', paymentId } = asked;
  if (paymentId !== undefined) {
    return fail({ kind: 'one-of-two', fields: ['paymentId', 'original'] });
  }
  const customer = findCustomer(read, customerId);
  if (customer === null) return fail({ kind: 'not-found', what: 'customer', id: customerId });
  const original: OriginalPayment = {
    paymentNumber: asked.original.number,
    amountMinor: minor(asked.original.amountMinor),
    receivedOn: asked.original.receivedOn as Day,
  };
  const wrong = whyNotThere(read, original, desk);
  if (wrong !== null) return fail(wrong);
  const method = asked.method ?? 'cash';
  if (method === 'card') return fail({ kind: 'not-a-card', number: original.paymentNumber });
  const givenMinor = minor(givenOfOriginal(read, original.paymentNumber));
  const { amount } = asked;
  const { deskCode } = desk;
  const plan = planOriginalRefund(original, givenMinor, { amount, method, deskCode });
  if (!plan.ok) return plan;
  const refundableMinor = subtract(original.amountMinor, givenMinor);
  return ok({
    customer,
    payment: null,
    original,
    method,
    refundableMinor,
    plan: plan.value,
    share: null,
    withFee: false,
  });
}

/** What is here is refunded itself; and what this desk numbers itself is here, or never was. */
function whyNotThere(
  read: ReadDb,
  { paymentNumber: number }: OriginalPayment,
  { deskCode, epoch }: RefundDesk,
): Failure | null {
  const here = read.get<{ id: Buffer }>(
    'select id from payment where number = ? and n is not null order by id limit 1',
    number,
  );
  if (here !== undefined) return { kind: 'original-is-here', number, paymentId: keyToId(here.id) };
  const isOurs = number.startsWith(`${seriesPrefix(deskCode, epoch)}-`);
  return isOurs ? { kind: 'no-such-original', number } : null;
}
