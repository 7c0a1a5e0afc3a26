import { fail, ok } from '../../shared/base/result.ts';
import { chargeCard as charge } from '../actions/charge-card.ts';
import { chooseCardReader } from '../actions/choose-card-reader.ts';
import { findChargeBegun } from '../book/records/card.ts';
import { findTaking } from '../book/records/card-taking.ts';
import { findPayment } from '../book/records/payment.ts';
import { findRefund } from '../book/records/refund.ts';
import { findReader } from '../cards/find-reader.ts';
import { cardStatus, checkCards } from './card-views.ts';
import { act, type Handler } from './handler.ts';

/** How long somebody who charges a card waits for its answer; afterwards it is known later. */
const longestWaitMs = 10_000;

/** Charging waits a while for the card's answer, as the person at the desk does. */
export const chargeCard: Handler<'cards.charge'> = async (desk, input) => {
  const written = await act('cards.charge', charge(desk.cards))(desk, input);
  if (!written.ok) return written;
  await Promise.race([desk.cards.push(written.value.id), pause(longestWaitMs)]);
  const payment = findPayment(desk.book.read, written.value.id);
  return ok({ ...written.value, status: payment?.status ?? written.value.status });
};

/** [G22] Calls a charge off: written down first, and off only once Stripe says so. */
export const callOff: Handler<'cards.callOff'> = async (desk, { id }) => {
  const { read } = desk.book;
  const payment = findPayment(read, id);
  if (payment === null) return fail({ kind: 'not-found', what: 'payment', id });
  const { number } = payment;
  const via = findChargeBegun(read, id)?.via;
  if (via === undefined) return fail({ kind: 'no-charge-here', number, because: 'not-by-card' });
  if (payment.status === 'pending') {
    if (via === 'test') return fail({ kind: 'no-charge-here', number, because: 'test-card' });
    if (findTaking(read, id) === null) {
      return fail({ kind: 'no-charge-here', number, because: 'other-desk' });
    }
    await Promise.race([desk.cards.callOff(id), pause(longestWaitMs)]);
    desk.tell({ kind: 'changed', subjects: [id] });
  }
  return ok({ id, number, status: findPayment(read, id)?.status ?? payment.status });
};

export const status: Handler<'cards.status'> = (desk) => cardStatus(desk);

export const check: Handler<'cards.check'> = (desk) => checkCards(desk);

/** [G24] Keeps the key. It is compared with nothing, answered nowhere, and remembered by no attempt. */
export const setKey: Handler<'cards.setKey'> = async (desk, { key }) => {
  const kept = await desk.cardKey.keep(key);
  if (!kept.ok) return kept;
  keyChanged(desk);
  return ok(kept.value);
};

export const removeKey: Handler<'cards.removeKey'> = async (desk) => {
  const gone = await desk.cardKey.forget();
  if (!gone.ok) return gone;
  keyChanged(desk);
  return ok({});
};

/** What waited for a key goes out now. */
function keyChanged(desk: Parameters<Handler<'cards.setKey'>>[0]): void {
  desk.tell({ kind: 'changed', subjects: [] });
  void desk.cards.look();
}

export const setReader: Handler<'cards.setReader'> = async (desk, input) => {
  const found =
    input.readerId === null ? ok(null) : await findReader(desk.processor(), input.readerId);
  if (!found.ok) return found;
  return act('cards.setReader', chooseCardReader(found.value))(desk, input);
};

/** Asks about one refund at once, instead of when it is next due. Whoever asks waits only so long. */
export const askStripe: Handler<'refunds.askStripe'> = async (desk, { id }) => {
  const before = findRefund(desk.book.read, id);
  if (before === null) return fail({ kind: 'not-found', what: 'refund', id });
  await Promise.race([desk.cards.push(before.id), pause(longestWaitMs)]);
  const now = findRefund(desk.book.read, id) ?? before;
  return ok({ id, status: now.status });
};

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
