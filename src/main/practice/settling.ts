import { cancelLater, creditLater } from './afterwards.ts';
import { payAhead, payAll, payNewest, payPart, payWrongly } from './paying.ts';
import type { Patient, Telling } from './telling.ts';

type Course = (telling: Telling, patient: Patient, invoiceId: string) => void;

/** What becomes of a bill, each as often in a hundred as it is in a real clinic. */
const courses: ReadonlyArray<readonly [percent: number, course: Course]> = [
  [51, payNow],
  [14, payLater],
  [8, payInParts],
  [6, payTooMuch],
  [2, payAhead],
  [3, payWrongly],
  [2, payThenCancel],
  [2, payThenComplain],
  [2, waitAngrily],
  [3, voidSoon],
  [7, stayOpen],
];

/** Settles a bill, or not, by chance. */
export function settle(telling: Telling, patient: Patient, invoiceId: string): void {
  const isNewest = patient.open.at(-1)?.invoiceId === invoiceId;
  if (patient.person.isFirm || !isNewest) return;
  let fate = telling.chance.between(1, 100);
  for (const [percent, course] of courses) {
    fate -= percent;
    if (fate <= 0) return course(telling, patient, invoiceId);
  }
}

function payNow(telling: Telling, patient: Patient): void {
  payNewest(telling, patient);
}

function payLater(telling: Telling, patient: Patient): void {
  const { agenda, chance } = telling;
  agenda.daysLater(chance.between(3, 30), () => payAll(telling, patient));
}

function payInParts(telling: Telling, patient: Patient): void {
  payPart(telling, patient);
  if (telling.chance.happens(30)) payLater(telling, patient);
}

function payTooMuch(telling: Telling, patient: Patient): void {
  payAll(telling, patient, { moreMinor: telling.chance.pick([1_000, 2_500, 5_000]) });
}

function payThenCancel(telling: Telling, patient: Patient, invoiceId: string): void {
  payNewest(telling, patient);
  cancelLater(telling, invoiceId);
}

function payThenComplain(telling: Telling, patient: Patient, invoiceId: string): void {
  payNewest(telling, patient);
  creditLater(telling, invoiceId);
}

function waitAngrily(telling: Telling, patient: Patient): void {
  payNewest(telling, patient);
  telling.front.grantCredit({
    customerId: patient.id,
    amountMinor: 2_500,
    reason: { code: 'service-issue', text: 'Waited for 40 minutes.' },
    ticket: 'INC-2214',
  });
  patient.creditMinor += 2_500;
}

function voidSoon({ agenda, front }: Telling, patient: Patient, invoiceId: string): void {
  // What something was put to can't be voided any more.
  if (patient.deposit !== null || front.invoice(invoiceId).appliedMinor > 0) return;
  patient.open.pop();
  agenda.minutesLater(9, () => front.void(invoiceId, 'Billed to the wrong person.'));
}

function stayOpen(): void {
  // Overdue in two weeks.
}
