import { z } from 'zod';
import type { Minor } from '../money/minor.ts';
import { dayField, idField, moneyField } from './body-fields.ts';
import { journal, journalSchema, type Line, move } from './posting.ts';

/** `card-charge-begun`: written down before anything is asked of Stripe; no money yet. */
export const cardChargeBegun = z.strictObject({
  payment: idField<'payment'>(),
  number: z.string(),
  customer: idField<'customer'>(),
  method: z.literal('card'),
  amountMinor: moneyField,
  receivedOn: dayField,
  via: z.enum(['terminal', 'link', 'test']),
  /** What it shall be put to once it is there, up to what is due then. */
  wanted: z.array(z.strictObject({ invoice: idField<'invoice'>(), amountMinor: moneyField })),
  journal: journalSchema,
});
export type CardChargeBegun = z.output<typeof cardChargeBegun>;

/** `card-charge-settled`: Stripe has the money. Nothing but what Stripe never changes about it. */
export const cardChargeSettled = z.strictObject({
  payment: idField<'payment'>(),
  customer: idField<'customer'>(),
  amountMinor: moneyField,
  intent: z.string(),
  /** What a platform keeps of it, where one does. */
  applicationFeeMinor: moneyField.optional(),
  /** Brand and last four figures, such as `visa 4242`, where Stripe told them. */
  card: z.string().optional(),
  settledOn: dayField,
  journal: journalSchema,
});

/** `card-charge-failed`: Stripe said plainly that there is no money, or never heard of it. */
export const cardChargeFailed = z.strictObject({
  payment: idField<'payment'>(),
  number: z.string(),
  customer: idField<'customer'>(),
  amountMinor: moneyField,
  because: z.string(),
  journal: journalSchema,
});

/** A card as people know it: `Visa ending 4242`. */
export function cardName(card: string): string {
  const [brand = '', last4 = ''] = card.split(' ');
  const name = brands[brand] ?? 'Card';
  return last4 === '' ? name : `${name} ending ${last4}`;
}

const brands: Readonly<Record<string, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  discover: 'Discover',
  diners: 'Diners Club',
  jcb: 'JCB',
  interac: 'Interac',
  unionpay: 'UnionPay',
};

/** [G8] A card's money stands in Stripe's balance, and is the customer's deposit. */
export const settleCharge = (amountMinor: Minor): Line[] =>
  journal(move('stripe-balance', 'customer-deposits', amountMinor));
