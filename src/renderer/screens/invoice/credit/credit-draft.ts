import type { CallInput, CallValue } from '../../../../shared/contract/contract.ts';
import type { Currency } from '../../../../shared/money/currency.ts';
import { parseMoney } from '../../../../shared/money/parse.ts';

export type MoneyWish = CallInput<'invoices.cancel'>['money'];
export type ReasonCode = CallInput<'invoices.cancel'>['reason']['code'];
export type Consequences = CallValue<'invoices.cancelPlan'>;

/** The form as it is kept. */
export interface CreditDraft {
  /** A part of the invoice, or all that is left of it. */
  readonly kind: 'part' | 'all';
  readonly amount: string;
  /** What becomes of money that comes free. */
  readonly money: MoneyWish;
  readonly code: ReasonCode;
  readonly text: string;
}

export const freshCredit: CreditDraft = {
  kind: 'part',
  amount: '',
  money: 'credit',
  code: 'service-issue',
  text: '',
};

/** What is asked for, in the two shapes the desk knows. */
export type CreditAsked =
  | { readonly call: 'part'; readonly input: CallInput<'creditNotes.preview'> }
  | { readonly call: 'all'; readonly input: CallInput<'invoices.cancelPlan'> };

/** Null while there is no amount. */
export function askedOf(
  invoiceId: string,
  draft: CreditDraft,
  currency: Currency,
): CreditAsked | null {
  if (draft.kind === 'all') return { call: 'all', input: { id: invoiceId, money: draft.money } };
  const typed = parseMoney(draft.amount, currency);
  if (!typed.ok) return null;
  const input = { invoiceId, amountMinor: typed.value.amountMinor };
  return {
    call: 'part',
    input: draft.money === 'refund' ? { ...input, processRefund: true } : input,
  };
}
