import type { CallInput } from '../../../../shared/contract/contract.ts';

type GrantInput = CallInput<'credits.grant'>;
export type ReasonCode = GrantInput['reason']['code'];

/** The form as it is kept. */
export interface MakeGoodDraft {
  readonly amount: string;
  /** Credit for what comes, or money back of what was paid. */
  readonly way: 'credit' | 'refund';
  /** The payment to refund; empty: the newest. */
  readonly paymentId: string;
  readonly code: ReasonCode;
  readonly text: string;
  readonly ticket: string;
  /** Sent, and not answered yet. */
  readonly sent: GrantInput | null;
}

export const freshMakeGood: MakeGoodDraft = {
  amount: '',
  way: 'credit',
  paymentId: '',
  code: 'service-issue',
  text: '',
  ticket: '',
  sent: null,
};

/** The form as the desk takes it. */
export const grantOf = (
  draft: MakeGoodDraft,
  rest: Pick<GrantInput, 'attemptId' | 'customerId' | 'amountMinor'>,
): GrantInput => ({
  ...rest,
  reason: { code: draft.code, ...(draft.text.trim() === '' ? {} : { text: draft.text }) },
  ...(draft.ticket.trim() === '' ? {} : { ticket: draft.ticket }),
});

/** The address of the refund panel with everything that was said here already. */
export function refundAddress(paymentId: string, draft: MakeGoodDraft): string {
  const said = new URLSearchParams({ reason: draft.code });
  if (draft.amount.trim() !== '') said.set('amount', draft.amount);
  if (draft.text.trim() !== '') said.set('note', draft.text);
  if (draft.ticket.trim() !== '') said.set('ticket', draft.ticket);
  return `/payments/${paymentId}/refund?${said.toString()}`;
}
