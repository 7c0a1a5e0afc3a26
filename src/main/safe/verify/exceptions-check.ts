import { sumUp } from './customers-check.ts';
import { idText } from './fact-pages.ts';
import { reckonKin } from './kin-check.ts';
import { oddFacts } from './odd-facts.ts';
import type { InvoiceSums, PaymentSums, Reckoning, RefundSums } from './reckoning.ts';
import type { Checking } from './stage.ts';

/** The inbox must hold exactly what the entries come to, whether or not anybody has looked at it. */
export function checkExceptions(checking: Checking, all: Reckoning): void {
  const { look, fault } = checking;
  const should = reckonExceptions(checking, all);
  for (const [kind, subject, figure] of look.rows('select kind, subject, figure from exception')) {
    const named = Buffer.isBuffer(subject) ? idText(subject.toString('hex')) : String(subject);
    const id = `${String(kind)}:${named}`;
    const reckoned = should.get(id);
    should.delete(id);
    if (reckoned === figure) continue;
    fault(
      'exception-changed',
      reckoned === undefined
        ? `What must be looked at lists ${id}, but no entries contradict there.`
        : `What must be looked at lists ${id} with ${String(figure)}, but the entries come to ${String(reckoned)}.`,
    );
  }
  for (const id of should.keys()) {
    fault('exception-missing', `Entries contradict each other (${id}), and nobody is told.`);
  }
}

/** Everything that is open, by what the entries come to. */
function reckonExceptions(checking: Checking, all: Reckoning): Map<string, number> {
  const open = new Map<string, number>();
  const put = (kind: string, subject: string, figure: number) => {
    if (figure > 0) open.set(`${kind}:${subject}`, figure);
  };
  for (const [id, payment] of all.payments) if (payment.n !== 0) ofPayment(put, id, payment);
  for (const [id, invoice] of all.invoices) {
    if (invoice.n !== 0) ofInvoice(put, id, invoice);
    else put('allocation-to-void', id, invoice.applied);
  }
  for (const [id, { n, amount }] of all.allocations) {
    if (n !== 0) put('allocation-below-zero', id, -amount);
  }
  for (const [id, credit] of creditsOf(all)) put('credit-overdrawn', id, -credit);
  const sums = sumUp(all);
  for (const id of all.erased) {
    const { owed = 0, unallocated = 0, credit = 0 } = sums.get(id) ?? {};
    put(
      'erased-with-money',
      id,
      [owed, unallocated, credit].reduce((sum, one) => sum + Math.max(one, 0), 0),
    );
  }
  for (const [id, refund] of all.refunds) if (refund.n !== 0) ofRefund(put, id, refund);
  for (const [number, bearers] of bearersOf(all)) put('number-used-twice', number, bearers - 1);
  for (const [id, figure] of oddFacts(checking)) open.set(id, figure);
  for (const [id, settled] of all.settled) {
    if (!staysSettled.has(id.slice(0, id.indexOf(':')))) continue;
    const left = (open.get(id) ?? 0) - settled;
    if (left > 0) open.set(id, left);
    else open.delete(id);
  }
  return open;
}

/** What all accounts of one customer have of credit together. */
function creditsOf(all: Reckoning): ReadonlyMap<string, number> {
  const kept = reckonKin(all);
  const credits = new Map<string, number>();
  for (const [id, credit] of all.credits) {
    const of = kept.get(id) ?? id;
    credits.set(of, (credits.get(of) ?? 0) + credit);
  }
  return credits;
}

/** Where looking at it changes no figure, what was settled is taken off. */
const staysSettled: ReadonlySet<string> = new Set([
  'check-contradicted',
  'external-refund',
  'erased-with-money',
  'refund-of-silent-desk',
  'not-allowed',
  'effect-conflict',
  'number-used-twice',
  'clock-drift',
]);

type Put = (kind: string, subject: string, figure: number) => void;

function ofPayment(put: Put, id: string, payment: PaymentSums): void {
  const { captured, refunded, reserved, disputed, applied, madeGood } = payment;
  const { reversals, bounces, clears } = payment;
  const counts = captured > 0 ? captured : 0;
  const given = refunded + reserved - counts;
  const gone = disputed > 0 ? given + disputed : given;
  put('payment-over-refunded', id, given - madeGood);
  if (disputed > 0 && refunded + reserved > 0) {
    put('refund-crosses-dispute', id, Math.min(disputed, gone - madeGood));
  }
  put('resolved-twice', id, madeGood - (gone > 0 ? gone : 0));
  const left = captured + madeGood - refunded - reserved - disputed;
  if (applied > 0) put('payment-over-applied', id, applied - (left > 0 ? left : 0));
  if (reversals + bounces > 1) put('payment-ended-twice', id, -captured);
  if (clears > 0 && reversals + bounces > 0) put('check-contradicted', id, payment.amount);
  if (payment.method === 'card') put('evidence-missing', id, payment.byHand - payment.evidence);
  put('external-refund', id, payment.outside);
  put('refund-of-silent-desk', id, payment.sighted);
}

/** Money to a card is in nobody's hand, and a check that the bank has paid is told of as that. */
function ofRefund(put: Put, id: string, refund: RefundSums): void {
  const { cancels, clears, handOvers, amount, method } = refund;
  if (cancels <= 0) return;
  if (clears > 0) return put('check-contradicted', id, amount);
  if (handOvers > 0 && method !== 'card') put('canceled-and-handed-over', id, amount);
}

function ofInvoice(put: Put, id: string, { total, credited, applied, voids }: InvoiceSums): void {
  const asked = voids > 0 ? 0 : total;
  put('invoice-over-credited', id, credited - asked);
  if (voids > 0) return put('allocation-to-void', id, applied);
  const open = total > credited ? total - credited : 0;
  put('invoice-over-covered', id, applied - open);
}

function bearersOf(all: Reckoning): ReadonlyMap<string, number> {
  const bearers = new Map<string, number>();
  for (const records of [all.payments, all.invoices, all.allocations, all.refunds, all.notes]) {
    const here = new Map<string, number>();
    for (const { n, number } of records.values()) {
      if (n !== 0) here.set(number, (here.get(number) ?? 0) + 1);
    }
    for (const [number, count] of here) if (count > 1) bearers.set(number, count);
  }
  return bearers;
}
