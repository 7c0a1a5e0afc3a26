import { must } from '../../shared/base/assert.ts';
import { firmLines, type Line, linesOfVisit } from './catalogue.ts';
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
  const patient: Patient = { id, person, open: [], deposit: null, creditMinor: 0 };
  patients.push(patient);
  return patient;
}

/** Bills a visit; what was paid in advance is put to it. */
export function bill(
  telling: Telling,
  patient: Patient,
  daysAgo: number,
  lines = linesFor(telling, patient),
): string {
  const { agenda, front } = telling;
  const dueOn = agenda.day(daysAgo - daysToPay);
  const invoice = front.issue({ customerId: patient.id, dueOn, lines: [...lines] });
  patient.open.push({ invoiceId: invoice.id, amountMinor: invoice.dueMinor });
  useCredit(telling, patient);
  useDeposit(telling, patient);
  return invoice.id;
}

function linesFor({ chance }: Telling, { person, open }: Patient): readonly Line[] {
  if (person.isFirm) return firmLines(chance);
  return linesOfVisit(chance, open.length === 0 && chance.happens(15));
}

/** Credit that was granted goes to the next bill; a part of it stays where the bill is small. */
function useCredit({ front }: Telling, patient: Patient): void {
  const newest = patient.creditMinor === 0 ? undefined : patient.open.pop();
  if (newest === undefined) return;
  const amountMinor = Math.min(newest.amountMinor, patient.creditMinor);
  front.applyCredit({ customerId: patient.id, invoiceId: newest.invoiceId, amountMinor });
  patient.creditMinor -= amountMinor;
  const leftMinor = newest.amountMinor - amountMinor;
  if (leftMinor > 0) patient.open.push({ invoiceId: newest.invoiceId, amountMinor: leftMinor });
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
