import { must } from '../../shared/base/assert.ts';
import type { Task } from './agenda.ts';
import { longCourse } from './catalogue.ts';
import type { AskedRefund } from './front.ts';
import { payAhead, payAll, payNewest } from './paying.ts';
import type { Patient, Telling } from './telling.ts';
import { arrive, bill, daysToPay } from './visits.ts';

/** How many invoices are issued today. */
export const billsOfToday = 9;

const today = 0;

/** What has happened today so far: money in and out, and things that wait for somebody. */
export function planToday(telling: Telling): void {
  const { agenda, chance, front, patients } = telling;
  const regulars = patients.filter((one) => !one.person.isFirm && one.deposit === null).slice(-20);
  const someone = (): Patient =>
    must(regulars.splice(chance.between(0, regulars.length - 1), 1)[0], 'Regulars come today.');
  const paid: string[] = [];
  const billed =
    (method?: 'cash' | 'check' | 'electronic'): Task =>
    () => {
      const patient = someone();
      bill(telling, patient, today);
      if (method !== undefined) paid.push(payNewest(telling, patient, { method }) ?? '');
    };
  const refunded =
    (ask: AskedRefund, then: 'hand over' | 'leave'): Task =>
    () => {
      const { id } = front.refund(must(paid.shift(), 'Something was paid before.'), ask);
      if (then === 'hand over') front.handOver(id);
    };
  const debtors = patients.filter((one) => one.open.length > 0 && !one.person.isFirm);
  agenda.today([
    billed('cash'),
    billed('electronic'),
    () => payAll(telling, must(debtors[0], 'Somebody owes.'), { method: 'check' }),
    billed('cash'),
    refunded(overcharge, 'hand over'),
    billed(),
    () => {
      const patient = arrive(telling);
      bill(telling, patient, today);
      paid.push(payNewest(telling, patient, { method: 'electronic' }) ?? '');
    },
    refunded(onRequest, 'leave'),
    billed('check'),
    () => payAll(telling, must(debtors[1], 'Somebody owes.'), { method: 'electronic' }),
    () => payAhead(telling, someone()),
    refunded(lateStart, 'leave'),
    billed('electronic'),
    refunded(tomorrow, 'leave'),
    billed(),
    () => {
      const { id } = someone();
      front.draft({ customerId: id, dueOn: agenda.day(-daysToPay), lines: [longCourse] });
    },
    () => {
      const [settled, contested] = debtors.slice(2).flatMap((one) => one.open.slice(0, 1));
      if (settled === undefined || contested === undefined) return;
      front.dispute(settled.invoiceId, 'Says it was paid at the other clinic.');
      front.releaseDispute(settled.invoiceId, 'It was another bill.');
      front.dispute(contested.invoiceId, 'Says that two of the treatments never took place.');
    },
    () => {
      const patient = someone();
      bill(telling, patient, today, [longCourse]);
      paid.unshift(payNewest(telling, patient, { method: 'check' }) ?? '');
    },
    refunded(brokenOff, 'hand over'),
  ]);
}

const overcharge: AskedRefund = {
  amount: { kind: 'fixed', amountMinor: 2_000 },
  outcome: 'no-longer-owes',
  reason: { code: 'overcharge', text: 'One roll of tape too many.' },
};
/** More than the person at the desk may give back alone: a manager approves it. */
const brokenOff: AskedRefund = {
  amount: { kind: 'percent', percent: 60 },
  outcome: 'no-longer-owes',
  method: 'check',
  reference: 'Check 2064',
  reason: { code: 'canceled', text: 'Six treatments not used.' },
  ticket: 'INC-2243',
};
const onRequest: AskedRefund = {
  amount: { kind: 'full' },
  outcome: 'no-longer-owes',
  method: 'check',
  reference: 'Check 2063',
  reason: { code: 'customer-request' },
};
const lateStart: AskedRefund = {
  amount: { kind: 'percent', percent: 50 },
  outcome: 'no-longer-owes',
  keepAs: 'awaiting-approval',
  reason: { code: 'service-issue', text: 'Started half an hour late.' },
  ticket: 'INC-2240',
};
const tomorrow: AskedRefund = {
  amount: { kind: 'fixed', amountMinor: 1_500 },
  outcome: 'still-owes',
  keepAs: 'draft',
  reason: { code: 'not-provided' },
  notes: 'Comes back for it tomorrow.',
};
