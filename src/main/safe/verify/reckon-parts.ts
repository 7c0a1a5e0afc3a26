import { allocationOf, invoiceOf, noteOf, paymentOf, type Reckoning } from './reckoning.ts';

/** Where a fact stands: in the file, and in the one order that counts. */
export interface Standing {
  readonly n: number;
  /** Its id, by which it is older or newer than another one. */
  readonly id: string;
  readonly order: readonly (number | string)[];
}

/** Money put to an invoice: less to be had of its source, less owed on the invoice. */
export function apply(
  all: Reckoning,
  at: Standing,
  part: {
    readonly allocation: string;
    readonly number: string;
    readonly invoice: string;
    readonly customer: string;
    readonly source: string | null;
    readonly amountMinor: number;
  },
): void {
  const { number, invoice, customer, source, amountMinor } = part;
  const allocation = allocationOf(all, part.allocation);
  if (allocation.n !== 0) all.twice.push(number);
  Object.assign(allocation, { n: at.n, number, payment: source, invoice, customer });
  allocation.original += amountMinor;
  takeOff(all, { ...part, amountMinor: -amountMinor });
  giveBack(all, { customer, source, amountMinor: -amountMinor });
}

/** Takes money off an invoice; with a minus, puts it there. */
export function takeOff(
  all: Reckoning,
  part: { readonly allocation: string; readonly invoice: string; readonly amountMinor: number },
): void {
  allocationOf(all, part.allocation).amount -= part.amountMinor;
  invoiceOf(all, part.invoice).applied -= part.amountMinor;
  all.moved.receivables += part.amountMinor;
}

/** Gives what was applied back to where it came from; with a minus, takes it from there. */
export function giveBack(
  all: Reckoning,
  part: {
    readonly customer: string;
    readonly source: string | null;
    readonly amountMinor: number;
  },
): void {
  const { customer, source, amountMinor } = part;
  if (source === null) return addCredit(all, customer, amountMinor);
  paymentOf(all, source).applied -= amountMinor;
  all.moved.deposits -= amountMinor;
}

/** Owes a customer credit; with a minus, less of it. */
export function addCredit(all: Reckoning, customer: string, amountMinor: number): void {
  all.credits.set(customer, (all.credits.get(customer) ?? 0) + amountMinor);
  all.moved.credit -= amountMinor;
}

/** A credit note: less is asked for on the invoice. */
export function credit(
  all: Reckoning,
  at: Standing,
  note: {
    readonly creditNote: string;
    readonly number: string;
    readonly invoice: string;
    readonly customer: string;
    readonly refund: string | null;
    readonly issuedOn: string;
    readonly amountMinor: number;
    readonly taxMinor: number;
  },
): void {
  const { number, invoice, customer, refund, issuedOn, amountMinor, taxMinor } = note;
  const sums = noteOf(all, note.creditNote);
  if (sums.n !== 0) all.twice.push(number);
  Object.assign(sums, { n: at.n, number, invoice, customer, refund, issuedOn });
  sums.amount += amountMinor;
  sums.tax += taxMinor;
  invoiceOf(all, invoice).credited += amountMinor;
  all.moved.receivables -= amountMinor;
}
