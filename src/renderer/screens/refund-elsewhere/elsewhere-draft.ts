import type { CallInput } from '../../../shared/contract/contract.ts';

export type RefundInput = CallInput<'refunds.create'>;
export type Method = RefundInput['method'];
export type ReasonCode = RefundInput['reason']['code'];

/** The form as it is kept. */
export interface ElsewhereDraft {
  readonly customerId: string;
  readonly customerName: string;
  /** What the receipt of the other desk says. */
  readonly number: string;
  readonly paid: string;
  readonly receivedOn: string;
  /** Empty: all of it. */
  readonly amount: string;
  readonly method: Method;
  readonly code: ReasonCode;
  readonly text: string;
  /** Sent, and not answered yet. */
  readonly sent: RefundInput | null;
}

export const freshElsewhere: ElsewhereDraft = {
  customerId: '',
  customerName: '',
  number: '',
  paid: '',
  receivedOn: '',
  amount: '',
  method: 'cash',
  code: 'customer-request',
  text: '',
  sent: null,
};

type Plan = Pick<RefundInput, 'customerId' | 'original' | 'amount' | 'method' | 'outcome'>;

/** What is asked for; null while something of the receipt is missing. */
export function planOf(
  draft: ElsewhereDraft,
  today: string,
  read: (text: string) => number | null,
): Plan | null {
  const paidMinor = read(draft.paid);
  const wanted = draft.amount.trim() === '' ? null : read(draft.amount);
  const { customerId, method, number } = draft;
  if (customerId === '' || number.trim() === '' || paidMinor === null) return null;
  if (draft.amount.trim() !== '' && wanted === null) return null;
  return {
    customerId,
    original: {
      number: number.trim(),
      amountMinor: paidMinor,
      receivedOn: draft.receivedOn === '' ? today : draft.receivedOn,
    },
    amount: wanted === null ? { kind: 'full' } : { kind: 'fixed', amountMinor: wanted },
    method,
    // What it had paid nobody knows here, so no invoice is touched.
    outcome: 'spare-credit',
  };
}
