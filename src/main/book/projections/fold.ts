import { unreachable } from '../../../shared/base/assert.ts';
import type { Fact } from '../../../shared/ledger/fact.ts';
import type { FactBody } from '../../../shared/ledger/fact-types.ts';
import { idToKey } from '../../db/keys.ts';
import { disputedBy } from '../../../shared/ledger/card-dispute.ts';
import { isDeskFact } from '../../../shared/ledger/desk-fact-types.ts';
import { changedByOutside } from '../../../shared/ledger/outside-refund.ts';
import { type CardFactType, isCardFact } from '../../../shared/ledger/card-fact-types.ts';
import type { KnownFact } from '../known-fact.ts';
import { addAllocation, changeSource, takeFromAllocation } from './allocation.ts';
import { addCreditNote } from './credit-note.ts';
import { changeCustomer, forgetCustomer } from './customer.ts';
import { actOnException, settleByCancel } from './exception.ts';
import type { Folding } from './folding.ts';
import { addInvoice, changeInvoice } from './invoice.ts';
import { postJournal } from './journal.ts';
import { foldKin, isOfKin, type KinFact } from './kin.ts';
import { linkOriginals } from './original-refund.ts';
import { addPayment, beginPayment, changeOdd, changePayment } from './payment.ts';
import {
  addRefund,
  cancelRefund,
  clearRefund,
  draftRefund,
  endRefund,
  handOverRefund,
  observeRefund,
  retryRefund,
  takeOverRefund,
  setRefundAside,
  turnRefund,
} from './refund.ts';

/**
 * Folds one fact into the tables that views read, or out of them again. Every change is a sum, so
 * facts of different chains may come in any order; nothing is decided here, all figures stand in
 * the fact.
 */
export function fold(f: Folding, fact: Fact, known: KnownFact): void {
  const postedOn = (isOfKin(known) ? foldKin(f, known) : foldBody(f, known)) ?? fact.businessDay;
  postJournal(f, postedOn, known.body.journal);
  const customer = 'customer' in known.body ? known.body.customer : undefined;
  if (f.sign === -1 && customer !== undefined) forgetCustomer(f.tx, idToKey(customer));
}

/** Folds the body, and answers the day of its document where it has one. */
function foldBody(f: Folding, fact: Exclude<KnownFact, KinFact>): Fact['businessDay'] | undefined {
  if (isCardFact(fact)) return foldCard(f, fact);
  if (isDeskFact(fact)) return undefined;
  switch (fact.type) {
    case 'invoice-issued':
      addInvoice(f, fact.body);
      foldTaken(f, fact.body);
      return fact.body.issuedOn;
    case 'invoice-voided':
      changeInvoice(f, fact.body.invoice, { voids: 1 });
      return undefined;
    case 'invoice-disputed':
    case 'dispute-released':
      changeInvoice(f, fact.body.invoice, { disputes: fact.type === 'invoice-disputed' ? 1 : -1 });
      return undefined;
    case 'payment-recorded':
      addPayment(f, fact.body);
      linkOriginals(f, fact.body.number);
      for (const part of fact.body.allocations) addAllocation(f, fact.body, part);
      return fact.body.receivedOn;
    case 'payment-reversed':
    case 'check-bounced':
      foldLoss(f, fact.body, fact.type === 'check-bounced' ? { bounces: 1 } : { reversals: 1 });
      return undefined;
    case 'allocation-made':
      addAllocation(f, fact.body, fact.body);
      return undefined;
    case 'allocation-removed':
      takeFromAllocation(f, fact.body);
      changeSource(f, fact.body, -fact.body.amountMinor);
      return undefined;
    case 'refund-drafted':
      draftRefund(f, fact.body);
      return undefined;
    case 'refund-made':
      addRefund(f, fact.body);
      return fact.body.refundedOn;
    case 'refund-canceled':
      // A draft posted nothing, so its end has no journal to mirror.
      cancelRefund(f, fact.body, fact.body.journal.length > 0);
      settleByCancel(f, fact.body);
      return undefined;
    case 'refund-handed-over':
      handOverRefund(f, fact.body.refund);
      return undefined;
    case 'refund-cleared':
      clearRefund(f, fact.body.refund);
      return fact.body.clearedOn;
    case 'check-cleared':
      changePayment(f, fact.body.payment, { clears: 1 });
      return fact.body.clearedOn;
    case 'credit-note-issued':
      foldCreditNote(f, fact.body);
      return fact.body.issuedOn;
    case 'credit-granted':
      changeCustomer(f, idToKey(fact.body.customer), { credit: fact.body.amountMinor });
      return undefined;
    case 'credit-applied':
      addAllocation(f, { payment: null, customer: fact.body.customer }, fact.body);
      return undefined;
    case 'exception-resolved':
    case 'exception-assigned':
      actOnException(f, fact);
      return undefined;
    default:
      return unreachable(fact);
  }
}

