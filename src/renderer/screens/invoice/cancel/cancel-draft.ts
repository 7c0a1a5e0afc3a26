import type { CallInput, CallValue } from '../../../../shared/contract/contract.ts';

type CancelInput = CallInput<'invoices.cancel'>;
export type CancelAsked = CallInput<'invoices.cancelPlan'>;
export type MoneyWish = CancelInput['money'];
export type ReasonCode = CancelInput['reason']['code'];
type PartAsked = NonNullable<CancelAsked['parts']>[number];
/** How a part goes back, or that it stays with the customer. */
export type WayOfPart = NonNullable<PartAsked['method']> | 'stays';
export type PlanRow = CallValue<'invoices.cancelPlan'>['refunds'][number];

/** The form as it is kept. */
export interface CancelDraft {
  readonly money: MoneyWish;
  /** How much goes back in all; empty: everything that comes free. */
  readonly total: string;
  /** What was written beside single payments; null while the desk's own plan stands. */
  readonly texts: Readonly<Record<string, string>> | null;
  readonly ways: Readonly<Record<string, WayOfPart>>;
  readonly code: ReasonCode;
  readonly text: string;
  /** Sent, and not answered yet. */
  readonly sent: CancelInput | null;
}

export const freshCancel: CancelDraft = {
  money: 'refund',
  total: '',
  texts: null,
  ways: {},
  code: 'canceled',
  text: '',
  sent: null,
};

/** Whether the plan was changed part by part. */
export const isByHand = ({ texts, ways }: CancelDraft): boolean =>
  texts !== null || Object.keys(ways).length > 0;

/** The parts as they stand in the fields; null while one of them is no amount. */
export function partsOf(
  rows: readonly PlanRow[],
  draft: CancelDraft,
  shown: (paymentId: string) => string,
  read: (text: string) => number | null,
): PartAsked[] | null {
  const parts: PartAsked[] = [];
  for (const { paymentId } of rows) {
    const way = draft.ways[paymentId];
    const text = shown(paymentId);
    const amountMinor = way === 'stays' || text.trim() === '' ? 0 : read(text);
    if (amountMinor === null) return null;
    parts.push({
      paymentId,
      amountMinor,
      ...(way === undefined || way === 'stays' ? {} : { method: way }),
    });
  }
  return parts;
}
