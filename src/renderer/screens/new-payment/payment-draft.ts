import type { CallInput } from '../../../shared/contract/contract.ts';

type PaymentInput = CallInput<'payments.record'>;
export type Method = PaymentInput['method'];
export type Part = NonNullable<PaymentInput['allocations']>[number];

/** The form as it is kept. */
export interface PaymentDraft {
  readonly customerId: string;
  readonly customerName: string;
  readonly amount: string;
  readonly method: Method;
  readonly reference: string;
  /** The cash that was laid down. */
  readonly tendered: string;
  /** What stands on a check. */
  readonly checkNumber: string;
  readonly bank: string;
  /** Empty: today. */
  readonly receivedOn: string;
  /** What was typed beside the invoices; null while it is oldest first. */
  readonly texts: Readonly<Record<string, string>> | null;
  /** Sent, and not answered yet. */
  readonly sent: PaymentInput | null;
}

export const freshPayment: PaymentDraft = {
  customerId: '',
  customerName: '',
  amount: '',
  method: 'cash',
  reference: '',
  tendered: '',
  checkNumber: '',
  bank: '',
  receivedOn: '',
  texts: null,
  sent: null,
};

/** What the reference of a way to pay is called. */
export const referenceLabels: Readonly<Record<Exclude<Method, 'check'>, string>> = {
  cash: 'Reference',
  electronic: 'Transfer reference',
  other: 'What it was, or its reference',
};
