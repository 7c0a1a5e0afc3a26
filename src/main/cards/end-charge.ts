import { ok } from '../../shared/base/result.ts';
import { must } from '../../shared/base/assert.ts';
import { settleCharge } from '../../shared/ledger/card-payment.ts';
import { allocate, availableOf } from '../../shared/ledger/payment.ts';
import { minor, smaller } from '../../shared/money/minor.ts';
import type { Book } from '../book/book.ts';
import { dayIn } from '../book/business-day.ts';
import { chargeOf } from '../book/records/card.ts';
import { findInvoice } from '../book/records/invoice.ts';
import { payableOf } from '../book/records/payable.ts';
import { keptCustomer } from '../book/records/kin.ts';
import { findPayment, type PaymentRecord } from '../book/records/payment.ts';
import type { ProcessorPayment } from '../ports/card-processor.ts';
import type { Asking } from './asking.ts';
import type { Charge } from './charge.ts';
import { isBroughtAbout } from './observe-refund.ts';
import { noteState } from './orders.ts';
import { onOwnAccount } from './own-account.ts';
import { rereadFrom } from './reread-from.ts';

/** Books the money of a charge, which the processor has now, and puts it to what was named. */
export async function settle(
  asking: Asking,
  { order, payment }: Charge,
  seen: ProcessorPayment,
): Promise<void> {
  const { book } = asking;
  if (seen.amountMinor !== payment.amountMinor) {
    const says = `Stripe has another amount under ${order.key}.`;
    const now = { state: 'unknown', reason: 'something-else', says } as const;
    return book.note((tx) => noteState(tx, order, now));
  }
  bookMoney(book, payment, { seen, card: await cardBehind(asking, seen) });
  applyWanted(book, payment.id);
  book.note((tx) => noteState(tx, order, { state: 'settled', object: seen.id }));
}

/** Books what another desk charged; putting it to invoices is left to that desk. */
export async function settleFound(
  asking: Asking,
  payment: PaymentRecord,
  seen: ProcessorPayment,
): Promise<void> {
  if (seen.amountMinor !== payment.amountMinor) return;
  bookMoney(asking.book, payment, { seen, card: await cardBehind(asking, seen) });
  asking.tell(payment.id);
}

/** Writes down that another desk's charge was canceled: nothing comes of it any more. */
export function noteCanceled({ book, tell }: Asking, payment: PaymentRecord): void {
  noteFailed(book, payment, 'canceled');
  tell(payment.id);
}

/** Writes down that a charge comes to nothing: surely no money moved, and none will. */
export function giveUp(
  { book }: Asking,
  { order, payment }: Charge,
  { because, says }: { readonly because: string; readonly says?: string | null },
): void {
  noteFailed(book, payment, because);
  const now = { state: 'ended', reason: because, says: says ?? null } as const;
  book.note((tx) => noteState(tx, order, now));
}

function noteFailed(book: Book, payment: PaymentRecord, because: string): void {
  const effect = `fail:${payment.id}`;
  const { id, number, customer, amountMinor } = payment;
  if (isBroughtAbout(book.read, effect)) return;
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

/** Brand and last four figures. Nothing rests on them: they are for people’s eyes only. */
async function cardBehind(
  { processor }: Asking,
  { charge }: ProcessorPayment,
): Promise<string | undefined> {
  if (charge === null) return undefined;
  const found = await processor.findCharge(charge);
  return found.ok ? (found.value.card ?? undefined) : undefined;
}

interface Taken {
  readonly seen: ProcessorPayment;
  readonly card: string | undefined;
}

function bookMoney(book: Book, payment: PaymentRecord, { seen, card }: Taken): void {
  const effect = `stripe:${seen.id}:succeeded`;
  if (isBroughtAbout(book.read, effect)) return;
  // Before the money is booked: whoever dies in between does it once more.
  rereadFrom(book, seen.createdAtMs);
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
          ...(seen.applicationFeeMinor === null
            ? {}
            : { applicationFeeMinor: minor(seen.applicationFeeMinor) }),
          card,
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
    const payable = payableOf(book.read, invoice);
    const mayTake = payable.doubt?.askMinor ?? payable.dueMinor;
    const part = smaller(smaller(amountMinor, mayTake), availableOf(payment));
    const effect = `apply-charge:${paymentId}:${id}`;
    if (part <= 0 || isBroughtAbout(book.read, effect)) continue;
    const ownerOf = (of: { readonly customer: string }) => keptCustomer(book.read, of.customer);
    const decided = allocate(
      { ...payment, customer: ownerOf(payment), availableMinor: availableOf(payment) },
      [{ ...payable, customer: ownerOf(invoice), invoice: id, amountMinor: part }],
    );
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
