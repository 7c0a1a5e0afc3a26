import { dayText } from '../../base/day-text.ts';
import type { Sentences } from './sentence.ts';

/** Records: invoices, payments and what is put to what. */
export const recordsSentences: Sentences<
  | 'not-found'
  | 'attempt-reused'
  | 'future-day'
  | 'due-before-issued'
  | 'before-payment'
  | 'too-much-money'
  | 'already-void'
  | 'void-with-allocations'
  | 'void-with-credit'
  | 'void-debit-note'
  | 'over-available'
  | 'over-due'
  | 'other-customer'
  | 'invoice-void'
  | 'payment-not-standing'
  | 'payment-contested'
  | 'invoice-contested'
  | 'payment-in-use'
  | 'same-invoice-twice'
  | 'allocation-gone'
  | 'not-a-check'
  | 'check-settled'
  | 'over-invoice'
  | 'over-line'
  | 'no-such-line'
  | 'nothing-paid'
  | 'not-all-paid'
  | 'nothing-to-cancel'
  | 'still-a-draft'
  | 'already-issued'
  | 'already-disputed'
  | 'not-disputed'
  | 'not-with-method'
  | 'tendered-too-little'
> = {
  'not-found': (failure) =>
    `There is no such ${failure.what.replace('-', ' ')} in this book. It may not have arrived yet.`,
  'attempt-reused': () => 'This attempt was already used for something else. Open the form again.',
  'void-debit-note': ({ number }) =>
    `${number} is a debit note for money that was given back too much. Write a credit note for it instead.`,
  'future-day': (failure) =>
    `${failure.day} is still to come; today is ${failure.today}. Choose today or an earlier day.`,
  'due-before-issued': (failure) =>
    `It would be due on ${dayText(failure.dueOn)}, before it is issued on ${dayText(failure.issuedOn)}. Choose a later day.`,
  'before-payment': (failure) =>
    `The money came in on ${dayText(failure.receivedOn)}; it cannot go back on ${dayText(failure.refundedOn)}. Choose a later day.`,
  'too-much-money': (failure, money) =>
    `No document may come to more than ${money(failure.largestMinor)}. Split it.`,
  'already-void': (failure) => `${failure.number} is void already.`,
  'void-with-allocations': (failure, money) =>
    `${money(failure.appliedMinor)} is applied to ${failure.number}. Take the payments off first, or write a credit note.`,
  'void-with-credit': (failure, money) =>
    `${money(failure.creditedMinor)} of ${failure.number} was credited, so it can no longer be voided.`,
  'over-available': (failure, money) =>
    failure.number === undefined
      ? `${money(failure.wantedMinor)} is put to invoices, but only ${money(failure.availableMinor)} is taken. Apply less, or take more.`
      : `Only ${money(failure.availableMinor)} of ${failure.number} is available, not ${money(failure.wantedMinor)}. Apply less, or take it off another invoice.`,
  'over-due': (failure, money) =>
    `Only ${money(failure.dueMinor)} is due on ${failure.number}, not ${money(failure.wantedMinor)}. Apply less; the rest stays available.`,
  'other-customer': (failure) =>
    `${failure.paymentNumber ?? 'This payment'} and ${failure.invoiceNumber} belong to two customers. Choose an invoice of the same customer.`,
  'invoice-void': (failure) =>
    `${failure.number} is void. Choose another invoice, or issue a new one.`,
  'payment-not-standing': (failure) =>
    `${failure.number} was ${failure.status}. Record a new payment instead.`,
  'invoice-contested': (failure, money) =>
    `Money came off ${failure.number} more than once. Until somebody decides about that under “To resolve”, no more than ${money(failure.askMinor)} is put to it, not ${money(failure.wantedMinor)}. Apply less; the rest stays available.`,
  'payment-contested': (failure) =>
    `Money of ${failure.number} went out, came off an invoice, or was answered for, more than once: what it shows as available may not be there. Decide about that under “To resolve” first.`,
  'payment-in-use': (failure, money) =>
    `${money(failure.refundedMinor)} of ${failure.number} was given back. Cancel that refund first.`,
  'same-invoice-twice': () => 'The same invoice stands here twice. Put both amounts on one line.',
  'allocation-gone': (failure) => `All of ${failure.number} was taken off already.`,
  'not-a-check': (failure) =>
    `${failure.number} was not a check, so there is nothing to clear or to bounce.`,
  'check-settled': (failure) =>
    `The check of ${failure.number} is ${failure.status} already. It cannot change again.`,
  'over-invoice': (failure, money) =>
    `${money(failure.leftMinor)} of ${failure.number} can still be credited, not ${money(failure.wantedMinor)}. Credit less.`,
  'over-line': (failure, money) =>
    `${money(failure.leftMinor)} of line ${String(failure.line)} of ${failure.number} can still be credited, not ${money(failure.wantedMinor)}. Credit less of it.`,
  'no-such-line': (failure) =>
    `${failure.number} has no line ${String(failure.line)}. Lines count from 1.`,
  'nothing-paid': (failure, money) =>
    `This only lowers what is due on ${failure.number} (${money(failure.dueMinor)}): no paid money comes free to give back. Write the credit note without returning money.`,
  'not-all-paid': (failure, money) =>
    `Of the ${money(failure.freedMinor)} that comes free on ${failure.number} only ${money(failure.paidMinor)} was paid; the rest was credit. Write the credit note without returning money, then refund what was paid.`,
  'still-a-draft': () => 'This invoice is only a draft: nothing is owed on it yet. Issue it first.',
  'already-issued': (failure) =>
    `${failure.number} was issued already and no longer changes. Void it, or write a credit note.`,
  'already-disputed': (failure) =>
    `${failure.number} is disputed already. Release it once that is settled.`,
  'not-disputed': (failure) => `${failure.number} is not disputed, so there is nothing to release.`,
  'not-with-method': (failure) =>
    failure.field === 'tenderedMinor'
      ? `Change is given on cash only, not on a payment by ${failure.method}. Leave out what was laid down.`
      : `A check number and a bank belong to a check, not to a payment by ${failure.method}. Leave them out, or choose check.`,
  'tendered-too-little': (failure, money) =>
    `${money(failure.tenderedMinor)} was laid down, less than the ${money(failure.amountMinor)} of the payment. Take the rest, or record a smaller payment.`,
  'nothing-to-cancel': (failure) =>
    `All of ${failure.number} was credited already. There is nothing left to cancel.`,
};
