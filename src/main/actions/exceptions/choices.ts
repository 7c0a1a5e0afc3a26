import { formatMoney } from '../../../shared/money/format.ts';
import { unreachable } from '../../../shared/base/assert.ts';
import type { CallValue } from '../../../shared/contract/contract.ts';
import { manualMethod } from '../../../shared/contract/views.ts';
import { accountName } from '../../../shared/ledger/account.ts';
import type { Resolution } from '../../../shared/ledger/exception.ts';
import { dueOf } from '../../../shared/ledger/invoice.ts';
import { resolutionsOf } from '../../../shared/ledger/resolutions-of.ts';
import { add, atLeastZero, type Minor, negate, subtract } from '../../../shared/money/minor.ts';
import type { Identity } from '../../book/identity.ts';
import { findCustomer, unknownName } from '../../book/records/customer.ts';
import { apartHandedOver } from '../../book/records/apart-words.ts';
import type { ExceptionRecord } from '../../book/records/exception.ts';
import { findInvoice } from '../../book/records/invoice.ts';
import { findPayment } from '../../book/records/payment.ts';
import { isNotInHand } from '../../book/records/refunds-of.ts';
import type { ReadDb } from '../../db/handle.ts';
import { becomesFree } from './becomes-free.ts';
import { doneBy } from './excess.ts';
import type { ResolutionPlan } from './plan.ts';
import { type DecidingDesk, isMakeGood, planEach, planResolution } from './plans.ts';

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
  const says = (amount: number) => formatMoney(amount, identity.currency);
  const plans = resolutionsOf[exception.kind].flatMap((resolution) =>
    planEach(read, exception, resolution, identity).map((plan) => ({ resolution, plan })),
  );
  // [V55] What nobody has noted as handed over may well be in the drawer still: that is asked first.
  const isLikely = ({ plan: { cancels } }: { readonly plan: ResolutionPlan }) =>
    Number(cancels !== undefined && isNotInHand(cancels));
  return plans
    .toSorted((a, b) => isLikely(b) - isLikely(a))
    .map(({ resolution, plan }): Choice => {
      const sentence = exception.kind === 'check-contradicted' ? ofCheck : consequence;
      const said = [sentence(read, resolution, plan, says), ...dues(read, plan, says)];
      return {
        resolution,
        consequence: [...said, ...doubts(read, plan, says)].join(' '),
        ...following(read, plan, says),
        ...(plan.cancels === undefined ? {} : { refundId: plan.cancels.id }),
        ...(resolution === 'recovered' ? { ways: waysBack(read, exception, identity, says) } : {}),
      };
    });
}

/** [V25] Money that comes back comes back in some way, and into what that way goes. */
const waysBack = (
  read: ReadDb,
  exception: ExceptionRecord,
  { deskCode }: DecidingDesk,
  says: Say,
): NonNullable<Choice['ways']> =>
  manualMethod.options.flatMap((method) => {
    const plan = planResolution(read, exception, 'recovered', { deskCode, method });
    return plan === null ? [] : [{ method, ...following(read, plan, says) }];
  });

function following(
  read: ReadDb,
  plan: ResolutionPlan,
  says: Say,
): Pick<Choice, 'follows' | 'posts'> {
  return {
    follows: changesNothing(plan)
      ? []
      : [
          ...follows(plan, nameOf(read, plan), says),
          ...dues(read, plan, says),
          ...decidedNext(read, plan, says),
        ],
    posts: plan.journal.map(([account, amountMinor]) => ({
      account,
      name: accountName(account),
      amountMinor,
    })),
  };
}

/** [V23] Whether only a word is said about it; what cancels out on the accounts is done all the same. */
const changesNothing = ({ journal, moved, uncredited, issue, unhands }: ResolutionPlan): boolean =>
  journal.length + moved.length + uncredited.length === 0 &&
  issue === undefined &&
  unhands === undefined;

type Say = (amountMinor: number) => string;

