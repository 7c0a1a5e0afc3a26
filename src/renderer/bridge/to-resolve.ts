import type { CallValue } from '../../shared/contract/contract.ts';
import { useAsk } from './hooks.ts';

interface Waiting {
  readonly id: string;
  readonly sentence: string;
}

const mostShown = 5;

/** What contradicts about one record; asked for only where the record says that something does. */
export function useToResolve(
  of: { readonly paymentId: string } | { readonly invoiceId: string },
  needsReview: boolean,
): readonly Waiting[] {
  const { value } = useAsk('exceptions.list', { ...of, limit: mostShown }, { when: needsReview });
  return needsReview ? (value?.rows ?? []) : [];
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
