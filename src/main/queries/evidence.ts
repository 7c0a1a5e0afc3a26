import type { PaymentView } from '../../shared/contract/views.ts';
import { readBody } from '../../shared/ledger/fact-types.ts';
import { instantOf } from '../book/business-day.ts';
import { factAt } from '../book/facts.ts';
import { actsOn } from '../book/records/exception.ts';
import type { ReadDb } from '../db/handle.ts';
import { signatureOf } from './people.ts';
import { wordsOf } from './words.ts';

type Vouched = Pick<NonNullable<PaymentView['card']>, 'evidence'>;

/** What people said that vouches for money of a card payment which went back outside Stripe. */
export function vouchedFor(read: ReadDb, payment: string): Vouched {
  const acts = actsOn(read, { kind: 'evidence-missing', subject: payment });
  const evidence = acts.flatMap(({ n }) => {
    const fact = factAt(read, n);
    if (fact.type !== 'exception-resolved') return [];
    const { evidenceMinor: amountMinor } = readBody('exception-resolved', fact.body);
    if (amountMinor === undefined) return [];
    const { by, at } = signatureOf(read, n);
    return [{ amountMinor, note: wordsOf(read, n).reason ?? '', by, at: instantOf(at) }];
  });
  return evidence.length === 0 ? {} : { evidence };
}
