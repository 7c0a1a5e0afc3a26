import { unreachable } from '../../../shared/base/assert.ts';
import type { CreditNotePart } from '../../../shared/ledger/credit-note.ts';
import type { Resolution } from '../../../shared/ledger/exception.ts';
import { takeLines } from '../../../shared/ledger/invoice.ts';
import { accountIn, type ManualMethod } from '../../../shared/ledger/method.ts';
import { journal, type Line, mirror, move } from '../../../shared/ledger/posting.ts';
import {
  answersFor,
  type MakeGood,
  makeGoodLines,
  movedLines,
  putBack,
  putBackLines,
  sumOf,
  takeOffAllocations,
} from '../../../shared/ledger/resolution.ts';
import { minor, type Minor, negate, smaller, subtract } from '../../../shared/money/minor.ts';
import { factAt } from '../../book/facts.ts';
import { readFact } from '../../book/known-fact.ts';
import { allocationsOn, standingAllocations } from '../../book/records/allocation.ts';
import type { ExceptionRecord } from '../../book/records/exception.ts';
import { factsBehind } from '../../book/records/exception-facts.ts';
import { findInvoice } from '../../book/records/invoice.ts';
import { accountsOf } from '../../book/records/kin.ts';
import { findPayment } from '../../book/records/payment.ts';
import { findRefund } from '../../book/records/refund.ts';
import {
  isNotInHand,
  standingCreditRefunds,
  standingRefunds,
} from '../../book/records/refunds-of.ts';
import type { ReadDb } from '../../db/handle.ts';
import { asPart, doneBehind, doneBy, excessOf, notesOn, overCredited } from './excess.ts';
import { planInHand } from './handed-over.ts';
import { planTakeOver } from './let-sighted-count.ts';
import { neverPaid, planCancel, planCancelOne } from './never-paid.ts';
import { type ResolutionPlan, settles } from './plan.ts';

/** The desk at which somebody decides, and the way money comes back to it. */
export interface DecidingDesk {
  readonly deskCode: string;
  readonly method?: ManualMethod | undefined;
  /** Which refund was never paid out, where somebody has said it. */
  readonly refund?: string | undefined;
}

/** All ways to carry a resolution out: where something is chosen, each of what there is to choose. */
export function planEach(
  read: ReadDb,
  exception: ExceptionRecord,
  resolution: Resolution,
  desk: DecidingDesk,
): readonly ResolutionPlan[] {
  if (resolution === 'cancel-refund') {
    return neverPaid(read, exception).map((refund) => planCancel(exception, refund));
  }
  const plan = planResolution(read, exception, resolution, desk);
  return plan === null ? [] : [plan];
}

/** Thinks a resolution through; null where it can't be what this exception needs. */
export function planResolution(
  read: ReadDb,
  exception: ExceptionRecord,
  resolution: Resolution,
  desk: DecidingDesk,
): ResolutionPlan | null {
  const figure = minor(exception.figure);
  switch (exception.kind) {
    case 'refund-of-silent-desk':
      return resolution === 'take-over' ? planTakeOver(read, exception) : null;
    case 'payment-over-refunded':
      if (resolution === 'cancel-refund') return planCancelOne(read, exception, desk.refund);
      return isMakeGood(resolution) ? makeGood(read, exception, resolution, desk) : null;
    case 'canceled-and-handed-over':
      return planInHand(read, exception, resolution);
    case 'refund-crosses-dispute':
      return isMakeGood(resolution) ? makeGood(read, exception, resolution, desk) : null;
    case 'credit-overdrawn':
      return isMakeGood(resolution) ? makeCreditGood(read, exception, resolution, desk) : null;
    case 'payment-over-applied':
      return resolution === 'un-apply' ? unapply(read, exception) : null;
    case 'allocation-below-zero':
      return resolution === 'put-back' ? restore(read, exception) : null;
    case 'invoice-over-credited':
      return resolution === 'reverse-credit-note' ? uncredit(read, exception) : null;
    case 'invoice-over-covered':
      return resolution === 'move-to-available' ? moveToAvailable(read, exception) : null;
    case 'allocation-to-void':
      if (resolution === 'move-to-available') return moveToAvailable(read, exception);
      return resolution === 'replace-voided' ? replaceVoided(read, exception) : null;
    case 'payment-ended-twice':
      return resolution === 'take-back' ? endOnce(read, exception) : null;
    case 'check-contradicted':
      return contradictedCheck(read, exception, resolution, desk);
    case 'resolved-twice':
      return resolution === 'take-back' ? takeBackResolution(read, exception) : null;
    case 'evidence-missing':
      if (resolution !== 'attach-evidence') return null;
      return { ...settles(figure), payment: exception.subject, evidenceMinor: figure };
    case 'not-allowed':
      return resolution === 'admit' ? settles(figure) : null;
    case 'external-refund':
    case 'erased-with-money':
    case 'effect-conflict':
    case 'number-used-twice':
    case 'clock-drift':
      return resolution === 'accept' ? settles(figure) : null;
    default:
      return unreachable(exception.kind);
  }
}

