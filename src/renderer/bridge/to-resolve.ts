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
