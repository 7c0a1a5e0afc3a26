import { must } from '../../../shared/base/assert.ts';
import { readBody } from '../../../shared/ledger/fact-types.ts';
import type { CardChargeBegun } from '../../../shared/ledger/card-payment.ts';
import type { ReadDb } from '../../db/handle.ts';
import { lookupKey } from '../../db/keys.ts';

interface BodyRow {
  readonly body: string;
}

const aboutPayment = (read: ReadDb, payment: string, type: string): string | null =>
  read.get<BodyRow>(
    `select fact.body from fact_subject join fact on fact.n = fact_subject.n
     join effect on effect.effect = fact.effect and effect.n = fact.n
     where fact_subject.subject = ? and fact.type = ? limit 1`,
    lookupKey(payment),
    type,
  )?.body ?? null;

/** Stripe's own name for a payment by card; null while its money has not come. */
export function intentOf(read: ReadDb, payment: string): string | null {
  const body = aboutPayment(read, payment, 'card-charge-settled');
  return body === null ? null : readBody('card-charge-settled', body).intent;
}

/** How a charge was begun. */
export const chargeOf = (read: ReadDb, payment: string): CardChargeBegun =>
  readBody(
    'card-charge-begun',
    must(aboutPayment(read, payment, 'card-charge-begun'), 'A charge was begun.'),
  );