/** Whether by it somebody answers for money. */
export const isMakeGood = (resolution: Resolution): resolution is MakeGood =>
  resolution === 'recovered' || resolution === 'drawer-loss' || resolution === 'customer-debt';

/** [Q11] Somebody answers for what went out twice; what the later refund undid once too often is put back. */
function makeGood(
  read: ReadDb,
  { subject, figure }: ExceptionRecord,
  how: MakeGood,
  desk: DecidingDesk,
): ResolutionPlan | null {
  const payment = findPayment(read, subject);
  if (payment === null) return null;
  const amountMinor = minor(figure);
  const acts = standingRefunds(read, subject).map(doneBy);
  const back = putBack(acts, excessOf(read, acts));
  const account = answersFor(how, { deskCode: desk.deskCode, method: desk.method ?? 'cash' });
  return {
    ...back,
    figureMinor: amountMinor,
    customer: payment.customer,
    payment: subject,
    madeGoodMinor: amountMinor,
    paidOut: standingRefunds(read, subject).filter(isNotInHand),
    ...(how === 'customer-debt'
      ? { issue: { of: 'debt', customer: payment.customer, amountMinor } as const }
      : {}),
    journal: journal(putBackLines(back), makeGoodLines(amountMinor, account, 'customer-deposits')),
    isCorrection: false,
  };
}

function makeCreditGood(
  read: ReadDb,
  { subject, figure }: ExceptionRecord,
  how: MakeGood,
  desk: DecidingDesk,
): ResolutionPlan {
  const amountMinor = minor(figure);
  const account = answersFor(how, { deskCode: desk.deskCode, method: desk.method ?? 'cash' });
  return {
    ...settles(amountMinor),
    customer: subject,
    creditMinor: amountMinor,
    paidOut: accountsOf(read, subject)
      .flatMap((key) => standingCreditRefunds(read, key))
      .filter(isNotInHand),
    ...(how === 'customer-debt'
      ? { issue: { of: 'debt', customer: subject, amountMinor } as const }
      : {}),
    journal: makeGoodLines(amountMinor, account, 'customer-credit'),
  };
}

/** What is applied beyond the payment's money comes off again, newest first. */
function unapply(read: ReadDb, { subject, figure }: ExceptionRecord): ResolutionPlan | null {
  const parts = takeOffAllocations(minor(figure), standingAllocations(read, subject).map(asPart));
  return correction(parts, { payment: subject, ...ownerOfPayment(read, subject) });
}

const ownerOfPayment = (read: ReadDb, id: string): { readonly customer?: string } => {
  const payment = findPayment(read, id);
  return payment === null ? {} : { customer: payment.customer };
};

function correction(
  moved: ResolutionPlan['moved'],
  about: Pick<ResolutionPlan, 'customer' | 'payment'>,
): ResolutionPlan | null {
  if (moved.length === 0) return null;
  return {
    ...about,
    figureMinor: minor(Math.abs(sumOf(moved))),
    moved,
    uncredited: [],
    journal: movedLines(moved),
    isCorrection: true,
  };
}

