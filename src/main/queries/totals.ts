import type { SqlValue } from '../db/handle.ts';
import type { Viewing } from './context.ts';
import type { Where } from './where.ts';

/** So many rows are summed while somebody waits; more would hold everybody else up. */
const mostSummed = 20_000;

/** What the rows of a list come to, unless they are too many. */
export function totalsOf<Amounts extends Readonly<Record<string, string>>>(
  { read }: Viewing,
  table: 'invoice' | 'payment' | 'refund',
  { sql, values }: Where,
  amounts: Amounts,
): { count: number; more: boolean; amounts?: { readonly [Name in keyof Amounts]: number } } {
  const names = Object.keys(amounts);
  const listed = names.map((name) => `${String(amounts[name])} as ${name}`).join(', ');
  const sums = names.map((name) => `coalesce(sum(${name}), 0) as ${name}`).join(', ');
  const row = read.get<Readonly<Record<string, SqlValue>>>(
    `select count(*) as count, ${sums}
     from (select ${listed} from ${table} ${sql} limit ${String(mostSummed + 1)})`,
    ...values,
  );
  const count = Number(row?.['count'] ?? 0);
  if (count > mostSummed) return { count: mostSummed, more: true };
  const figures = Object.fromEntries(names.map((name) => [name, Number(row?.[name] ?? 0)]));
  return { count, more: false, amounts: figures as { readonly [Name in keyof Amounts]: number } };
}
