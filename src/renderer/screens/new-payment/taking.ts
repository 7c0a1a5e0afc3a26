import type { Trouble } from '../../bridge/answer.ts';
import type { Part, PaymentDraft } from './payment-draft.ts';

/** What the form in hand is carried out with. */
export interface PaymentFormParts {
  readonly attemptId: string;
  readonly draft: PaymentDraft;
  readonly change: (part: Partial<PaymentDraft>) => void;
  readonly clear: () => void;
}

/** One way of carrying it out. */
export interface Taking {
  readonly busy: boolean;
  readonly trouble: Trouble | undefined;
  readonly forget: () => void;
  readonly take: (amountMinor: number, parts: readonly Part[]) => Promise<void>;
}
