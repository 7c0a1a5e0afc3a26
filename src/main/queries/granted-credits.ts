import type { CallRequest, CallValue } from '../../shared/contract/contract.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { readBody } from '../../shared/ledger/fact-types.ts';
import { instantOf } from '../book/business-day.ts';
import { findCustomer } from '../book/records/customer.ts';
import { accountsOf, isOneOf } from '../book/records/kin.ts';
import type { Viewing } from './context.ts';
import { cutPage, readCursor, rowsToRead } from './page.ts';
import { signatureOf } from './people.ts';
import { reasonTold } from './reason.ts';
import { where } from './where.ts';
import { wordsOf } from './words.ts';

interface Row {
  readonly n: number;
  readonly body: string;
}

/** Credit that a customer was granted, newest first. */
export function listGrantedCredits(
  viewing: Viewing,
  input: CallRequest<'credits.granted'>,
): Result<CallValue<'credits.granted'>, Failure> {
  const customer = findCustomer(viewing.read, input.customerId);
  if (customer === null) return fail({ kind: 'not-found', what: 'customer', id: input.customerId });
  const at = readCursor(input.cursor, 1);
  const { sql, values } = where(
    isOneOf('fact_subject.subject', accountsOf(viewing.read, customer.id)),
    [`fact.type = 'credit-granted'`],
    at !== null && ['fact_subject.n < ?', ...at],
  );
  // Only what counts is told.
  const rows = viewing.read.all<Row>(
    `select fact.n, fact.body from fact_subject
     join fact on fact.n = fact_subject.n
     join effect on effect.effect = fact.effect and effect.n = fact.n
     ${sql} order by fact_subject.n desc limit ?`,
    ...values,
    rowsToRead(input),
  );
  return ok(cutPage(rows, input, { key: ({ n }) => [n], view: (row) => granted(viewing, row) }));
}

function granted(
  { read }: Viewing,
  { n, body }: Row,
): CallValue<'credits.granted'>['rows'][number] {
  const { credit, number, amountMinor, reason } = readBody('credit-granted', body);
  const { by, at, businessDay, deskCode } = signatureOf(read, n);
  return {
    id: credit,
    number,
    amountMinor,
    reason: reasonTold(reason, wordsOf(read, n).reason),
    grantedOn: businessDay,
    at: instantOf(at),
    by,
    deskCode,
  };
}
