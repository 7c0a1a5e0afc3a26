import { unreachable } from '../../../shared/base/assert.ts';
import { isCardFact } from '../../../shared/ledger/card-fact-types.ts';
import { isDeskFact } from '../../../shared/ledger/desk-fact-types.ts';
import type { FactBody, FactType } from '../../../shared/ledger/fact-types.ts';
import { cancelRefund, draftRefund, makeRefund } from './reckon-refund.ts';
import { reckonCard } from './reckon-card.ts';
import { resolveException } from './reckon-exception.ts';
import { addCredit, apply, credit, giveBack, type Standing, takeOff } from './reckon-parts.ts';
import { invoiceOf, paymentOf, type Reckoning, refundOf } from './reckoning.ts';

/** A fact's type and the body as it lies there; nothing has judged it. */
export type Told = {
  readonly [Type in FactType]: { readonly type: Type; readonly body: FactBody<Type> };
}[FactType];

/** Adds what one fact says to the records it speaks of. */
export function reckonFact(all: Reckoning, at: Standing, told: Told): void {
  if (isDeskFact(told)) return;
  if (isCardFact(told)) return reckonCard(all, at, told);
  switch (told.type) {
    case 'exception-assigned':
      return;
    case 'customers-merged':
    case 'customer-erased':
      return noteKin(all, at, told);
    case 'exception-resolved':
      return resolveException(all, at, told.body);
    case 'invoice-issued':
      return issue(all, at, told.body);
    case 'invoice-voided':
      return voidInvoice(all, told.body);
    case 'invoice-disputed':
    case 'dispute-released':
      invoiceOf(all, told.body.invoice).disputes += told.type === 'invoice-disputed' ? 1 : -1;
      return;
    case 'payment-recorded':
      return receive(all, at, told.body);
    case 'payment-reversed':
      paymentOf(all, told.body.payment).reversals += 1;
      return lose(all, told.body);
    case 'check-bounced':
      paymentOf(all, told.body.payment).bounces += 1;
      return lose(all, told.body);
    case 'check-cleared':
      return void (paymentOf(all, told.body.payment).clears += 1);
    case 'allocation-made':
      return apply(all, at, { ...told.body, source: told.body.payment });
    case 'credit-applied':
      return apply(all, at, { ...told.body, source: null });
    case 'allocation-removed':
      takeOff(all, told.body);
      return giveBack(all, { ...told.body, source: told.body.payment });
    case 'refund-drafted':
      return draftRefund(all, at, told.body);
    case 'refund-made':
      return makeRefund(all, at, told.body);
    case 'refund-canceled':
      return cancelRefund(all, told.body);
    case 'refund-handed-over':
      return void (refundOf(all, told.body.refund).handOvers += 1);
    case 'refund-cleared':
      return void (refundOf(all, told.body.refund).clears += 1);
    case 'credit-note-issued':
      return writeNote(all, at, told.body);
    case 'credit-granted':
      return addCredit(all, told.body.customer, told.body.amountMinor);
    default:
      return unreachable(told);
  }
}

type KinTold = Extract<Told, { type: 'customers-merged' | 'customer-erased' }>;

function noteKin(all: Reckoning, { id }: Standing, told: KinTold): void {
  if (told.type === 'customers-merged') all.merges.push({ id, ...told.body });
  else for (const one of told.body.erased) all.erased.add(one);
}

function voidInvoice(all: Reckoning, { invoice, totalMinor }: FactBody<'invoice-voided'>): void {
  invoiceOf(all, invoice).voids += 1;
  all.moved.receivables -= totalMinor;
}

function issue(all: Reckoning, at: Standing, body: FactBody<'invoice-issued'>): void {
  const { number, customer, issuedOn, dueOn } = body;
  const invoice = invoiceOf(all, body.invoice);
  if (invoice.n !== 0) all.twice.push(number);
  Object.assign(invoice, { n: at.n, number, customer, issuedOn, dueOn });
  invoice.total += body.totalMinor;
  all.moved.receivables += body.totalMinor;
  for (const part of body.applied ?? []) {
    apply(all, at, { ...part, invoice: body.invoice, customer, source: part.payment });
  }
}

function receive(all: Reckoning, at: Standing, body: FactBody<'payment-recorded'>): void {
  const { number, customer, method, receivedOn, amountMinor } = body;
  const {
    reference = null,
    tenderedMinor: tendered = null,
    checkNumber = null,
    bank = null,
  } = body;
  const payment = paymentOf(all, body.payment);
  if (payment.n !== 0) all.twice.push(number);
  Object.assign(payment, { n: at.n, number, customer, method, receivedOn, reference });
  Object.assign(payment, { tendered, checkNumber, bank });
  payment.amount += amountMinor;
  payment.captured += amountMinor;
  all.moved.deposits -= amountMinor;
  for (const part of body.allocations) apply(all, at, { ...part, customer, source: body.payment });
}

function lose(
  all: Reckoning,
  body: FactBody<'payment-reversed'> | FactBody<'check-bounced'>,
): void {
  for (const part of body.unapplied) {
    takeOff(all, part);
    giveBack(all, { ...part, customer: body.customer, source: body.payment });
  }
  paymentOf(all, body.payment).captured -= body.amountMinor;
  all.moved.deposits += body.amountMinor;
}

function writeNote(all: Reckoning, at: Standing, body: FactBody<'credit-note-issued'>): void {
  const { customer, issuedOn } = body;
  credit(all, at, { ...body, refund: null, customer, issuedOn });
  for (const part of body.unapplied) {
    takeOff(all, part);
    giveBack(all, { ...part, customer, source: part.payment });
  }
  for (const refund of body.refunds) makeRefund(all, at, refund);
}