/** What an invoice took at once of what its customer had. */
function foldTaken(
  f: Folding,
  { invoice, customer, applied = [] }: FactBody<'invoice-issued'>,
): void {
  for (const part of applied) {
    addAllocation(f, { payment: part.payment, customer }, { ...part, invoice });
  }
}

type CardFact = Extract<KnownFact, { type: CardFactType }>;

/** What happens to money that moves by card. */
function foldCard(f: Folding, fact: CardFact): Fact['businessDay'] | undefined {
  switch (fact.type) {
    case 'card-charge-begun':
      beginPayment(f, fact.body);
      return undefined;
    case 'card-charge-settled': {
      const { payment, amountMinor, settledOn } = fact.body;
      changePayment(f, payment, { captured: amountMinor, settles: 1 });
      return settledOn;
    }
    case 'card-charge-failed':
      changePayment(f, fact.body.payment, { fails: 1 });
      return undefined;
    case 'refund-observed':
      observeRefund(f, fact.body);
      return fact.body.observedOn;
    case 'refund-ended':
      endRefund(f, fact.body);
      return fact.body.endedOn;
    case 'refund-retried':
      retryRefund(f, fact.body);
      return fact.body.refundedOn;
    case 'refund-turned':
      turnRefund(f, fact.body);
      return fact.body.turnedOn;
    case 'refund-traced':
    case 'refund-sighted':
      return undefined;
    case 'refund-taken-over':
      takeOverRefund(f, fact.body.refund);
      return undefined;
    case 'outside-refund-observed':
      outsideRefund(f, fact.body);
      return fact.body.observedOn;
    case 'stripe-moved':
      return fact.body.movedOn;
    case 'dispute-observed': {
      const { payment, stage, amountMinor, observedOn } = fact.body;
      changePayment(f, payment, { disputed: disputedBy(stage, amountMinor) });
      return observedOn;
    }
    case 'refund-set-aside':
      setRefundAside(f, fact.body);
      return undefined;
    default:
      return unreachable(fact);
  }
}

/** Money that somebody gave back at Stripe itself. */
function outsideRefund(f: Folding, body: FactBody<'outside-refund-observed'>): void {
  const change = changedByOutside(body);
  changePayment(f, body.payment, change);
  changeOdd(f, body.payment, { outside: change.reserved + change.refunded });
}

/** A payment that is none any more: taken back, or bounced, with all that it was put to. */
function foldLoss(
  f: Folding,
  body: FactBody<'payment-reversed'> | FactBody<'check-bounced'>,
  count: { readonly reversals: 1 } | { readonly bounces: 1 },
): void {
  let unapplied = 0;
  for (const part of body.unapplied) {
    takeFromAllocation(f, part);
    unapplied += part.amountMinor;
  }
  changePayment(f, body.payment, { captured: -body.amountMinor, applied: -unapplied, ...count });
}

/** A note, what came off allocations by it, and what of that was given back. */
function foldCreditNote(f: Folding, body: FactBody<'credit-note-issued'>): void {
  const { customer, issuedOn } = body;
  addCreditNote(f, { customer, refund: null, issuedOn }, body);
  for (const part of body.unapplied) {
    takeFromAllocation(f, part);
    changeSource(f, { payment: part.payment, customer }, -part.amountMinor);
  }
  for (const refund of body.refunds) addRefund(f, refund);
}
