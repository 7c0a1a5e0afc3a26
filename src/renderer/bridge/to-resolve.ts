import type { CallValue } from '../../shared/contract/contract.ts';
import { call } from './client.ts';
import { useAsk } from './hooks.ts';

interface Waiting {
  readonly id: string;
  readonly sentence: string;
}

const mostShown = 5;

/** What contradicts about one record; asked for only where the record says that something does. */
export function useToResolve(
  of:
    | { readonly paymentId: string }
    | { readonly invoiceId: string }
    | { readonly customerId: string },
  needsReview: boolean,
): readonly Waiting[] {
  const { value } = useAsk('exceptions.list', { ...of, limit: mostShown }, { when: needsReview });
  return needsReview ? (value?.rows ?? []) : [];
}

/** How much waits to be resolved: what contradicts, and what desks wrote after they were shut out. */
export function useToResolveCount() {
  const { open = 0, apart } = useAsk('exceptions.count', {}).value ?? {};
  return { open, apart, all: open + (apart?.entries ?? 0) };
}

type Row = CallValue<'exceptions.list'>['rows'][number];

/** What goes together: the first of it, and the others that hang on the same record. */
export interface Matter {
  readonly first: Row;
  readonly others: readonly Row[];
}

/** [V15] Puts together what hangs on one record, in the order of what comes first. */
export function mattersOf(rows: readonly Row[]): readonly Matter[] {
  const heaps = Map.groupBy(rows, ({ hangsOn }) => hangsOn);
  return [...heaps.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ first, others }],
  );
}

const mostTogether = 100;

/**
 * What else is open of the same matter; and, once one of it was decided, what that has settled. A matter
 * is one customer's, so it is found among theirs, however much is open.
 */
export function useMatterOf({
  id,
  hangsOn,
  customerId,
}: Pick<Row, 'id' | 'hangsOn' | 'customerId'>) {
  const of = { ...(customerId === undefined ? {} : { customerId }), limit: mostTogether };
  const { value } = useAsk('exceptions.list', of, { when: customerId !== undefined });
  const others = (value?.rows ?? []).filter((row) => row.hangsOn === hangsOn && row.id !== id);
  const settledOf = async (before: readonly Row[]): Promise<readonly Row[]> => {
    if (before.length === 0) return [];
    const now = await call('exceptions.list', of);
    if (!now.ok) return [];
    const open = new Set(now.value.rows.map((row) => row.id));
    return before.filter((row) => !open.has(row.id));
  };
  return { others, settledOf };
}