const nameOf = (
  read: ReadDb,
  { customer, cancels }: Pick<ResolutionPlan, 'customer' | 'cancels'>,
): string => {
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
      return `${customer} has brought ${amount} back: it is in hand again, and nobody loses anything. In cash it goes into the drawer of the desk at which this is decided.`;
    case 'drawer-loss':
      return `The business bears ${amount}: it is booked as over and short.`;
    case 'customer-debt':
      return `${customer} owes ${amount}: a debit note is written, due today.`;
    case 'cancel-refund':
      return neverPaid(plan.cancels, says);
    case 'handed-over':
      return `${refundIn(plan)} of ${amount} counts again, all of it as it was made.`;
    case 'not-handed-over':
      return `${refundIn(plan)} of ${amount} stays taken back, and the note that it was handed over counts no more.`;
    case 'take-over':
      return `${amount} went back to the card at Stripe, and counts from now on. Should that desk be heard of after all, its own entries take the place of this one.`;
    case 'un-apply':
      return `${amount} comes off the invoices that it was put to last.`;
    case 'put-back':
      return `${amount} that was taken off twice is put back once.`;
    case 'reverse-credit-note':
      return `${amount} of the credit notes is taken back, so that they come to the invoice and no more.`;
    case 'move-to-available':
      return becomesFree(read, plan, { customer, says });
    case 'replace-voided':
      return `The same invoice is issued again under a new number, and the money put to it.`;
    case 'take-back':
      return `${plan.madeGoodMinor === undefined ? 'The later of the two' : 'The last decision'} is taken back: ${amount}.`;
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

const refundIn = ({ reinstates, unhands }: ResolutionPlan): string =>
  (reinstates ?? unhands)?.number ?? 'The refund';

const neverPaid = (refund: ResolutionPlan['cancels'], says: Say): string =>
  `${refund?.number ?? 'The refund'} of ${says(refund?.amountMinor ?? 0)} was never paid out: all of it is taken back.`;

/** Somebody who noted that it was handed over is contradicted by this: that is said. So is that nobody did. */
function doubts(
  read: ReadDb,
  plan: Pick<ResolutionPlan, 'cancels' | 'customer' | 'paidOut'>,
  says: Say,
): readonly string[] {
  const { cancels, paidOut = [] } = plan;
  const apart = cancels === undefined ? null : apartHandedOver(read, cancels.id);
  return [
    ...(cancels?.isHandedOver === true
      ? ['Somebody has noted that it was handed over: choose this only where that is not so.']
      : []),
    ...(apart === null ? [] : [apart]),
    ...paidOut.map(
      ({ number, amountMinor }) =>
        `Nobody has noted that ${number} was handed over: choose this only where ${nameOf(read, plan)} has its ${says(amountMinor)}, too.`,
    ),
  ];
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
    ...borne.map(([, amount]) =>
      amount < 0
        ? `The business no longer bears ${says(negate(amount))}.`
        : `The business bears ${says(amount)}.`,
    ),
    plan.issue?.of === 'debt'
      ? `${customer} owes ${says(plan.issue.amountMinor)} more, on a debit note.`
      : `${customer} is asked for nothing more by this.`,
    ...(plan.paidOut ?? []).map(({ number }) => `${number} counts as handed over.`),
  ];
}

/** [V20] What counts again may be more than was paid: that is told, and decided in its own way. */
function decidedNext(read: ReadDb, { reinstates }: ResolutionPlan, says: Say): readonly string[] {
  const payment = findPayment(read, reinstates?.payment ?? '');
  if (payment === null || reinstates === undefined) return [];
  const left = subtract(atLeastZero(payment.capturedMinor), reinstates.amountMinor);
  const { refundedMinor, reservedMinor, madeGoodMinor } = payment;
  const over = subtract(add(refundedMinor, reservedMinor), add(left, madeGoodMinor));
  return over <= 0
    ? []
    : [
        `More was then given back of ${payment.number} than was paid, by ${says(over)}: that is decided next.`,
      ];
}

/** What of an invoice's allocations and credit notes a decision changes, a whole refund's parts too. */
function touchedBy({
  moved,
  uncredited,
  cancels,
  reinstates,
}: ResolutionPlan): Pick<ResolutionPlan, 'moved' | 'uncredited'> {
  const whole = cancels ?? reinstates;
  if (whole === undefined) return { moved, uncredited };
  const done = doneBy(whole);
  const signed = reinstates === undefined ? (part: Minor) => part : negate;
  const turn = <Part extends { readonly amountMinor: Minor }>(part: Part): Part => ({
    ...part,
    amountMinor: signed(part.amountMinor),
  });
  return { moved: done.moved.map(turn), uncredited: done.notes.map(turn) };
}

/** What each invoice that it touches owes afterwards. */
function dues(read: ReadDb, plan: ResolutionPlan, says: Say): readonly string[] {
  const { moved, uncredited } = touchedBy(plan);
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
