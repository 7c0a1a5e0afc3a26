// The ledger once more, slowly and without cleverness: lists of what was done, and sums over them.
// It imports nothing, so it can share no mistake with what it is compared with. Records are known
// by their place in a list, days are plain numbers, and what was done is undone by its opposite.

export type Hand = 'cash' | 'check' | 'electronic' | 'other';

type What =
  | 'asked'
  | 'asked-tax'
  | 'credited'
  | 'credited-tax'
  | 'captured'
  | 'applied'
  | 'refunded'
  | 'granted'
  | 'banked'
  | 'cashed';

/** One thing that was done, with everything that it was done to. */
export interface Row {
  readonly what: What;
  readonly amount: number;
  readonly customer: number;
  readonly invoice?: number;
  /** Null: credit with no payment behind it. */
  readonly payment?: number | null;
  readonly allocation?: number;
  readonly method?: Hand;
}

export interface Line {
  readonly net: number;
  readonly tax: number;
}

export interface Payment {
  readonly customer: number;
  readonly method: Hand;
  readonly amount: number;
  readonly day: number;
  status: 'succeeded' | 'reversed' | 'bounced';
  isCleared: boolean;
}

export interface Invoice {
  readonly customer: number;
  readonly lines: readonly Line[];
  readonly dueOn: number;
  isVoid: boolean;
}

export interface Allocation {
  readonly payment: number | null;
  readonly invoice: number;
  readonly customer: number;
  readonly original: number;
}

export interface Part {
  readonly allocation: number;
  readonly amount: number;
}

export interface Refund {
  readonly payment: number | null;
  readonly customer: number;
  readonly amount: number;
  readonly method: Hand;
  readonly actor: number;
  readonly madeOn: number;
  readonly off: readonly Part[];
  readonly rows: readonly Row[];
  status: 'draft' | 'awaiting-approval' | 'succeeded' | 'canceled';
  isHandedOver: boolean;
  isCleared: boolean;
}

export interface Note {
  readonly invoice: number;
  readonly refund: number | null;
  readonly lines: readonly Line[];
  isTakenBack: boolean;
}

export interface Person {
  readonly role: 'manager' | 'front-desk';
  readonly limit: number | null;
}

/** Everything that was done so far. */
export interface Book {
  readonly people: Person[];
  readonly payments: Payment[];
  readonly invoices: Invoice[];
  readonly allocations: Allocation[];
  readonly refunds: Refund[];
  readonly notes: Note[];
  readonly rows: Row[];
}

export const emptyBook = (): Book => ({
  people: [],
  payments: [],
  invoices: [],
  allocations: [],
  refunds: [],
  notes: [],
  rows: [],
});

// Sums.

export const total = (amounts: readonly number[]): number =>
  amounts.reduce((sum, one) => sum + one, 0);

/** The amounts of all rows of a kind that have all of these. */
export const sum = (book: Book, what: What, like: Partial<Row> = {}): number =>
  total(
    book.rows
      .filter((row) => row.what === what)
      .filter((row) =>
        Object.entries(like).every(([key, value]) => row[key as keyof Row] === value),
      )
      .map((row) => row.amount),
  );

export const refundable = (book: Book, payment: number): number =>
  sum(book, 'captured', { payment }) - sum(book, 'refunded', { payment });

export const available = (book: Book, payment: number): number =>
  refundable(book, payment) - sum(book, 'applied', { payment });

export const due = (book: Book, invoice: number): number =>
  sum(book, 'asked', { invoice }) -
  sum(book, 'credited', { invoice }) -
  sum(book, 'applied', { invoice });

/** Credit with no payment behind it. */
export const credit = (book: Book, customer: number): number =>
  sum(book, 'granted', { customer }) -
  sum(book, 'applied', { customer, payment: null }) -
  sum(book, 'refunded', { customer, payment: null });

export const left = (book: Book, allocation: number): number =>
  sum(book, 'applied', { allocation });

/** The record in a place of a list. */
export function at<Record>(list: readonly Record[], key: number): Record {
  const found = list[key];
  if (found === undefined) throw new Error(`The model has nothing in place ${String(key)}.`);
  return found;
}

export const keysWhere = <Record>(
  list: readonly Record[],
  fits: (one: Record, key: number) => boolean,
): number[] => list.flatMap((one, key) => (fits(one, key) ? [key] : []));

