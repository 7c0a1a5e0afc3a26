import { spreadOver } from '../../shared/ledger/payment.ts';
import { add, type Minor, minor, subtract, zero } from '../../shared/money/minor.ts';
import type { CustomerRecord } from '../book/records/customer.ts';
import { freeMoney, openInvoices } from '../book/records/open-money.ts';
import type { Writing } from '../book/writing.ts';

// [A6] Nothing is applied by itself unless that is switched on, and nothing to what is disputed.

/** The invoices that a payment goes to where nobody says to which. */
export function whereMoneyGoes(
  { read, settings }: Writing,
  customer: string,
  amountMinor: number,
): ReadonlyArray<{ readonly invoiceId: string; readonly amountMinor: Minor }> {
  if (!settings.applyPayments) return [];
  const open = openInvoices(read, customer).filter((one) => !one.isDisputed);
  const { parts } = spreadOver(
    minor(amountMinor),
    open.map((one) => one.askMinor),
  );
  return open.flatMap(({ invoice }, index) => {
    const part = parts[index] ?? zero;
    return part === 0 ? [] : [{ invoiceId: invoice, amountMinor: part }];
  });
}

/** Money that an invoice takes when it is issued; null: the customer's credit. */
export interface Taken {
  readonly payment: string | null;
  readonly amountMinor: Minor;
}

/** What an invoice takes of what its customer has: payments first, the oldest before, then credit. */
export function whatInvoiceTakes(
  { read, settings }: Writing,
  customer: CustomerRecord,
  totalMinor: Minor,
): readonly Taken[] {
  const free = settings.applyPayments ? freeMoney(read, customer.id) : [];
  const spread = spreadOver(
    totalMinor,
    free.map((one) => one.availableMinor),
  );
  const taken = free.flatMap(({ payment }, index): Taken[] => {
    const amountMinor = spread.parts[index] ?? zero;
    return amountMinor === 0 ? [] : [{ payment, amountMinor }];
  });
  if (!settings.applyCredit) return taken;
  const left = subtract(totalMinor, add(...taken.map((one) => one.amountMinor)));
  const [credit = zero] = spreadOver(left, [customer.creditMinor]).parts;
  return credit === 0 ? taken : [...taken, { payment: null, amountMinor: credit }];
}
