import type { FactBody } from '../../../shared/ledger/fact-types.ts';
import { reinstateRefund } from './reckon-refund.ts';
import { addCredit, apply, giveBack, type Standing, takeOff } from './reckon-parts.ts';
import { invoiceOf, noteOf, paymentOf, type Reckoning, refundOf } from './reckoning.ts';

/** What a person decided about an exception: it moves only what its body says. */
export function resolveException(
  all: Reckoning,
  at: Standing,
  body: FactBody<'exception-resolved'>,
): void {
  settle(all, body.exception, body.figureMinor);
  for (const part of body.moved) {
    takeOff(all, { ...part, amountMinor: -part.amountMinor });
    const customer = body.customer ?? '';
    giveBack(all, { customer, source: part.payment, amountMinor: -part.amountMinor });
  }
  for (const note of body.uncredited) {
    noteOf(all, note.creditNote).uncredited += note.amountMinor;
    invoiceOf(all, note.invoice).credited -= note.amountMinor;
    all.moved.receivables += note.amountMinor;
  }
  if (body.payment !== undefined) makeGood(all, body.payment, body);
  if (body.creditMinor !== undefined) addCredit(all, body.customer ?? '', body.creditMinor);
  if (body.voids !== undefined) {
    invoiceOf(all, body.voids).voids += 1;
    all.moved.receivables += body.madeGoodMinor ?? 0;
  }
  if (body.reinstates !== undefined) reinstateRefund(all, body.reinstates);
  if (body.unhands !== undefined) refundOf(all, body.unhands).handOvers -= 1;
  for (const refund of body.paidOut ?? []) refundOf(all, refund).paidOuts += 1;
  if (body.issued !== undefined) issue(all, at, body.issued);
}

function makeGood(all: Reckoning, id: string, body: FactBody<'exception-resolved'>): void {
  const { madeGoodMinor = 0, evidenceMinor = 0, capturedMinor = 0 } = body;
  const payment = paymentOf(all, id);
  payment.madeGood += madeGoodMinor;
  payment.evidence += evidenceMinor;
  payment.captured += capturedMinor;
  all.moved.deposits -= madeGoodMinor + capturedMinor;
}

function issue(
  all: Reckoning,
  at: Standing,
  issued: NonNullable<FactBody<'exception-resolved'>['issued']>,
): void {
  const { number, customer, issuedOn, dueOn, totalMinor } = issued;
  const invoice = invoiceOf(all, issued.invoice);
  if (invoice.n !== 0) all.twice.push(number);
  Object.assign(invoice, { n: at.n, number, customer, issuedOn, dueOn });
  invoice.total += totalMinor;
  all.moved.receivables += totalMinor;
  for (const part of issued.applied) {
    apply(all, at, { ...part, invoice: issued.invoice, customer, source: part.payment });
  }
}

/** Takes a figure off an exception. */
function settle(all: Reckoning, exception: string, figure: number): void {
  all.settled.set(exception, (all.settled.get(exception) ?? 0) + figure);
}
