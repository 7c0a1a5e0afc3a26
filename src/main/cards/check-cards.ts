import type {
  CardProcessor,
  ProcessorBalance,
  ProcessorFailure,
  ProcessorReader,
  ProcessorRight,
} from '../ports/card-processor.ts';

/** How it stands with whoever moves card money, found out by asking. */
export interface CardCheck {
  /** Why nothing could be found out; null where it could. */
  readonly failure: ProcessorFailure | null;
  readonly balance: ProcessorBalance | null;
  readonly rights: readonly ProcessorRight[];
  readonly readers: readonly ProcessorReader[];
}

/** Asks for everything that a desk wants to know of its key. Nothing is changed by it. */
export async function checkCards(processor: CardProcessor): Promise<CardCheck> {
  const balance = await processor.balance();
  const failure = balance.ok ? null : balance.failure;
  // A key that may not see the balance may still do all the rest.
  if (
    failure !== null &&
    failure.reason !== 'key-lacks-right' &&
    failure.reason !== 'not-offered'
  ) {
    return { failure, balance: null, rights: [], readers: [] };
  }
  const rights = await processor.rights();
  const readers = await processor.readers();
  return {
    failure: null,
    balance: balance.ok ? balance.value : null,
    rights,
    readers: readers.ok ? readers.value : [],
  };
}
