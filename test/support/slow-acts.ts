// What people do with invoices, payments and credit, decided over the sums of the slow model.
import {
  at,
  available,
  type Book,
  credit,
  due,
  gross,
  type Hand,
  keysWhere,
  left,
  type Part,
  type Row,
  sum,
  total,
} from './slow-model.ts';

/** Refused with a kind, or done; `key` is the place of what it made or changed. */
export type Verdict =
  | { readonly refused: string }
  | { readonly refused: null; readonly key: number };

/** Who does it, on which day, and who agreed with their own PIN. */
export interface Who {
  readonly actor: number;
  readonly approver: number | null;
  readonly today: number;
}

interface To {
  readonly invoice: number;
  readonly amount: number;
}

export const no = (refused: string): Verdict => ({ refused });
export const done = (key: number): Verdict => ({ refused: null, key });
export const halfUp = (top: number, bottom: number): number =>
  Math.floor((2 * top + bottom) / (2 * bottom));

/** Everybody the whole coins of their share, then coin by coin to whoever lacks most. */
export function share(amount: number, weights: readonly number[]): number[] {
  const all = total(weights);
  if (all === 0) return weights.map(() => 0);
  const parts = weights.map((weight) => Math.floor((amount * weight) / all));
  const lack = weights.map((weight) => (amount * weight) % all);
  for (let coins = amount - total(parts); coins > 0; coins -= 1) {
    const most = lack.indexOf(Math.max(...lack));
    parts[most] = at(parts, most) + 1;
    lack[most] = -1;
  }
  return parts;
}

// Invoices.

export function issue(
  book: Book,
  asked: {
    readonly customer: number;
    readonly lines: ReadonlyArray<{ milli: number; price: number; rate: number | null }>;
    readonly issuedOn: number;
    readonly dueOn: number;
  },
  { today }: Who,
): Verdict {
  const { customer, issuedOn, dueOn } = asked;
  if (issuedOn > today) return no('future-day');
  if (dueOn < issuedOn) return no('due-before-issued');
  const nets = asked.lines.map((line) => halfUp(line.price * line.milli, 1000));
  const rates = [...new Set(asked.lines.map((line) => line.rate))].filter((rate) => rate !== null);
  const taxes = rates.map((rate) => {
    const taxed = nets.map((net, place) => (at(asked.lines, place).rate === rate ? net : 0));
    return share(halfUp(total(taxed) * rate, 1_000_000), taxed);
  });
  const lines = nets.map((net, place) => ({ net, tax: total(taxes.map((tax) => at(tax, place))) }));
  const invoice = book.invoices.push({ customer, lines, dueOn, isVoid: false }) - 1;
  book.rows.push(...asking(book, invoice));
  return done(invoice);
}

function asking(book: Book, invoice: number): Row[] {
  const { customer, lines } = at(book.invoices, invoice);
  const tax = total(lines.map((line) => line.tax));
  return [
    { what: 'asked', amount: gross(lines), customer, invoice },
    { what: 'asked-tax', amount: tax, customer, invoice },
  ];
}

export const opposite = (rows: readonly Row[]): Row[] =>
  rows.map((row) => ({ ...row, amount: -row.amount }));

export function voidInvoice(book: Book, invoice: number): Verdict {
  const bill = at(book.invoices, invoice);
  if (bill.isVoid) return no('already-void');
  if (sum(book, 'applied', { invoice }) !== 0) return no('void-with-allocations');
  if (sum(book, 'credited', { invoice }) !== 0) return no('void-with-credit');
  bill.isVoid = true;
  book.rows.push(...opposite(asking(book, invoice)));
  return done(invoice);
}

// Payments.

/** Why money of this customer can't be put there. */
function whyNotTo(book: Book, customer: number, to: To): string | null {
  const invoice = at(book.invoices, to.invoice);
  if (invoice.customer !== customer) return 'other-customer';
  if (invoice.isVoid) return 'invoice-void';
  return to.amount > due(book, to.invoice) ? 'over-due' : null;
}

function put(book: Book, payment: number | null, { invoice, amount }: To): number {
  const { customer } = at(book.invoices, invoice);
  const allocation = book.allocations.push({ payment, invoice, customer, original: amount }) - 1;
  book.rows.push({ what: 'applied', amount, customer, invoice, payment, allocation });
  return allocation;
}

