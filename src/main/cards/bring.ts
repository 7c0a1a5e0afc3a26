import { askCharge } from './ask-charge.ts';
import { askRefund } from './ask-refund.ts';
import type { Asking } from './asking.ts';
import { findOrder, type Order } from './orders.ts';

/** Brings one order further, and tells the windows where it stands otherwise than before. */
export async function bring(asking: Asking, order: Order): Promise<void> {
  if (order.kind === 'charge') {
    await askCharge(asking, order.subject);
    asking.attendance.attend(asking, order.subject);
  } else await askRefund(asking, order.subject, order.attempt);
  const now = findOrder(asking.book.read, order.subject, order.attempt);
  // Sent in vain it is queued again: the windows have heard that it was being sent.
  const isAsBefore =
    now?.state === order.state && now.tries === order.tries && now.reason === order.reason;
  if (!isAsBefore) asking.tell(order.subject);
}
