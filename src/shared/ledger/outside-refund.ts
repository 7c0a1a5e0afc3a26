import { z } from 'zod';
import type { Minor } from '../money/minor.ts';
import { dayField, idField, moneyField } from './body-fields.ts';
import { sendOut } from './card-refund.ts';
import { journal, journalSchema, type Line, mirror, move } from './posting.ts';

/** The marks that every refund of this book bears at Stripe: what it is, and which desk sent it. */
const mark = z.strictObject({
  refund: idField<'refund'>(),
  attempt: z.int().min(1),
  desk: idField<'desk'>(),
});
export type RefundMark = z.output<typeof mark>;

/** What every fact holds of a refund at Stripe that no entry here has promised. */
const shown = {
  payment: idField<'payment'>(),
  number: z.string(),
  customer: idField<'customer'>(),
  amountMinor: moneyField,
  /** Stripe's own name for it. */
  at: z.string(),
  observedOn: dayField,
  journal: journalSchema,
};

/**
 * `refund-sighted`: Stripe shows a refund that bears the mark of another desk, and that desk has not
 * told of it. It moves nothing: a person decides whether it is waited for.
 */
export const refundSighted = z.strictObject({ ...shown, mark });
export type RefundSighted = z.output<typeof refundSighted>;

/**
 * `outside-refund-observed`: somebody gave money of one of our charges back at Stripe itself, without
 * this book. It lowers what can be refunded as any other does; a person decides the rest.
 */
export const outsideRefundObserved = z.strictObject({
  ...shown,
  status: z.enum(['pending', 'succeeded', 'failed', 'canceled']),
  /** Whether the money had gone out, and came back. */
  cameBack: z.boolean(),
  /** Where it is a refund of this book after all, whose own entries are not here. */
  mark: mark.optional(),
  /** Why somebody let it count who did not wait for that desk. */
  text: z.string().optional(),
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
