import { must } from '../../shared/base/assert.ts';
import type { CardChargeBegun } from '../../shared/ledger/card-payment.ts';
import { factAt } from '../book/facts.ts';
import { chargeOf } from '../book/records/card.ts';
import { findTaking, type CardTaking } from '../book/records/card-taking.ts';
import { findPayment, type PaymentRecord } from '../book/records/payment.ts';
import type { PaymentOrder, ProcessorFailure } from '../ports/card-processor.ts';
import type { Asking } from './asking.ts';
import { findOrder, noteLook, noteState, type Order } from './orders.ts';

/** A charge that is under way, with all that this desk has of it. */
export interface Charge {
  readonly order: Order;
  readonly payment: PaymentRecord;
  readonly begun: CardChargeBegun;
  readonly begunAtMs: number;
  readonly taking: CardTaking;
}

/** Reads a charge as it stands now; null where nothing was ordered here. */
export function findCharge({ book: { read } }: Asking, subject: string): Charge | null {
  const order = findOrder(read, subject, 1);
  const payment = findPayment(read, subject);
  if (order === null || payment === null) return null;
  return {
    order,
    payment,
    begun: chargeOf(read, subject),
    begunAtMs: Date.parse(factAt(read, payment.n).at),
    taking: must(findTaking(read, subject), 'A charge that was ordered has its order.'),
  };
}

/** What is asked for, the same however often it is: made only of what never changes. */
export function wantedOf({ book }: Asking, { payment, order }: Charge): PaymentOrder {
  return {
    amountMinor: payment.amountMinor,
    currency: must(book.identity(), 'A book is open.').currency,
    marks: { payment_id: order.subject, payment_number: payment.number },
  };
}

/** It was looked for and nothing was found out: why is said, and the next look comes a little later. */
export const lookedInVain = (
  { book, clock }: Asking,
  { order, taking }: Charge,
  { reason, says }: ProcessorFailure,
): void =>
  book.note((tx) => {
    noteLook(tx, order, clock.now());
    // Why it ends, and in whose words, was noted before and stays.
    if (taking.ends === null) noteState(tx, order, { state: order.state, reason, says });
  });
