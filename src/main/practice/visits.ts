import { must } from '../../shared/base/assert.ts';
import { firmLines, linesOfVisit } from './catalogue.ts';
import { payAhead, payAll, payNewest, payPart, payWrongly } from './paying.ts';
import { customers } from './people.ts';
import type { Patient, Telling } from './telling.ts';

/** How long customers have to pay. */
export const daysToPay = 14;

/** Somebody comes for the first time. */
export function arrive({ front, patients }: Telling): Patient {
  const person = must(
    customers[patients.length],
    'The story has a person for everybody who comes.',
  );
  const { id } = front.createCustomer(person.details);
  const patient: Patient = { id, person, open: [], deposit: null };
  patients.push(patient);
  return patient;
}

/** Bills a visit; what was paid in advance is put to it. */
export function bill(telling: Telling, patient: Patient, daysAgo: number): string {
  const { agenda, chance, front } = telling;
  const isFirst = patient.open.length === 0 && chance.happens(15);
  const lines = patient.person.isFirm ? firmLines(chance) : linesOfVisit(chance, isFirst);
  const dueOn = agenda.day(daysAgo - daysToPay);
  const invoice = front.issue({ customerId: patient.id, dueOn, lines: [...lines] });
  patient.open.push({ invoiceId: invoice.id, amountMinor: invoice.dueMinor });
  useDeposit(telling, patient);
  return invoice.id;
}

function useDeposit({ front }: Telling, patient: Patient): void {
  const { deposit } = patient;
  const availableMinor = deposit === null ? 0 : front.availableMinor(deposit);
  const newest = availableMinor === 0 ? undefined : patient.open.pop();
  if (deposit === null || newest === undefined) return;
  const amountMinor = Math.min(newest.amountMinor, availableMinor);
  front.allocate({ paymentId: deposit, invoiceId: newest.invoiceId, amountMinor });
  const leftMinor = newest.amountMinor - amountMinor;
  if (leftMinor > 0) patient.open.push({ invoiceId: newest.invoiceId, amountMinor: leftMinor });
}

/** What becomes of a bill, by chance; each course is about as frequent as in a real clinic. */
export function settle(telling: Telling, patient: Patient, invoiceId: string): void {
  const { agenda, chance, front } = telling;
  if (patient.person.isFirm || patient.open.length === 0) return;
  const fate = chance.between(1, 100);
  if (fate <= 54) payNewest(telling, patient);
  else if (fate <= 68) agenda.daysLater(chance.between(3, 30), () => payAll(telling, patient));
  else if (fate <= 76) {
    payPart(telling, patient);
    if (chance.happens(30))
      agenda.daysLater(chance.between(10, 30), () => payAll(telling, patient));
  } else if (fate <= 83)
    payAll(telling, patient, { moreMinor: chance.pick([1_000, 2_500, 5_000]) });
  else if (fate <= 84) payAhead(telling, patient);
  else if (fate <= 87) payWrongly(telling, patient);
  else if (fate <= 90 && patient.open.at(-1)?.invoiceId === invoiceId && patient.deposit === null) {
    patient.open.pop();
    agenda.minutesLater(9, () => front.void(invoiceId, 'Billed to the wrong person.'));
  }
}
