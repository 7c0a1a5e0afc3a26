import { dueOf } from '../../shared/ledger/invoice.ts';
import type { Telling } from './telling.ts';

/** What became of a check: most clear within the week, now and then one bounces. */
export function takeToTheBank({ agenda, chance, front }: Telling, paymentId: string): void {
  agenda.daysLater(chance.between(3, 7), () => {
    const { status, isCleared, refundedMinor } = front.payment(paymentId);
    if (status !== 'succeeded' || isCleared) return;
    if (chance.happens(5) && refundedMinor === 0) front.bounce(paymentId, 'No funds.');
    else front.clear(paymentId);
  });
}

/** A booking that was paid is canceled some days later, and the money goes back the way it came. */
export function cancelLater({ agenda, chance, front }: Telling, invoiceId: string): void {
  agenda.daysLater(chance.between(2, 6), () => {
    if (front.invoice(invoiceId).creditedMinor > 0) return;
    front.cancelInvoice({
      id: invoiceId,
      money: 'refund',
      reason: { code: 'canceled', text: 'Cannot come after all.' },
    });
  });
}

/** A line turns out to be billed twice: a credit note takes it back, with what was paid for it. */
export function creditLater({ agenda, chance, front }: Telling, invoiceId: string): void {
  agenda.daysLater(chance.between(1, 4), () => {
    const invoice = front.invoice(invoiceId);
    if (invoice.isVoid || invoice.creditedMinor > 0) return;
    const amountMinor = Math.min(1_500, invoice.totalMinor);
    front.creditNote({
      invoiceId,
      amountMinor,
      // What is still due is only lowered; nothing comes free to be given back.
      processRefund: dueOf(invoice) < amountMinor && invoice.appliedMinor > 0,
      reason: { code: 'overcharge', text: 'Tape was billed twice.' },
    });
  });
}
