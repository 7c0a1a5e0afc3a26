import { unreachable } from '../../shared/base/assert.ts';
import type { ManualMethod } from '../../shared/ledger/method.ts';
import type { Chance } from './seeded.ts';
import type { Patient, Telling } from './telling.ts';

interface How {
  readonly moreMinor?: number;
  readonly method?: ManualMethod;
}

/** Pays everything that is open, and perhaps more. */
export const payAll = (telling: Telling, patient: Patient, how: How = {}): string | null =>
  pay(telling, patient, patient.open.splice(0), how);

/** Pays the newest bill; what is older stays open. */
export const payNewest = (telling: Telling, patient: Patient, how: How = {}): string | null =>
  pay(telling, patient, patient.open.splice(-1), how);

function pay(telling: Telling, patient: Patient, bills: Patient['open'], how: How): string | null {
  if (bills.length === 0) return null;
  const owedMinor = bills.reduce((sum, one) => sum + one.amountMinor, 0);
  const amountMinor = owedMinor + (how.moreMinor ?? 0);
  const { id } = telling.front.pay({
    customerId: patient.id,
    ...withChange(tender(telling.chance, how.method), amountMinor),
    amountMinor,
    allocations: bills,
  });
  telling.paid(id);
  return id;
}

/** Pays about half of the oldest open invoice. */
export function payPart({ chance, front }: Telling, patient: Patient): void {
  const oldest = patient.open.shift();
  if (oldest === undefined) return;
  const amountMinor = Math.ceil(oldest.amountMinor / 200) * 100;
  const part = {
    invoiceId: oldest.invoiceId,
    amountMinor: Math.min(amountMinor, oldest.amountMinor),
  };
  front.pay({
    customerId: patient.id,
    ...tender(chance),
    amountMinor: part.amountMinor,
    allocations: [part],
  });
  const left = oldest.amountMinor - part.amountMinor;
  if (left > 0) patient.open.unshift({ invoiceId: oldest.invoiceId, amountMinor: left });
}

/** Pays in advance; the money waits on account. */
export function payAhead({ chance, front }: Telling, patient: Patient): void {
  const amountMinor = chance.pick([10_000, 20_000, 25_000, 40_000]);
  patient.deposit = front.pay({ customerId: patient.id, ...tender(chance), amountMinor }).id;
}

/** A payment is entered in error, taken back, and entered again as it was. */
export function payWrongly({ agenda, chance, front }: Telling, patient: Patient): void {
  const allocations = patient.open.splice(0);
  const amountMinor = allocations.reduce((sum, one) => sum + one.amountMinor, 0);
  const input = { customerId: patient.id, amountMinor, allocations };
  const wrong = front.pay({ ...input, method: 'cash' });
  agenda.minutesLater(4, () => {
    front.reverse(wrong.id, 'It was a check, not cash.');
    front.pay({
      ...input,
      method: 'check',
      reference: `Check ${String(chance.between(1041, 8790))}`,
    });
  });
}

const tenders: readonly ManualMethod[] = [
  ...(['cash', 'cash', 'cash', 'check', 'check'] as const),
  ...(['electronic', 'electronic', 'electronic', 'electronic', 'other'] as const),
];

/** Whoever pays in cash lays down whole twenties and gets change. */
const withChange = <Way extends { readonly method: ManualMethod }>(how: Way, amountMinor: number) =>
  how.method === 'cash' && amountMinor % twentyMinor !== 0
    ? { ...how, tenderedMinor: Math.ceil(amountMinor / twentyMinor) * twentyMinor }
    : how;

const twentyMinor = 2_000;

const banks = ['First Alder Bank', 'Lakeside Credit Union', 'Prairie National'] as const;

/** How somebody pays, with the number that stands on it. */
function tender(
  chance: Chance,
  method = chance.pick(tenders),
): {
  readonly method: ManualMethod;
  readonly reference?: string;
  readonly checkNumber?: string;
  readonly bank?: string;
} {
  switch (method) {
    case 'check': {
      const checkNumber = String(chance.between(1041, 8790));
      const bank = banks[Number(checkNumber) % banks.length] ?? banks[0];
      return { method, reference: `Check ${checkNumber}`, checkNumber, bank };
    }
    case 'electronic':
      return { method, reference: `ACH ${String(chance.between(100_000, 999_999))}` };
    case 'other':
      return { method, reference: 'Gift certificate' };
    case 'cash':
      return { method };
    default:
      return unreachable(method);
  }
}
