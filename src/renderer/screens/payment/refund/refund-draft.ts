import type { CallInput } from '../../../../shared/contract/contract.ts';
import type { RefundView } from '../../../../shared/contract/views.ts';
import type { Currency } from '../../../../shared/money/currency.ts';
import { formatFigure } from '../../../../shared/money/format.ts';
import { parseMoney } from '../../../../shared/money/parse.ts';
import { readPercent } from '../../../ui/percent-field.tsx';

type RefundInput = CallInput<'refunds.create'>;
export type RefundAmount = RefundInput['amount'];
export type RefundMethod = RefundInput['method'];
export type RefundOutcome = RefundInput['outcome'];
export type ReasonCode = RefundInput['reason']['code'];
/** What was sent, without the PIN, which is written down nowhere. */
export type SentRefund = Omit<RefundInput, 'approval'>;

/** The form as it is kept. Null stands for what is usual, which the desk says. */
export interface RefundDraft {
  readonly kind: RefundAmount['kind'];
  readonly fixed: string;
  readonly percent: string;
  readonly method: RefundMethod | null;
  readonly outcome: RefundOutcome | null;
  readonly unapply: readonly string[] | null;
  readonly code: ReasonCode;
  readonly text: string;
  readonly notes: string;
  readonly ticket: string;
  readonly reference: string;
  readonly refundedOn: string;
  /** The refund to a card that failed, whose money goes out by this one. */
  readonly insteadOf: string | null;
  /** Whether the platform gives its share of the fee back as well. */
  readonly withFee: boolean;
  /** Sent, and not answered yet. Sent again as it was, it can't give anything twice. */
  readonly sent: SentRefund | null;
}

export const freshRefund: RefundDraft = {
  kind: 'full',
  fixed: '',
  percent: '',
  method: null,
  outcome: null,
  unapply: null,
  code: 'customer-request',
  text: '',
  notes: '',
  ticket: '',
  reference: '',
  refundedOn: '',
  insteadOf: null,
  withFee: false,
  sent: null,
};

/** The form of a refund that was only written down so far. */
export const draftOf = (refund: RefundView, currency: Currency): RefundDraft => ({
  ...freshRefund,
  kind: 'fixed',
  fixed: formatFigure(refund.amountMinor, currency),
  method: refund.method,
  outcome: refund.outcome,
  code: refund.reason.code,
  text: refund.reason.text ?? '',
  notes: refund.notes ?? '',
  ticket: refund.ticket ?? '',
  reference: refund.reference,
  insteadOf: refund.insteadOf?.id ?? null,
});

/** The form for the money of a refund that did not come to its card: the same, another way. */
export const insteadOf = (failed: RefundView, currency: Currency): Partial<RefundDraft> => ({
  ...draftOf(failed, currency),
  method: 'cash',
  reference: '',
  notes: '',
  insteadOf: failed.id,
});

/** The amount that the form asks for; null while it is none. */
export function amountOf(draft: RefundDraft, currency: Currency): RefundAmount | null {
  if (draft.kind === 'full') return { kind: 'full' };
  if (draft.kind === 'percent') {
    const percent = readPercent(draft.percent);
    return percent === null ? null : { kind: 'percent', percent };
  }
  const typed = parseMoney(draft.fixed, currency);
  // An amount of nothing is refused by the desk in the same words as anywhere else.
  return typed.ok ? { kind: 'fixed', amountMinor: typed.value.amountMinor } : null;
}

/** A text that was left empty is left out. */
const said = <Name extends string>(name: Name, text: string) =>
  (text.trim() === '' ? {} : { [name]: text }) as Partial<Record<Name, string>>;

/** [G46] Only what goes back to the card can take the platform’s fee with it. */
export const feeOf = (
  { withFee }: RefundDraft,
  method: RefundMethod,
): { readonly refundApplicationFee?: true } =>
  withFee && method === 'card' ? { refundApplicationFee: true } : {};

interface Settled {
  readonly attemptId: string;
  readonly ids: { readonly paymentId: string } | { readonly customerId: string };
  readonly refundId: string | undefined;
  readonly amount: RefundAmount;
  readonly method: RefundMethod;
  readonly outcome: RefundOutcome;
  readonly seenRefundableMinor: number;
}

/** The form with everything decided, as the desk takes it. */
export function inputOf(draft: RefundDraft, settled: Settled): SentRefund {
  const { refundId, ids, ...rest } = settled;
  return {
    ...rest,
    ...ids,
    ...(refundId === undefined ? {} : { refundId }),
    ...(draft.insteadOf === null ? {} : { insteadOf: draft.insteadOf }),
    ...feeOf(draft, rest.method),
    ...(draft.unapply === null ? {} : { unapply: [...draft.unapply] }),
    reason: { code: draft.code, ...said('text', draft.text) },
    ...said('notes', draft.notes),
    ...said('ticket', draft.ticket),
    ...said('reference', draft.reference),
    ...said('refundedOn', draft.refundedOn),
  };
}