export function takenOff(book: Book, { allocation, amount }: Part): Row {
  const { customer, invoice, payment } = at(book.allocations, allocation);
  return { what: 'applied', amount: -amount, customer, invoice, payment, allocation };
}

export function pay(
  book: Book,
  asked: {
    readonly customer: number;
    readonly method: Hand;
    readonly amount: number;
    readonly day: number;
    readonly to: readonly To[];
  },
  { today }: Who,
): Verdict {
  const { customer, method, amount, day, to } = asked;
  if (day > today) return no('future-day');
  for (const [place, one] of to.entries()) {
    const first = to.findIndex((other) => other.invoice === one.invoice);
    const why = first < place ? 'same-invoice-twice' : whyNotTo(book, customer, one);
    if (why !== null) return no(why);
  }
  if (total(to.map((one) => one.amount)) > amount) return no('over-available');
  const payment =
    book.payments.push({ customer, method, amount, day, status: 'succeeded', isCleared: false }) -
    1;
  book.rows.push({ what: 'captured', amount, customer, payment, method });
  for (const one of to) put(book, payment, one);
  return done(payment);
}

export function allocate(book: Book, payment: number, to: To): Verdict {
  const { status, customer } = at(book.payments, payment);
  if (status !== 'succeeded') return no('payment-not-standing');
  const why = whyNotTo(book, customer, to);
  if (why !== null) return no(why);
  if (to.amount > available(book, payment)) return no('over-available');
  return done(put(book, payment, to));
}

export function remove(book: Book, allocation: number): Verdict {
  const amount = left(book, allocation);
  if (amount <= 0) return no('allocation-gone');
  book.rows.push(takenOff(book, { allocation, amount }));
  return done(allocation);
}

export const newestFirst = (book: Book, of: { payment: number } | { invoice: number }): number[] =>
  keysWhere(book.allocations, (one, key) => {
    const fits = 'payment' in of ? one.payment === of.payment : one.invoice === of.invoice;
    return fits && left(book, key) > 0;
  }).toReversed();

/** A payment that never was: entered in error, or a check that bounced. */
export function undo(book: Book, payment: number, how: 'reversed' | 'bounced'): Verdict {
  const one = at(book.payments, payment);
  const { customer, method, amount, status, isCleared } = one;
  if (how === 'bounced' && method !== 'check') return no('not-a-check');
  if (status !== 'succeeded')
    return no(how === 'bounced' ? 'check-settled' : 'payment-not-standing');
  if (isCleared) return no('check-settled');
  if (sum(book, 'refunded', { payment }) !== 0) return no('payment-in-use');
  for (const allocation of newestFirst(book, { payment })) {
    book.rows.push(takenOff(book, { allocation, amount: left(book, allocation) }));
  }
  book.rows.push({ what: 'captured', amount: -amount, customer, payment, method });
  one.status = how;
  return done(payment);
}

export function clear(book: Book, payment: number): Verdict {
  const one = at(book.payments, payment);
  const { customer, method, amount, status, isCleared } = one;
  if (method !== 'check') return no('not-a-check');
  if (status !== 'succeeded' || isCleared) return no('check-settled');
  one.isCleared = true;
  book.rows.push({ what: 'banked', amount, customer, payment });
  return done(payment);
}

// Credit.

export function grant(
  book: Book,
  asked: { readonly customer: number; readonly amount: number },
  who: Who,
): Verdict {
  const { customer, amount } = asked;
  const why = whyNotAlone(book, who, amount, null);
  if (why !== null) return no(why);
  book.rows.push({ what: 'granted', amount, customer, payment: null });
  return done(customer);
}

export function applyCredit(book: Book, customer: number, to: To): Verdict {
  const why = whyNotTo(book, customer, to);
  if (why !== null) return no(why === 'other-customer' ? 'not-found' : why);
  if (to.amount > credit(book, customer)) return no('over-credit');
  return done(put(book, null, to));
}

/** Why a second person is missing, or the wrong one. */
export function whyNotAlone(
  { people }: Book,
  { actor, approver }: Who,
  amount: number,
  because: string | null,
): string | null {
  const within = (key: number) => (at(people, key).limit ?? amount) >= amount;
  if (within(actor) && because === null) return null;
  if (approver === null) return 'approval-needed';
  if (approver === actor) return 'own-approval';
  const agrees = at(people, approver).role === 'manager' && within(approver);
  return agrees ? null : 'approval-needed';
}