/** What was taken off once too often goes back on. */
function restore(read: ReadDb, exception: ExceptionRecord): ResolutionPlan | null {
  const acts = doneBehind(read, exception).map(({ moved }) => ({
    moved: moved.filter(({ allocation }) => allocation === exception.subject),
    notes: [],
  }));
  const back = putBack(acts, excessOf(read, acts));
  const payment = back.moved[0]?.payment ?? undefined;
  const invoice = findInvoice(read, back.moved[0]?.invoice ?? '');
  return correction(back.moved, {
    ...(payment === undefined ? {} : { payment }),
    ...(invoice === null ? {} : { customer: invoice.customer }),
  });
}

/** What notes credited beyond the invoice is taken back, and what the same notes took off too often. */
function uncredit(read: ReadDb, exception: ExceptionRecord): ResolutionPlan | null {
  const { subject } = exception;
  const invoice = findInvoice(read, subject);
  if (invoice === null) return null;
  const unapplied = doneBehind(read, exception).map(({ moved }) => ({ moved, notes: [] }));
  const acts = [...unapplied, { moved: [], notes: notesOn(read, subject) }];
  const excess = excessOf(read, acts);
  const back = putBack(acts, {
    ...excess,
    credited: new Map([[subject, overCredited(read, subject)]]),
  });
  return {
    ...back,
    figureMinor: sumOf(back.uncredited),
    customer: invoice.customer,
    journal: putBackLines(back),
    isCorrection: true,
  };
}

/** Money that covers more than is asked for is available on its payment again, newest first. */
function moveToAvailable(
  read: ReadDb,
  { subject, figure }: ExceptionRecord,
): ResolutionPlan | null {
  const parts = takeOffAllocations(minor(figure), allocationsOn(read, subject).map(asPart));
  const invoice = findInvoice(read, subject);
  // Of an invoice that is in no book only its money is known.
  if (invoice === null) return correction(parts, ownerOfPayment(read, parts[0]?.payment ?? ''));
  return correction(parts, { customer: invoice.customer });
}

/** [Q13] The same invoice once more, under a new number, with the money that was put to the void one. */
function replaceVoided(read: ReadDb, exception: ExceptionRecord): ResolutionPlan | null {
  const invoice = findInvoice(read, exception.subject);
  const off = moveToAvailable(read, exception);
  if (invoice === null || off === null) return null;
  let left: Minor = invoice.totalMinor;
  const takes = off.moved.flatMap(({ payment, amountMinor }) => {
    const part = smaller(left, negate(amountMinor));
    left = subtract(left, part);
    return part === 0 ? [] : [{ payment, amountMinor: part }];
  });
  const issued: Line[] = journal([
    ['receivables', invoice.totalMinor],
    ['revenue', negate(invoice.netMinor)],
    ['sales-tax', negate(invoice.taxMinor)],
  ]);
  return {
    ...off,
    issue: { of: 'void-invoice', invoice, takes },
    journal: journal(off.journal, issued, takeLines(takes)),
  };
}

/** [Q14] A payment that was ended twice ended once: the later end is mirrored. */
function endOnce(read: ReadDb, exception: ExceptionRecord): ResolutionPlan | null {
  const payment = findPayment(read, exception.subject);
  const last = factsBehind(read, exception).at(-1);
  const known = last === undefined ? null : readFact(factAt(read, last.n));
  if (payment === null || known === null) return null;
  if (known.type !== 'payment-reversed' && known.type !== 'check-bounced') return null;
  const acts = doneBehind(read, exception);
  const back = putBack(acts, excessOf(read, acts));
  const unapplied = sumOf(known.body.unapplied);
  const taken = journal(known.body.journal, move('customer-deposits', 'receivables', unapplied));
  return {
    ...back,
    figureMinor: minor(exception.figure),
    customer: payment.customer,
    payment: exception.subject,
    capturedMinor: payment.amountMinor,
    journal: journal(mirror(taken), putBackLines(back)),
    isCorrection: true,
  };
}

