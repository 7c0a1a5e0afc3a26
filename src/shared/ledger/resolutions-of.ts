import type { ExceptionKind, Resolution } from './exception.ts';

/** [Q9] What may be done about each kind, beside giving it to somebody. */
export const resolutionsOf: Readonly<Record<ExceptionKind, readonly Resolution[]>> = {
  'refund-of-silent-desk': ['take-over'],
  'payment-over-refunded': ['recovered', 'drawer-loss', 'cancel-refund', 'customer-debt'],
  'canceled-and-handed-over': ['handed-over', 'not-handed-over'],
  'refund-crosses-dispute': ['recovered', 'drawer-loss', 'customer-debt'],
  'credit-overdrawn': ['recovered', 'drawer-loss', 'customer-debt'],
  'payment-over-applied': ['un-apply'],
  'allocation-below-zero': ['put-back'],
  'invoice-over-credited': ['reverse-credit-note'],
  'invoice-over-covered': ['move-to-available'],
  'allocation-to-void': ['move-to-available', 'replace-voided'],
  'payment-ended-twice': ['take-back'],
  'check-contradicted': [
    'recovered',
    'drawer-loss',
    'customer-debt',
    'move-to-available',
    'take-back',
  ],
  'resolved-twice': ['take-back'],
  'external-refund': ['accept'],
  'erased-with-money': ['accept'],
  'evidence-missing': ['attach-evidence'],
  'not-allowed': ['admit'],
  'effect-conflict': ['accept'],
  'number-used-twice': ['accept'],
  'clock-drift': ['accept'],
};

/** What anybody may do: it moves no money. Everything else is for managers. */
export const movesNoMoney = (resolution: Resolution): boolean =>
  resolution === 'assign' || resolution === 'attach-evidence';

export type ResolveFailure =
  | { readonly kind: 'no-such-exception'; readonly id: string }
  | { readonly kind: 'exception-settled'; readonly id: string }
  | {
      readonly kind: 'not-a-resolution';
      readonly resolution: string;
      readonly allowed: readonly string[];
    }
  | { readonly kind: 'note-needed'; readonly resolution: string };
