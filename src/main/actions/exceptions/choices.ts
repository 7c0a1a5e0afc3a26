import { formatMoney } from '../../../shared/money/format.ts';
import { unreachable } from '../../../shared/base/assert.ts';
import type { CallValue } from '../../../shared/contract/contract.ts';
import { accountName } from '../../../shared/ledger/account.ts';
import type { Resolution } from '../../../shared/ledger/exception.ts';
import { dueOf } from '../../../shared/ledger/invoice.ts';
import { resolutionsOf } from '../../../shared/ledger/resolutions-of.ts';
import { add, negate, subtract } from '../../../shared/money/minor.ts';
import type { Identity } from '../../book/identity.ts';
import { findCustomer, unknownName } from '../../book/records/customer.ts';
import { apartHandedOver } from '../../book/records/apart-words.ts';
import type { ExceptionRecord } from '../../book/records/exception.ts';
import { findInvoice } from '../../book/records/invoice.ts';
import type { ReadDb } from '../../db/handle.ts';
import type { ResolutionPlan } from './plan.ts';
import { type DecidingDesk, isMakeGood, planResolution } from './plans.ts';

type Choice = CallValue<'exceptions.get'>['choices'][number];

/** What may be done about an exception now, by name. */
export function allowedFor(
  read: ReadDb,
  exception: ExceptionRecord,
  desk: DecidingDesk,
): readonly Resolution[] {
  if (exception.figure === 0) return ['assign'];
  const ways = resolutionsOf[exception.kind];
  const isWay = (one: Resolution) => planResolution(read, exception, one, desk) !== null;
  // Whoever answers for money answers for the same: one of these ways is there when all of them are.
  const answers = ways.find(isMakeGood);
  const isAnswered = answers !== undefined && isWay(answers);
  return [...ways.filter((one) => (isMakeGood(one) ? isAnswered : isWay(one))), 'assign'];
}

/** [Q9] The same with everything that would follow: thought through as doing it will be. */
export function choicesFor(
  read: ReadDb,
  exception: ExceptionRecord,
  identity: Pick<Identity, 'deskCode' | 'currency'>,
): readonly Choice[] {
  if (exception.figure === 0) return [];
  return resolutionsOf[exception.kind].flatMap((resolution) => {
    const plan = planResolution(read, exception, resolution, identity);
    if (plan === null) return [];
    const says = (amount: number) => formatMoney(amount, identity.currency);
    return [
      {
        resolution,
        consequence: [
          exception.kind === 'check-contradicted'
            ? ofCheck(read, resolution, plan, says)
            : consequence(read, resolution, plan, says),
          ...dues(read, plan, says),
        ].join(' '),
        follows:
          plan.journal.length === 0
            ? []
            : [...follows(plan, nameOf(read, plan), says), ...dues(read, plan, says)],
        posts: plan.journal.map(([account, amountMinor]) => ({
          account,
          name: accountName(account),
          amountMinor,
        })),
        ...(takesMethod(resolution) ? { method: 'cash' as const } : {}),
      },
    ];
  });
}

/** Money that comes back comes back in some way. */
const takesMethod = (resolution: Resolution): boolean => resolution === 'recovered';

type Say = (amountMinor: number) => string;

const nameOf = (read: ReadDb, { customer, cancels }: ResolutionPlan): string => {
  const id = customer ?? cancels?.customer;
  return (id === undefined ? undefined : findCustomer(read, id)?.name) ?? unknownName;
};

