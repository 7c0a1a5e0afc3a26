import { ok } from '../../shared/base/result.ts';
import { chargeCard as charge } from '../actions/charge-card.ts';
import { findPayment } from '../book/records/payment.ts';
import { act, type Handler } from './handler.ts';

/** How long somebody who charges a card waits for its answer; afterwards it is known later. */
const longestWaitMs = 10_000;

/** Charging waits a while for the card's answer, as the person at the desk does. */
export const chargeCard: Handler<'cards.charge'> = async (desk, input) => {
  const written = await act('cards.charge', charge(desk.cards.takesTestCards))(desk, input);
  if (!written.ok) return written;
  await Promise.race([desk.cards.push(written.value.id), pause(longestWaitMs)]);
  const payment = findPayment(desk.book.read, written.value.id);
  return ok({ ...written.value, status: payment?.status ?? written.value.status });
};

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
