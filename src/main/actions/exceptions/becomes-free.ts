import { availableOf } from '../../../shared/ledger/payment.ts';
import { add, atLeastZero, minor, negate, smaller, subtract } from '../../../shared/money/minor.ts';
import { findPayment } from '../../book/records/payment.ts';
import type { ReadDb } from '../../db/handle.ts';
import { idToKey } from '../../db/keys.ts';
import type { ResolutionPlan } from './plan.ts';

interface Telling {
  readonly customer: string;
  readonly says: (amountMinor: number) => string;
}

/** [V24] Money that comes off an invoice is free only as far as its payment still has it. */
export function becomesFree(
  read: ReadDb,
  plan: ResolutionPlan,
  { customer, says }: Telling,
): string {
  const amount = says(plan.figureMinor);
  const missing = plan.moved.flatMap(({ payment, amountMinor }) => {
    const gone = payment === null ? null : goneFrom(read, payment);
    if (gone === null || gone.amountMinor === 0) return [];
    return [{ ...gone, amountMinor: smaller(gone.amountMinor, negate(amountMinor)) }];
  });
  if (missing.length === 0) {
    return `${amount} comes off the invoice and is ${customer}’s to use for something else.`;
  }
  const goneMinor = add(...missing.map((one) => one.amountMinor));
  const free = subtract(plan.figureMinor, goneMinor);
  const from = [...new Set(missing.map(({ number }) => number))].join(' and ');
  const left =
    free > 0 ? `${says(free)} is ${customer}’s to use for something else` : 'nothing of it is left';
  return `${amount} comes off the invoice. ${says(goneMinor)} of ${from} was given back or put elsewhere already: ${left}.`;
}

/** What a payment is short of. What was taken off an invoice twice looks free and is not. */
function goneFrom(read: ReadDb, id: string) {
  const payment = findPayment(read, id);
  if (payment === null) return null;
  const twice = read.get<{ below: number }>(
    'select coalesce(sum(amount), 0) as below from allocation where payment = ? and amount < 0',
    idToKey(id),
  );
  const left = add(availableOf(payment), minor(twice?.below ?? 0));
  return { number: payment.number, amountMinor: atLeastZero(negate(left)) };
}
