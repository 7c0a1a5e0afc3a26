import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { CallRequest, CallValue } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { sentenceOf } from '../../shared/contract/sentences/sentence-of.ts';
import type { CustomerView } from '../../shared/contract/views.ts';
import { formatMoney } from '../../shared/money/format.ts';
import type { Identity } from '../book/identity.ts';
import { type CustomerRecord, findCustomer } from '../book/records/customer.ts';
import { customerView } from '../book/records/customer-view.ts';
import { accountsOf, isOneOf } from '../book/records/kin.ts';
import type { ReadDb } from '../db/handle.ts';
import { eraseCase, mergeCase } from './one-customer.ts';

type Weighed = CallValue<'customers.previewMerge'>['kept'];

/** [D12] What would become of two customers, refused where merging them would be. */
export function previewMerge(
  read: ReadDb,
  input: CallRequest<'customers.previewMerge'>,
): Result<CallValue<'customers.previewMerge'>, Failure> {
  const found = mergeCase(read, input);
  if (!found.ok) return found;
  const { merged, kept, taken, figures } = found.value;
  const [from, into] = [weigh(read, merged), weigh(read, kept)];
  const details = Object.fromEntries(
    Object.entries(taken).filter(([, value]) => value !== undefined),
  );
  return ok({
    merged: from,
    kept: into,
    after: {
      ...into,
      ...details,
      ...figures,
      merged: [...new Set([...(into.merged ?? []), ...(from.merged ?? []), merged.name])],
      invoices: into.invoices + from.invoices,
      payments: into.payments + from.payments,
      refunds: into.refunds + from.refunds,
    },
  });
}

/** [D13] What would go with a customer and what would stay, or why it can't be now. */
export function previewErase(
  { read, identity }: { readonly read: ReadDb; readonly identity: Identity },
  id: string,
): Result<CallValue<'customers.previewErase'>, Failure> {
  const customer = findCustomer(read, id);
  if (customer === null) return fail({ kind: 'not-found', what: 'customer', id });
  const decided = eraseCase(read, id);
  const weighed = weigh(read, customer);
  const [of, ...accounts] = isOneOf('subject', accountsOf(read, id));
  const words = read.get<{ count: number }>(
    `select count(*) as count from snapshot
     where n in (select n from fact_subject where ${of})`,
    ...accounts,
  );
  return ok({
    customer: weighed,
    along: [...(weighed.merged ?? [])],
    words: words?.count ?? 0,
    ...(decided.ok
      ? {}
      : {
          whyNot: sentenceOf(decided.failure, (amount) => formatMoney(amount, identity.currency)),
        }),
  });
}

function weigh(read: ReadDb, customer: CustomerRecord): Weighed {
  const [of, ...accounts] = isOneOf('customer', accountsOf(read, customer.id));
  const count = (table: string): number =>
    read.get<{ count: number }>(
      `select count(*) as count from ${table} where ${of} and n is not null`,
      ...accounts,
    )?.count ?? 0;
  const view: CustomerView = customerView(read, customer);
  return {
    ...view,
    invoices: count('invoice'),
    payments: count('payment'),
    refunds: count('refund'),
  };
}
