import { ok } from '../../shared/base/result.ts';
import { must } from '../../shared/base/assert.ts';
import { settleCharge } from '../../shared/ledger/card-payment.ts';
import { dueOf } from '../../shared/ledger/invoice.ts';
import { allocate, availableOf } from '../../shared/ledger/payment.ts';
import { smaller } from '../../shared/money/minor.ts';
import type { Book } from '../book/book.ts';
import { dayIn } from '../book/business-day.ts';
import { factAt } from '../book/facts.ts';
import { chargeOf } from '../book/records/card.ts';
import { findInvoice } from '../book/records/invoice.ts';
import { findPayment, type PaymentRecord } from '../book/records/payment.ts';
import type { ProcessorPayment } from '../ports/card-processor.ts';
import type { Asking } from './asking.ts';
import { isBroughtAbout } from './observe-refund.ts';
import { findOrder, noteLook, noteSending, noteState, type Order } from './orders.ts';
import { onOwnAccount } from './own-account.ts';

const practiceCard = 'pm_card_visa';
/** How far before it was begun a charge is looked for: clocks differ. */
const clocksDifferMs = 2 * 86_400_000;

/** Brings one charge further, by the same rules as a refund: written first, looked up before again. */
export async function askCharge(asking: Asking, subject: string): Promise<void> {
  const { book } = asking;
  const order = findOrder(book.read, subject, 1);
  const payment = findPayment(book.read, subject);
  if (order === null || payment === null) return;
  if (payment.status !== 'pending') {
    return book.note((tx) => noteState(tx, order, { state: 'settled' }));
  }
  if (order.object !== null) {
    const seen = await asking.processor.findPayment(order.object);
    if (seen.ok) return take(asking, order, seen.value);
    return book.note((tx) => noteLook(tx, order, asking.clock.now()));
  }
  if (order.tries > 0) {
    const found = await lookUp(asking, order, payment);
    if (found === 'unclear') return book.note((tx) => noteLook(tx, order, asking.clock.now()));
    if (found !== null) return take(asking, order, found);
  }
  await send(asking, order, payment);
}

async function lookUp(
  { book, processor }: Asking,
  order: Order,
  payment: PaymentRecord,
): Promise<ProcessorPayment | null | 'unclear'> {
  const begunAtMs = Date.parse(factAt(book.read, payment.n).at);
  const all = await processor.paymentsSince(begunAtMs - clocksDifferMs);
  if (!all.ok) return 'unclear';
  return all.value.find(({ marks }) => marks['payment_id'] === order.subject) ?? null;
}

async function send(asking: Asking, order: Order, payment: PaymentRecord): Promise<void> {
  const { book, processor, clock } = asking;
  book.note((tx) => noteSending(tx, order, clock.now()));
  const { currency } = must(book.identity(), 'A book is open.');
  const asked = await processor.chargeTestCard(
    {
      amountMinor: payment.amountMinor,
      currency,
      marks: { payment_id: order.subject, payment_number: payment.number },
    },
    practiceCard,
    order.key,
  );
  if (asked.ok) return take(asking, order, asked.value);
  const { outcome, reason, says } = asked.failure;
  if (outcome === 'no') {
    // A declined card leaves its intent behind; only what is there and paid would be another story.
    const found = await lookUp(asking, order, payment);
    if (found !== 'unclear' && found?.status !== 'succeeded' && found?.status !== 'processing') {
      return giveUp(asking, order, { payment, because: reason, says });
    }
  }
  const wasOpen = order.state === 'unknown' || order.state === 'sending';
  const state = outcome === 'later' && !wasOpen ? 'queued' : 'unknown';
  book.note((tx) => noteState(tx, order, { state, reason, says }));
}

/** Takes over how a charge stands at the processor. */
function take(asking: Asking, order: Order, seen: ProcessorPayment): void {
  const { book } = asking;
  const payment = must(findPayment(book.read, order.subject), 'An order is for a payment.');
  if (seen.amountMinor !== payment.amountMinor) {
    const says = `Stripe has another amount under ${order.key}.`;
    return book.note((tx) =>
      noteState(tx, order, { state: 'unknown', reason: 'something-else', says }),
    );
  }
  if (seen.status === 'succeeded') {
    settle(book, payment, seen);
    applyWanted(book, payment.id);
    return book.note((tx) => noteState(tx, order, { state: 'settled', object: seen.id }));
  }
  if (seen.status === 'canceled' || (seen.status === 'waiting' && seen.failure !== null)) {
    const because = seen.status === 'canceled' ? 'canceled' : 'card-declined';
    return giveUp(asking, order, { payment, because, says: seen.failure ?? '' });
  }
  book.note((tx) => noteState(tx, order, { state: 'pending', object: seen.id }));
}

function settle(book: Book, payment: PaymentRecord, seen: ProcessorPayment): void {
  const effect = `stripe:${seen.id}:succeeded`;
  if (isBroughtAbout(book.read, effect)) return;
  const { timeZone } = must(book.identity(), 'A book is open.');
  const { id, customer, amountMinor } = payment;
  onOwnAccount(book, 'cards.observe', (writing) =>
    ok(
      writing.post({
        type: 'card-charge-settled',
        effect,
        subjects: [id, customer],
        body: {
          payment: id,
          customer,
          amountMinor,
          intent: seen.id,
          settledOn: dayIn(timeZone, seen.createdAtMs),
          journal: settleCharge(amountMinor),
        },
      }),
    ),
  );
}

/** Puts the money to what was asked for when the card was charged, up to what is due now. */
function applyWanted(book: Book, paymentId: string): void {
  for (const { invoice: id, amountMinor } of chargeOf(book.read, paymentId).wanted) {
    const payment = must(findPayment(book.read, paymentId), 'The payment is here.');
    const invoice = findInvoice(book.read, id);
    if (invoice === null || invoice.isVoid) continue;
    const dueMinor = dueOf(invoice);
    const part = smaller(smaller(amountMinor, dueMinor), availableOf(payment));
    const effect = `apply-charge:${paymentId}:${id}`;
    if (part <= 0 || isBroughtAbout(book.read, effect)) continue;
    const decided = allocate({ ...payment, availableMinor: availableOf(payment) }, [
      { ...invoice, invoice: id, dueMinor, amountMinor: part },
    ]);
    if (!decided.ok) continue;
    onOwnAccount(book, 'cards.apply', (writing) => {
      const allocation = writing.newId<'allocation'>();
      const { customer } = payment;
      return ok(
        writing.post({
          type: 'allocation-made',
          effect,
          subjects: [allocation, payment.id, id, customer],
          body: {
            allocation,
            number: writing.nextNumber('ALC'),
            payment: payment.id,
            customer,
            invoice: id,
            amountMinor: part,
            journal: decided.value.journal,
          },
        }),
      );
    });
  }
}

interface NoMoney {
  readonly payment: PaymentRecord;
  readonly because: string;
  readonly says: string;
}

function giveUp({ book }: Asking, order: Order, { payment, because, says }: NoMoney): void {
  const effect = `fail:${payment.id}`;
  const { id, number, customer, amountMinor } = payment;
  if (!isBroughtAbout(book.read, effect)) {
    onOwnAccount(book, 'cards.observe', (writing) =>
      ok(
        writing.post({
          type: 'card-charge-failed',
          effect,
          subjects: [id, customer],
          body: { payment: id, number, customer, amountMinor, because, journal: [] },
        }),
      ),
    );
  }
  book.note((tx) => noteState(tx, order, { state: 'ended', reason: because, says }));
}
