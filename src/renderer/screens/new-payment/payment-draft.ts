import type { CallInput } from '../../../shared/contract/contract.ts';

type PaymentInput = CallInput<'payments.record'>;
type ChargeInput = CallInput<'cards.charge'>;
export type Method = PaymentInput['method'] | 'card';
/** How a card is charged from here. */
export type Via = Exclude<ChargeInput['via'], 'test'>;
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
  /** How a card is charged. */
  readonly via: Via;
  /** Empty: today. */
  readonly receivedOn: string;
  /** The invoice for which it is taken, as long as nobody says otherwise. */
  readonly onlyInvoice: string | null;
  /** What was typed beside the invoices; null while the desk suggests it. */
  readonly texts: Readonly<Record<string, string>> | null;
  /** Sent, and not answered yet. */
  readonly sent: PaymentInput | null;
  readonly sentCharge: ChargeInput | null;
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
  via: 'terminal',
  receivedOn: '',
  onlyInvoice: null,
  texts: null,
  sent: null,
  sentCharge: null,
};

/** What the reference of a way to pay is called. */
export const referenceLabels: Readonly<Record<Exclude<Method, 'check' | 'card'>, string>> = {
  cash: 'Reference',
  electronic: 'Transfer reference',
  other: 'What it was, or its reference',
};