/** What the credit notes that stand have left of each line. */
export function remaining(book: Book, invoice: number): Line[] {
  const notes = book.notes.filter((note) => note.invoice === invoice && !note.isTakenBack);
  return at(book.invoices, invoice).lines.map((line, place) => ({
    net: line.net - total(notes.map((note) => note.lines[place]?.net ?? 0)),
    tax: line.tax - total(notes.map((note) => note.lines[place]?.tax ?? 0)),
  }));
}

export const gross = (lines: readonly Line[]): number =>
  total(lines.map((line) => line.net + line.tax));

// Figures, by the names that the calls give them.

export function paymentFigures(book: Book, payment: number) {
  const { status, amount } = at(book.payments, payment);
  const capturedMinor = sum(book, 'captured', { payment });
  const appliedMinor = sum(book, 'applied', { payment });
  const refundedMinor = sum(book, 'refunded', { payment });
  const availableMinor = available(book, payment);
  const isWhole = refundedMinor > 0 && refundedMinor >= capturedMinor;
  const isFull = appliedMinor > 0 && availableMinor <= 0;
  return {
    status,
    amountMinor: amount,
    capturedMinor,
    appliedMinor,
    availableMinor,
    refundedMinor,
    reservedMinor: 0,
    disputedMinor: 0,
    madeGoodMinor: 0,
    refundableMinor: capturedMinor - refundedMinor,
    allocationStatus:
      appliedMinor === 0 ? 'unallocated' : isFull ? 'allocated' : 'partly-allocated',
    refundStatus: isWhole ? 'refunded' : refundedMinor > 0 ? 'partially-refunded' : 'none',
  };
}

export function invoiceFigures(book: Book, invoice: number, today: number) {
  const { lines, isVoid, dueOn } = at(book.invoices, invoice);
  const totalMinor = gross(lines);
  const creditedMinor = sum(book, 'credited', { invoice });
  const appliedMinor = sum(book, 'applied', { invoice });
  const dueMinor = due(book, invoice);
  const isPartly = dueMinor > 0 && appliedMinor > 0;
  return {
    netMinor: total(lines.map((line) => line.net)),
    taxMinor: total(lines.map((line) => line.tax)),
    totalMinor,
    creditedMinor,
    appliedMinor,
    dueMinor,
    status: isVoid ? 'void' : dueMinor === 0 ? 'paid' : isPartly ? 'partly-paid' : 'open',
    overdue: !isVoid && dueMinor > 0 && dueOn < today,
    credited: creditedMinor <= 0 ? 'none' : creditedMinor >= totalMinor ? 'wholly' : 'partly',
  };
}

export function customerFigures(book: Book, customer: number) {
  const mine = (one: { readonly customer: number }) => one.customer === customer;
  return {
    creditMinor: credit(book, customer),
    unallocatedMinor: total(keysWhere(book.payments, mine).map((key) => available(book, key))),
    owedMinor: total(keysWhere(book.invoices, mine).map((key) => Math.max(0, due(book, key)))),
  };
}

export function allocationFigures(book: Book, allocation: number) {
  const { original } = at(book.allocations, allocation);
  return { originalMinor: original, amountMinor: left(book, allocation) };
}

/** Every account, from what it stands for and not from postings: debits above nothing. */
export function balances(book: Book): Readonly<Record<string, number>> {
  const method = (name: Hand) =>
    sum(book, 'captured', { method: name }) - sum(book, 'refunded', { method: name });
  const ofCredit = { payment: null };
  const deposits =
    sum(book, 'captured') -
    (sum(book, 'applied') - sum(book, 'applied', ofCredit)) -
    (sum(book, 'refunded') - sum(book, 'refunded', ofCredit));
  const owedAsCredit =
    sum(book, 'granted') - sum(book, 'applied', ofCredit) - sum(book, 'refunded', ofCredit);
  const banked = sum(book, 'banked');
  const cashed = sum(book, 'cashed');
  return {
    'cash:F2': method('cash'),
    'checks-on-hand': sum(book, 'captured', { method: 'check' }) - banked,
    'checks-issued': cashed - sum(book, 'refunded', { method: 'check' }),
    bank: banked - cashed,
    'electronic-clearing': method('electronic'),
    'other-tenders': method('other'),
    receivables: sum(book, 'asked') - sum(book, 'credited') - sum(book, 'applied'),
    'customer-deposits': 0 - deposits,
    'customer-credit': 0 - owedAsCredit,
    'sales-tax': sum(book, 'credited-tax') - sum(book, 'asked-tax'),
    revenue: sum(book, 'asked-tax') - sum(book, 'asked'),
    'credits-and-refunds': sum(book, 'credited') - sum(book, 'credited-tax') + sum(book, 'granted'),
  };
}
