import type { CustomerView } from '../../shared/contract/views.ts';
import { type ExceptionRow, rowToException } from '../book/records/exception.ts';
import { keptIn } from '../book/records/kin.ts';
import { keyToId } from '../db/keys.ts';
import type { Viewing } from './context.ts';
import { aboutException } from './exception-words.ts';

interface OwnedRow extends ExceptionRow {
  readonly customer: Buffer | null;
}

/** What one look has found: the first that is open about each customer. */
const found = new WeakMap<Viewing, ReadonlyMap<string, OwnedRow>>();

/** [V32] That something is open about a customer, what they owe or what is theirs. */
export function customerDoubtTold(viewing: Viewing, id: string): Pick<CustomerView, 'inDoubt'> {
  const row = firstOpen(viewing).get(id);
  if (row === undefined) return {};
  const exception = rowToException(row);
  const { sentence } = aboutException(viewing, exception);
  return { inDoubt: { exceptionId: exception.id, sentence } };
}

function firstOpen(viewing: Viewing): ReadonlyMap<string, OwnedRow> {
  const known = found.get(viewing);
  if (known !== undefined) return known;
  const rows = viewing.read.all<OwnedRow>(
    `select rank, kind, subject, figure, ${keptIn('owner')} as customer from (
       select rank, kind, subject, figure, coalesce(
         ${['payment', 'invoice', 'allocation', 'refund']
           .map((table) => `(select customer from ${table} where id = exception.subject)`)
           .join(', ')},
         (select id from customer where id = exception.subject)) as owner
       from exception where kind <> 'evidence-missing')
     where owner is not null order by rank desc, subject desc`,
  );
  const first = new Map(
    rows.flatMap((row) => (row.customer === null ? [] : [[keyToId(row.customer), row] as const])),
  );
  found.set(viewing, first);
  return first;
}