/** [Q15] The bank said one thing and a desk another: the account of checks is put right either way. */
function contradictedCheck(
  read: ReadDb,
  { subject, figure }: ExceptionRecord,
  resolution: Resolution,
  desk: DecidingDesk,
): ResolutionPlan | null {
  const amountMinor = minor(figure);
  const refund = findRefund(read, subject);
  if (refund !== null) {
    if (!isMakeGood(resolution)) return null;
    const account = answersFor(resolution, {
      deskCode: desk.deskCode,
      method: desk.method ?? 'cash',
    });
    const { customer } = refund;
    return {
      ...settles(amountMinor),
      ...(resolution === 'customer-debt'
        ? { customer, issue: { of: 'debt', customer, amountMinor } as const }
        : {}),
      journal: journal(move(account, 'checks-issued', amountMinor)),
    };
  }
  const payment = findPayment(read, subject);
  if (payment === null) return null;
  if (resolution === 'move-to-available') {
    return {
      ...settles(amountMinor),
      customer: payment.customer,
      creditMinor: amountMinor,
      journal: journal(move(accountIn('check', ''), 'customer-credit', amountMinor)),
    };
  }
  if (resolution !== 'take-back') return null;
  return { ...settles(amountMinor), journal: journal(move('checks-on-hand', 'bank', amountMinor)) };
}

/** [Q16] What was answered for twice is answered for once: the later answer is taken back as far. */
function takeBackResolution(read: ReadDb, exception: ExceptionRecord): ResolutionPlan | null {
  for (const { n } of factsBehind(read, exception).toReversed()) {
    const known = readFact(factAt(read, n));
    if (known?.type !== 'exception-resolved') continue;
    const { madeGoodMinor, issued, payment } = known.body;
    if (payment === undefined || madeGoodMinor === undefined || madeGoodMinor <= 0) continue;
    const amountMinor = smaller(minor(exception.figure), madeGoodMinor);
    const account = known.body.resolution === 'drawer-loss' ? 'over-short' : null;
    const debt = issued === undefined ? null : findInvoice(read, issued.invoice);
    if (debt !== null && !isUntouched(debt, amountMinor)) continue;
    const from = debt === null ? (account ?? recoveredInto(known.body.journal)) : 'receivables';
    if (from === null) continue;
    // Taken back whole, it also puts nothing back any more: the other answer has done that too.
    const whole = amountMinor === madeGoodMinor ? known.body : { moved: [], uncredited: [] };
    const moved = whole.moved.map((part) => ({ ...part, amountMinor: negate(part.amountMinor) }));
    const uncredited = whole.uncredited.map(negated);
    return {
      ...settles(amountMinor),
      payment,
      ...ownerOfPayment(read, payment),
      madeGoodMinor: negate(amountMinor),
      moved,
      uncredited,
      ...(debt === null ? {} : { voids: debt.id }),
      journal: journal(
        putBackLines({ moved, uncredited }),
        move('customer-deposits', from, amountMinor),
      ),
    };
  }
  return null;
}

/** A part of a credit note that was taken back, written again. */
const negated = (note: CreditNotePart): CreditNotePart => ({
  ...note,
  amountMinor: negate(note.amountMinor),
  netMinor: negate(note.netMinor),
  taxMinor: negate(note.taxMinor),
  lines: note.lines.map((line) => ({
    netMinor: negate(line.netMinor),
    taxMinor: negate(line.taxMinor),
  })),
});

const isUntouched = (
  debt: NonNullable<ReturnType<typeof findInvoice>>,
  amountMinor: Minor,
): boolean =>
  !debt.isVoid &&
  debt.appliedMinor === 0 &&
  debt.creditedMinor === 0 &&
  debt.totalMinor === amountMinor;

/** The account into which money came back. */
const recoveredInto = (lines: readonly Line[]) =>
  lines.find(
    ([account, amount]) =>
      amount > 0 && account !== 'customer-deposits' && account !== 'receivables',
  )?.[0] ?? null;
