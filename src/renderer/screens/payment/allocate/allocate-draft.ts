import type { CallValue } from '../../../../shared/contract/contract.ts';
import type { MoneySource } from './money-source.ts';
import type { Part } from './use-applying.ts';

export type Suggestion = CallValue<'payments.suggest'>;

export interface AllocateDraft {
  /** What was typed over the suggestion; null while that stands as it is. */
  readonly texts: Readonly<Record<string, string>> | null;
  /** Sent, and not all of it answered yet. */
  readonly sent: readonly Part[] | null;
}

export interface AllocateFormProps {
  readonly source: MoneySource;
  readonly suggestion: Suggestion;
  /** The invoice that somebody came from. */
  readonly wanted: string | null;
  readonly onLeave: () => void;
}
