import { z } from 'zod';
import type { Minor } from '../money/minor.ts';
import { dayField, idField, moneyField } from './body-fields.ts';
import { sendOut } from './card-refund.ts';
import { journal, journalSchema, type Line, mirror, move } from './posting.ts';

/**
 * `outside-refund-observed`: somebody gave money of one of our charges back at Stripe itself, without
 * this book. It lowers what can be refunded as any other does; a person decides the rest.
 */
export const outsideRefundObserved = z.strictObject({
  payment: idField<'payment'>(),
  number: z.string(),
  customer: idField<'customer'>(),
  amountMinor: moneyField,
  /** Stripe's own name for it. */
  at: z.string(),
  status: z.enum(['pending', 'succeeded', 'failed', 'canceled']),
  /** Whether the money had gone out, and came back. */
  cameBack: z.boolean(),
  observedOn: dayField,
  journal: journalSchema,
});
export type OutsideRefundObserved = z.output<typeof outsideRefundObserved>;
export type OutsideStatus = OutsideRefundObserved['status'];

/** [G41] What a refund from outside changes of its payment's figures. */
export function changedByOutside({
  status,
  amountMinor,
  cameBack,
}: Pick<OutsideRefundObserved, 'status' | 'amountMinor' | 'cameBack'>): {
  readonly reserved: number;
  readonly refunded: number;
} {
  const less = 0 - amountMinor;
  if (status === 'pending') return { reserved: amountMinor, refunded: 0 };
  if (status === 'succeeded') return { reserved: less, refunded: amountMinor };
  return cameBack ? { reserved: 0, refunded: less } : { reserved: less, refunded: 0 };
}

/** [G41] It goes the way of every refund to a card: on its way, gone, and perhaps back. */
export function postOutside(status: OutsideStatus, amountMinor: Minor, cameBack: boolean): Line[] {
  const begun = move('customer-deposits', 'refunds-on-their-way', amountMinor);
  if (status === 'pending') return journal(begun);
  if (status === 'succeeded') return sendOut(amountMinor);
  return journal(mirror(begun), cameBack ? mirror(sendOut(amountMinor)) : []);
}
