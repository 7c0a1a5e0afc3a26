import type { RefundWarning } from '../../shared/contract/calls/refunds.ts';
import { formatMoney } from '../../shared/money/format.ts';
import { dayNumber } from '../../shared/base/days.ts';
import { disputesOf } from '../book/records/card.ts';
import { unreadPast } from '../book/records/unread-past.ts';
import { dayIn } from '../book/business-day.ts';
import type { Identity } from '../book/identity.ts';
import type { ReadDb } from '../db/handle.ts';
import { idToKey, lookupKey } from '../db/keys.ts';
import { keptApartWarning } from './kept-apart-warning.ts';
import { type LookAround, takenElsewhere, unheardWarning } from './other-desks-warning.ts';
import type { RefundCase } from './refund-case.ts';

const soonMs = 10 * 60_000;
const oldDays = 180;

/** What somebody should think of before money leaves. A warning never refuses by itself. */
export function refundWarnings(
  looking: LookAround,
  found: RefundCase,
  draft: string | undefined,
): RefundWarning[] {
  const { payment, method, customer } = found;
  const warnings: RefundWarning[] = [];
  if (payment !== null && payment.method === 'card' && method !== 'card') {
    warnings.push({
      kind: 'cash-for-card',
      sentence: `Paid by card, given back another way. ${customer.name} can still dispute the card charge at the bank. Keep the signed slip.`,
    });
  } else if (payment !== null && payment.method !== method) {
    warnings.push({
      kind: 'method-differs',
      sentence: `${payment.number} came in another way than it goes out. The receipt says both.`,
    });
  }
  if (payment?.method === 'check' && !payment.isCleared) {
    warnings.push({
      kind: 'check-not-cleared',
      sentence: `The bank has not paid the check of ${payment.number} yet, and it may still bounce. Wait until it has cleared, or ask the bank, before money leaves.`,
    });
  }
  if (found.original !== null) {
    const { paymentNumber: number } = found.original;
    warnings.push({
      kind: 'not-here',
      sentence: `${number} is not in this book yet, so nobody here knows what of it is left. Keep the receipt; what you give back is held against it when it comes.`,
    });
  }
  warnings.push(...ofOtherDesks(looking, found));
  if (gaveBackSameJustNow(looking, found)) {
    warnings.push({
      kind: 'same-amount-minutes-ago',
      sentence: `The same amount of this was given back to ${customer.name} in the last ten minutes. Make sure that this is another refund.`,
    });
  }
  const asked = payment === null ? undefined : askedAlready(looking.read, payment.id, draft);
  if (asked !== undefined) {
    warnings.push({
      kind: 'asked-already',
      sentence: `${asked} already stands for this payment and waits for somebody. Finish or cancel that one, or make sure that this is another refund.`,
    });
  }
  if (method !== 'card' && mayHaveForgotten(looking)) {
    warnings.push({
      kind: 'past-unread',
      sentence: `This book was put back, and what went out since has not been read yet. Make sure that ${customer.name} was not given this already.`,
    });
  }
  const unheard = payment === null ? null : goneUnheard(looking, payment);
  if (unheard !== null) warnings.push(unheard);
  if (payment !== null) warnings.push(...disputeWarnings(looking.read, payment));
  if (payment !== null && isOld(looking, payment.receivedOn)) {
    warnings.push({
      kind: 'old-payment',
      sentence: `${payment.number} is more than ${String(oldDays)} days old. Check who asks for it.${method === 'card' ? ' The card is tried all the same; where its bank sends the money back, you are told, and pay it another way.' : ''}`,
    });
  }
  return warnings;
}

/** What other desks may have done with the same money, or have done. */
function ofOtherDesks(looking: LookAround, { payment, customer }: RefundCase): RefundWarning[] {
  const what = `given ${payment === null ? 'this' : payment.number} back`;
  const silence = unheardWarning(looking, what, payment?.n);
  const isHeard = silence === null || silence.kind === 'desk-silent';
  const elsewhere = payment === null || !isHeard ? null : takenElsewhere(looking, payment);
  const apart = keptApartWarning(
    looking,
    payment === null ? { customer: customer.id } : { payments: [payment.id] },
  );
  return [silence, elsewhere, apart].filter((one) => one !== null);
}

/** [G44] Whether this desk may have given money back and no longer know of it. */
function mayHaveForgotten({
  read,
  identity,
}: {
  readonly read: ReadDb;
  readonly identity: Identity;
}): boolean {
  const past = unreadPast(read, identity);
  if (past === null) return false;
  const hasCards = read.get(`select 1 from payment where method = 'card' limit 1`) !== undefined;
  return hasCards || !past.isPulled;
}

/** [G63] What a silent desk gave back lowers nothing here before somebody has decided about it. */
function goneUnheard(
  { read, identity }: { readonly read: ReadDb; readonly identity: Identity },
  { id, number }: NonNullable<RefundCase['payment']>,
): RefundWarning | null {
  const row = read.get<{ figure: number }>(
    `select figure from exception where kind = 'refund-of-silent-desk' and subject = ?`,
    idToKey(id),
  );
  if (row === undefined) return null;
  return {
    kind: 'gone-unheard',
    sentence: `Stripe shows that another desk gave ${formatMoney(row.figure, identity.currency)} of ${number} back, and that desk has not told of it. Ask a manager to look under To resolve before more of it leaves.`,
  };
}

/** [G40] A bank that asks, or that has the money, may give it to the customer a second time. */
function disputeWarnings(
  read: ReadDb,
  { id, number, method }: NonNullable<RefundCase['payment']>,
): RefundWarning[] {
  const stages = method === 'card' ? disputesOf(read, id).map(({ stage }) => stage) : [];
  const warnings: RefundWarning[] = [];
  if (stages.includes('inquiry')) {
    warnings.push({
      kind: 'inquiry',
      sentence: `The customer’s bank has asked about ${number}. A refund may settle that; tell the bank of it in the Stripe dashboard.`,
    });
  }
  if (stages.includes('open') || stages.includes('lost')) {
    warnings.push({
      kind: 'was-disputed',
      sentence: `The customer disputes ${number} at their bank, which holds that money. Make sure that this refund is for the rest of it.`,
    });
  }
  return warnings;
}

function gaveBackSameJustNow(
  { read, nowMs }: { readonly read: ReadDb; readonly nowMs: number },
  { customer, plan }: RefundCase,
): boolean {
  const row = read.get(
    `select 1 from refund join fact on fact.n = refund.n
     where refund.customer = ? and refund.amount = ? and makes > 0 and cancels = 0
       and ends < makes + retries and fact.at > ? limit 1`,
    idToKey(customer.id),
    plan.amountMinor,
    nowMs - soonMs,
  );
  return row !== undefined;
}

/** The number of a refund of this payment that was begun or asked for and not carried out yet. */
const askedAlready = (
  read: ReadDb,
  payment: string,
  draft: string | undefined,
): string | undefined =>
  read.get<{ number: string }>(
    `select number from refund
     where payment = ? and id <> ? and makes = 0 and cancels = 0 and drops = 0 and n is not null
     order by n limit 1`,
    idToKey(payment),
    lookupKey(draft ?? ''),
  )?.number;

function isOld(
  { identity, nowMs }: { readonly identity: Identity; readonly nowMs: number },
  receivedOn: Parameters<typeof dayNumber>[0],
): boolean {
  const today = dayIn(identity.timeZone, nowMs);
  return dayNumber(today) - dayNumber(receivedOn) > oldDays;
}