/** What happens, in one sentence. */
function consequence(
  read: ReadDb,
  resolution: Resolution,
  plan: ResolutionPlan,
  says: Say,
): string {
  const amount = says(plan.figureMinor);
  const customer = nameOf(read, plan);
  switch (resolution) {
    case 'recovered':
      return `${customer} has brought ${amount} back: it is in hand again, and nobody loses anything.`;
    case 'drawer-loss':
      return `The business bears ${amount}: it is booked as over and short.`;
    case 'customer-debt':
      return `${customer} owes ${amount}: a debit note is written, due today.`;
    case 'cancel-refund':
      return neverPaid(read, plan.cancels, says);
    case 'take-over':
      return `${amount} went back to the card at Stripe, and counts from now on. Should that desk be heard of after all, its own entries take the place of this one.`;
    case 'un-apply':
      return `${amount} comes off the invoices that it was put to last.`;
    case 'put-back':
      return `${amount} that was taken off twice is put back once.`;
    case 'reverse-credit-note':
      return `${amount} of the credit notes is taken back, so that they come to the invoice and no more.`;
    case 'move-to-available':
      return `${amount} comes off the invoice and is ${customer}’s to use for something else.`;
    case 'replace-voided':
      return `The same invoice is issued again under a new number, and the money put to it.`;
    case 'take-back':
      return `The later of the two is taken back: ${amount}.`;
    case 'attach-evidence':
      return `Your note vouches for ${amount} that went back outside Stripe.`;
    case 'admit':
      return 'It stands as it was done, and your name stands beside it.';
    case 'accept':
      return 'It stays as it is. Nothing is posted; your note says why it is right.';
    case 'assign':
      return 'Somebody looks after it.';
    default:
      return unreachable(resolution);
  }
}

/** Of a check that was cashed and taken back the question is what the bank did with it. */
function ofCheck(read: ReadDb, resolution: Resolution, plan: ResolutionPlan, says: Say): string {
  const amount = says(plan.figureMinor);
  if (resolution === 'move-to-available') {
    return `The bank has paid it: ${amount} is ${nameOf(read, plan)}’s credit, to use for something else.`;
  }
  if (resolution !== 'take-back') return consequence(read, resolution, plan, says);
  return `The bank has not paid it after all: ${amount} comes out of the bank’s account again.`;
}

/** Somebody who noted that it was handed over is contradicted by this: that is said. */
function neverPaid(read: ReadDb, refund: ResolutionPlan['cancels'], says: Say): string {
  const apart = refund === undefined ? null : apartHandedOver(read, refund.id);
  const noted =
    refund?.isHandedOver === true
      ? ' Somebody has noted that it was handed over: choose this only where that is not so.'
      : '';
  return `${refund?.number ?? 'The refund'} of ${says(refund?.amountMinor ?? 0)} was never paid out: all of it is taken back.${noted}${apart === null ? '' : ` ${apart}`}`;
}

/** [V17] What becomes of each drawer, of the business and of the customer, in plain words. */
function follows(plan: ResolutionPlan, customer: string, says: Say): readonly string[] {
  const drawers = plan.journal.filter(([account]) => account.startsWith('cash:'));
  const borne = plan.journal.filter(([account]) => account === 'over-short');
  return [
    ...(drawers.length === 0 ? ['No drawer changes.'] : []),
    ...drawers.map(([account, amount]) =>
      amount < 0
        ? `${accountName(account)} holds ${says(negate(amount))} less by the book.`
        : `${accountName(account)} holds ${says(amount)} more by the book.`,
    ),
    ...borne.map(([, amount]) => `The business bears ${says(amount)}.`),
    plan.issue?.of === 'debt'
      ? `${customer} owes ${says(plan.issue.amountMinor)} more, on a debit note.`
      : `${customer} is asked for nothing more by this.`,
  ];
}

/** What each invoice that it touches owes afterwards. */
function dues(read: ReadDb, { moved, uncredited }: ResolutionPlan, says: Say): readonly string[] {
  const touched = new Set([...moved, ...uncredited].map((part) => part.invoice));
  return [...touched].flatMap((id) => {
    const invoice = findInvoice(read, id);
    if (invoice === null) return [];
    const on = (parts: ResolutionPlan['moved'] | ResolutionPlan['uncredited']) =>
      add(...parts.filter((part) => part.invoice === id).map((part) => part.amountMinor));
    const after = dueOf({
      ...invoice,
      appliedMinor: add(invoice.appliedMinor, on(moved)),
      creditedMinor: subtract(invoice.creditedMinor, on(uncredited)),
    });
    return after < 0
      ? [`${invoice.number} is then paid ${says(negate(after))} too much.`]
      : [`${invoice.number} then owes ${says(after)}.`];
  });
}
