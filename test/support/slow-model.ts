// The ledger once more, slowly and without cleverness: lists of what was done, and sums over them.
// It imports nothing, so it can share no mistake with what it is compared with. Records are known
// by their place in a list, days are plain numbers, amounts are whole coins, and what was done is
// undone by its opposite. Read from top to bottom it is the rulebook: what is written down, what
// is added up, what people do about it, and what the desk then has to show.

// 1. What is written down.

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
  /** How much of each line there was, in thousandths. */
  readonly quantities: readonly number[];
  readonly dueOn: number;
  isVoid: boolean;
  isDisputed: boolean;
}

/** A line as it is asked for; the rate is in ten-thousandths of a percent. */
export interface AskedLine {
  readonly milli: number;
  readonly price: number;
  readonly rate: number | null;
}

/** An invoice that is only thought of. */
export interface Draft {
  readonly customer: number;
  readonly lines: readonly AskedLine[];
  readonly issuedOn: number | null;
  readonly dueOn: number;
  /** What became of it: the invoice, or nothing. */
  became: 'draft' | 'invoice' | 'nothing';
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

/** What a business has switched on. */
export interface Settings {
  readonly applyPayments: boolean;
  readonly applyCredit: boolean;
  readonly twoPersons: boolean;
  readonly sameMethod: boolean;
}

/** Everything that was done so far. */
export interface Book {
  settings: Settings;
  readonly people: Person[];
  readonly payments: Payment[];
  readonly invoices: Invoice[];
  readonly drafts: Draft[];
  readonly allocations: Allocation[];
  readonly refunds: Refund[];
  readonly notes: Note[];
  readonly rows: Row[];
}

export const nothingOn: Settings = {
  applyPayments: false,
  applyCredit: false,
  twoPersons: false,
  sameMethod: false,
};

export const emptyBook = (): Book => ({
  settings: nothingOn,
  people: [],
  payments: [],
  invoices: [],
  drafts: [],
  allocations: [],
  refunds: [],
  notes: [],
  rows: [],
});

// 2. Looking things up, and adding them up.

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

export const total = (amounts: readonly number[]): number =>
  amounts.reduce((sum, one) => sum + one, 0);

/** The amounts of all rows of a kind that have all of these. */
const sum = (book: Book, what: What, like: Partial<Row> = {}): number =>
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

/** Everything of one customer is another one's from now on. */
export function giveTo(book: Book, customer: number, kept: number): void {
  const { payments, invoices, drafts, allocations, refunds, rows } = book;
  const own = [payments, invoices, drafts, allocations, refunds, rows].flat();
  for (const record of [...own, ...refunds.flatMap((one) => one.rows)]) {
    if (record.customer === customer) Object.assign(record, { customer: kept });
  }
}

/** Credit with no payment behind it. */
export const credit = (book: Book, customer: number): number =>
  sum(book, 'granted', { customer }) -
  sum(book, 'applied', { customer, payment: null }) -
  sum(book, 'refunded', { customer, payment: null });

export const left = (book: Book, allocation: number): number =>
  sum(book, 'applied', { allocation });

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

// 3. Parting coins.

const no = (refused: string): Verdict => ({ refused });
const done = (key: number): Verdict => ({ refused: null, key });
const halfUp = (top: number, bottom: number): number =>
  Math.floor((2 * top + bottom) / (2 * bottom));

/** Everybody the whole coins of their share, then coin by coin to whoever lacks most. */
function share(amount: number, weights: readonly number[]): number[] {
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

// 4. Doing something: who does it, and how it ends.

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

/** Whether somebody else must agree: above one's limit, by the rule, or as it is delicate. */
function needsAnother(
  { people, settings }: Book,
  actor: number,
  amount: number,
  isDelicate: boolean,
): boolean {
  const { role, limit } = at(people, actor);
  const byRule = settings.twoPersons && amount > 0;
  return (limit ?? amount) < amount || byRule || (isDelicate && role !== 'manager');
}

/** Switches things on and off for the whole business. */
export function switchTo(book: Book, settings: Partial<Settings>, { actor }: Who): Verdict {
  if (at(book.people, actor).role !== 'manager') return no('manager-needed');
  book.settings = { ...book.settings, ...settings };
  return done(0);
}

/** Why a second person is missing, or the wrong one. */
function whyNotAlone(
  book: Book,
  { actor, approver }: Who,
  amount: number,
  isDelicate: boolean,
): string | null {
  const { people } = book;
  const within = (key: number) => (at(people, key).limit ?? amount) >= amount;
  if (!needsAnother(book, actor, amount, isDelicate)) return null;
  if (approver === null) return 'approval-needed';
  if (approver === actor) return 'own-approval';
  const agrees = at(people, approver).role === 'manager' && within(approver);
  return agrees ? null : 'approval-needed';
}

// 5. Invoices.

/** Each line is rounded; tax is of the sum of a rate, and spread on the lines that have it. */
function reckon(asked: readonly AskedLine[]): Line[] {
  const nets = asked.map((line) => halfUp(line.price * line.milli, 1000));
  const rates = [...new Set(asked.map((line) => line.rate))].filter((rate) => rate !== null);
  const taxes = rates.map((rate) => {
    const taxed = nets.map((net, place) => (at(asked, place).rate === rate ? net : 0));
    return share(halfUp(total(taxed) * rate, 1_000_000), taxed);
  });
  return nets.map((net, place) => ({ net, tax: total(taxes.map((tax) => at(tax, place))) }));
}

export function issue(
  book: Book,
  asked: {
    readonly customer: number;
    readonly lines: readonly AskedLine[];
    readonly issuedOn: number;
    readonly dueOn: number;
  },
  { today }: Who,
): Verdict {
  const { customer, issuedOn, dueOn } = asked;
  if (issuedOn > today) return no('future-day');
  if (dueOn < issuedOn) return no('due-before-issued');
  const lines = reckon(asked.lines);
  const quantities = asked.lines.map((line) => line.milli);
  const flags = { isVoid: false, isDisputed: false };
  const invoice = book.invoices.push({ customer, lines, quantities, dueOn, ...flags }) - 1;
  book.rows.push(...asking(book, invoice));
  takeWhatIsFree(book, invoice);
  return done(invoice);
}

/** Thinks of an invoice, anew or in place of an earlier thought. Nothing is owed by it. */
export function keepDraft(
  book: Book,
  asked: Omit<Draft, 'became'>,
  earlier: number | null,
): Verdict {
  const why = earlier === null ? null : whyNotDraft(book, earlier);
  if (why !== null) return no(why);
  if (asked.issuedOn !== null && asked.dueOn < asked.issuedOn) return no('due-before-issued');
  const key = earlier ?? book.drafts.length;
  book.drafts[key] = { ...asked, became: 'draft' };
  return done(key);
}

function whyNotDraft({ drafts }: Book, key: number): string | null {
  const { became } = at(drafts, key);
  if (became === 'draft') return null;
  return became === 'invoice' ? 'already-issued' : 'not-found';
}

export function issueDraft(book: Book, key: number, who: Who): Verdict {
  const why = whyNotDraft(book, key);
  if (why !== null) return no(why);
  const thought = at(book.drafts, key);
  const issued = issue(book, { ...thought, issuedOn: thought.issuedOn ?? who.today }, who);
  if (issued.refused === null) thought.became = 'invoice';
  return issued;
}

export function discardDraft(book: Book, key: number): Verdict {
  const why = whyNotDraft(book, key);
  if (why !== null) return no(why);
  at(book.drafts, key).became = 'nothing';
  return done(key);
}

/** A contested invoice is owed as before, and nobody is reminded of it. */
export function dispute(book: Book, invoice: number): Verdict {
  const bill = at(book.invoices, invoice);
  if (bill.isVoid) return no('invoice-void');
  if (bill.isDisputed) return no('already-disputed');
  bill.isDisputed = true;
  return done(invoice);
}

export function release(book: Book, invoice: number): Verdict {
  const bill = at(book.invoices, invoice);
  if (!bill.isDisputed) return no('not-disputed');
  bill.isDisputed = false;
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

const opposite = (rows: readonly Row[]): Row[] =>
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

// 6. Payments, and the invoices that they are put to.

interface To {
  readonly invoice: number;
  readonly amount: number;
}

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

function takenOff(book: Book, { allocation, amount }: Part): Row {
  const { customer, invoice, payment } = at(book.allocations, allocation);
  return { what: 'applied', amount: -amount, customer, invoice, payment, allocation };
}

/** Where money goes by itself where that is switched on: oldest due first, nothing contested. */
function oldestDue(book: Book, customer: number, amount: number): To[] {
  if (!book.settings.applyPayments) return [];
  const owing = keysWhere(
    book.invoices,
    (bill, key) => bill.customer === customer && !bill.isDisputed && due(book, key) > 0,
  ).toSorted((a, b) => at(book.invoices, a).dueOn - at(book.invoices, b).dueOn || a - b);
  let rest = amount;
  return owing.flatMap((invoice) => {
    const part = Math.min(rest, due(book, invoice));
    rest -= part;
    return part > 0 ? [{ invoice, amount: part }] : [];
  });
}

/** What a new invoice takes by itself: payments, the oldest first, and then credit. */
function takeWhatIsFree(book: Book, invoice: number): void {
  const { customer } = at(book.invoices, invoice);
  const { applyPayments, applyCredit: takesCredit } = book.settings;
  const free = keysWhere(
    book.payments,
    (one, key) => applyPayments && one.customer === customer && available(book, key) > 0,
  ).toSorted((a, b) => at(book.payments, a).day - at(book.payments, b).day || a - b);
  for (const payment of free) {
    const amount = Math.min(due(book, invoice), available(book, payment));
    if (amount > 0) put(book, payment, { invoice, amount });
  }
  const amount = takesCredit ? Math.min(due(book, invoice), credit(book, customer)) : 0;
  if (amount > 0) put(book, null, { invoice, amount });
}

export function pay(
  book: Book,
  asked: {
    readonly customer: number;
    readonly method: Hand;
    readonly amount: number;
    readonly day: number;
    /** Null: nobody said to which. */
    readonly to: readonly To[] | null;
    /** Cash that was laid down, where it was more than was counted out. */
    readonly tendered?: number | null;
    readonly hasCheckNumber?: boolean;
  },
  { today }: Who,
): Verdict {
  const { customer, method, amount, day, tendered = null, hasCheckNumber = false } = asked;
  const to = asked.to ?? oldestDue(book, customer, amount);
  if (hasCheckNumber && method !== 'check') return no('not-with-method');
  if (tendered !== null && method !== 'cash') return no('not-with-method');
  if (tendered !== null && tendered < amount) return no('tendered-too-little');
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

const newestFirst = (book: Book, of: { payment: number } | { invoice: number }): number[] =>
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

// 7. Credit with no payment behind it.

export function grant(
  book: Book,
  asked: { readonly customer: number; readonly amount: number },
  who: Who,
): Verdict {
  const { customer, amount } = asked;
  // No money moves, so the rule of two persons says nothing of it.
  const alone = { ...book, settings: nothingOn };
  const why = whyNotAlone(alone, who, amount, false);
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

// 8. Refunds.

export interface RefundAsked {
  /** Null: of the customer's credit. */
  readonly payment: number | null;
  readonly customer: number;
  readonly amount: { full: true } | { fixed: number } | { hundredths: number };
  readonly outcome: 'still-owes' | 'no-longer-owes' | 'spare-credit';
  readonly method: Hand;
  readonly unapply: readonly number[] | null;
  readonly seen: number;
  readonly day: number;
  readonly lacksWords: boolean;
  readonly keepAs: 'draft' | 'awaiting-approval' | null;
  readonly draft: number | null;
}

function amountOf(asked: RefundAsked['amount'], cap: number): number {
  if ('fixed' in asked) return asked.fixed;
  if ('full' in asked || cap <= 0) return cap;
  return Math.max(1, halfUp(cap * asked.hundredths, 10_000));
}

type Plan =
  | { readonly refused: string; readonly cap?: number }
  | {
      readonly refused: null;
      readonly cap: number;
      readonly amount: number;
      readonly off: readonly Part[];
    };

/** What a refund would take, and off what; nothing happens yet. */
function plan(book: Book, asked: RefundAsked): Plan {
  const { payment } = asked;
  if (payment === null) {
    const cap = credit(book, asked.customer);
    const amount = amountOf(asked.amount, cap);
    if (amount <= 0 || amount > cap) return { refused: 'over-credit' };
    return { refused: null, cap, amount, off: [] };
  }
  if (at(book.payments, payment).status !== 'succeeded') return { refused: 'not-refundable' };
  const cap = refundable(book, payment);
  const amount = amountOf(asked.amount, cap);
  if (amount <= 0 || amount > cap) return { refused: 'over-refund', cap };
  const missing = Math.max(0, amount - available(book, payment));
  if (missing > 0 && asked.outcome === 'spare-credit') return { refused: 'not-spare' };
  const standing = newestFirst(book, { payment });
  const named = [...new Set(asked.unapply ?? standing)].filter((key) => standing.includes(key));
  if (total(named.map((key) => left(book, key))) < missing) return { refused: 'unapply-too-small' };
  return { refused: null, cap, amount, off: upTo(book, missing, named) };
}

/** Takes an amount off allocations, one after the other. */
function upTo(book: Book, amount: number, allocations: readonly number[]): Part[] {
  const parts: Part[] = [];
  for (const allocation of allocations) {
    const missing = amount - total(parts.map((part) => part.amount));
    const part = Math.min(missing, left(book, allocation));
    if (part > 0) parts.push({ allocation, amount: part });
  }
  return parts;
}

export function refund(book: Book, asked: RefundAsked, who: Who): Verdict {
  if (asked.lacksWords) return no('reason-needs-text');
  const planned = plan(book, asked);
  if (planned.cap !== undefined && planned.cap !== asked.seen) return no('stale');
  if (planned.refused !== null) return no(planned.refused);
  const why = whyNotThen(book, asked, who, planned.amount);
  if (why !== null) return no(why);
  const key = asked.draft ?? book.refunds.length;
  const isMade = asked.keepAs === null;
  const { payment, customer, method } = asked;
  const off = isMade ? planned.off : [];
  const rows = isMade ? refundRows(book, asked, planned, key) : [];
  book.refunds[key] = {
    ...{ payment, customer, method, amount: planned.amount, actor: who.actor, madeOn: who.today },
    ...{ off, rows, status: asked.keepAs ?? 'succeeded', isHandedOver: false, isCleared: false },
  };
  book.rows.push(...rows);
  return done(key);
}

/** Why a refund would be refused, whoever agreed to it. */
export const foresee = (book: Book, asked: RefundAsked, today: number): string | null =>
  plan(book, asked).refused ?? whyNotSo(book, asked, today);

/** What somebody should think of before; warnings refuse nothing. */
export function warningsOf(book: Book, { payment, method, draft }: RefundAsked, today: number) {
  if (payment === null) return [];
  const from = at(book.payments, payment);
  const isOpen = ({ status }: Refund) => status === 'draft' || status === 'awaiting-approval';
  const others = book.refunds.filter((one, key) => key !== draft && one.payment === payment);
  return [
    ...(from.method === method ? [] : ['method-differs']),
    ...(from.method === 'check' && !from.isCleared ? ['check-not-cleared'] : []),
    ...(others.some(isOpen) ? ['asked-already'] : []),
    ...(today - from.day > 180 ? ['old-payment'] : []),
  ];
}

function whyNotThen(book: Book, asked: RefundAsked, who: Who, amount: number): string | null {
  const why = whyNotSo(book, asked, who.today);
  if (why !== null || asked.keepAs !== null) return why;
  return whyNotAlone(book, who, amount, isDelicate(book, asked, who));
}

/** Dated back, of credit, or another way than it came where that is watched. */
const isDelicate = ({ settings, payments }: Book, asked: RefundAsked, { today }: Who): boolean =>
  asked.day < today ||
  asked.payment === null ||
  (settings.sameMethod && at(payments, asked.payment).method !== asked.method);

/** Whether the preview says that somebody else must agree. */
export function foretellsApproval(book: Book, asked: RefundAsked, who: Who): boolean {
  const planned = plan(book, asked);
  if (planned.refused !== null || asked.keepAs !== null) return false;
  return needsAnother(book, who.actor, planned.amount, isDelicate(book, asked, who));
}

function whyNotSo(book: Book, asked: RefundAsked, today: number): string | null {
  if (asked.day > today) return 'future-day';
  if (asked.payment !== null && asked.day < at(book.payments, asked.payment).day) {
    return 'before-payment';
  }
  const drafted = asked.draft === null ? 'draft' : at(book.refunds, asked.draft).status;
  return drafted === 'draft' || drafted === 'awaiting-approval' ? null : 'not-a-draft';
}

function refundRows(
  book: Book,
  { outcome, customer, payment, method }: RefundAsked,
  { amount, off }: { readonly amount: number; readonly off: readonly Part[] },
  key: number,
): Row[] {
  const taken = off.map((part) => takenOff(book, part));
  const invoices =
    outcome === 'no-longer-owes' ? [...new Set(taken.map((row) => row.invoice))] : [];
  const notes = invoices.flatMap((invoice = -1) => {
    const here = -total(taken.filter((row) => row.invoice === invoice).map((row) => row.amount));
    // Nothing is asked for by a void invoice, so nothing of it can be credited.
    const room = at(book.invoices, invoice).isVoid ? 0 : gross(remaining(book, invoice));
    return noteRows(book, invoice, Math.min(here, room), key);
  });
  return [...taken, ...notes, { what: 'refunded', amount, customer, payment, method }];
}

const isMade = (one: Refund): boolean => one.status === 'succeeded';

export function cancelRefund(book: Book, key: number, who: Who): Verdict {
  const one = at(book.refunds, key);
  if (one.status === 'canceled' || one.isCleared) return no('not-cancelable');
  const isOwn = one.actor === who.actor && one.madeOn === who.today;
  if (isMade(one) && !isOwn && at(book.people, who.actor).role !== 'manager') {
    const why = whyNotAlone(book, who, 0, true);
    if (why !== null) return no(why);
  }
  one.status = 'canceled';
  // Whoever takes it back knows that it was noted as handed over, and says that it was not.
  one.isHandedOver = false;
  book.rows.push(...opposite(one.rows));
  for (const note of book.notes) note.isTakenBack ||= note.refund === key;
  return done(key);
}

export function handOver(book: Book, key: number): Verdict {
  const one = at(book.refunds, key);
  if (!isMade(one) || one.isHandedOver) return no('nothing-to-hand-over');
  one.isHandedOver = true;
  return done(key);
}

export function clearRefund(book: Book, key: number): Verdict {
  const one = at(book.refunds, key);
  const { customer, amount, method } = one;
  if (method !== 'check') return no('not-a-check');
  if (!isMade(one) || one.isCleared) return no('check-settled');
  one.isCleared = true;
  book.rows.push({ what: 'cashed', amount, customer });
  return done(key);
}

// 9. Credit notes, and invoices that are canceled.

/** A credit note over what each line has left. */
function noteRows(book: Book, invoice: number, amount: number, key: number | null): Row[] {
  if (amount <= 0) return [];
  const lines = remaining(book, invoice);
  const shares = share(
    amount,
    lines.map((line) => line.net + line.tax),
  );
  return noteOf(book, invoice, shares, key);
}

/** Each line's share is parted into tax and the rest as the line itself is. */
function noteOf(book: Book, invoice: number, shares: readonly number[], key: number | null): Row[] {
  const lines = remaining(book, invoice).map((line, place): Line => {
    const part = at(shares, place);
    const tax = part === 0 ? 0 : halfUp(line.tax * part, line.net + line.tax);
    return { net: part - tax, tax };
  });
  book.notes.push({ invoice, lines, refund: key, isTakenBack: false });
  const { customer } = at(book.invoices, invoice);
  const tax = total(lines.map((line) => line.tax));
  return [
    { what: 'credited', amount: total(shares), customer, invoice },
    { what: 'credited-tax', amount: tax, customer, invoice },
  ];
}

export interface NoteAsked {
  readonly invoice: number;
  readonly amount: number | null;
  readonly lines: ReadonlyArray<
    { readonly line: number } & ({ readonly amount: number } | { readonly milli: number })
  > | null;
  /** Whether the money goes back; `must` where nothing to give back is refused. */
  readonly gives: 'no' | 'may' | 'must';
  readonly method: Hand | null;
  /** A plan changed by hand: so much in all, or so much of each of these payments. */
  readonly back?: number | null;
  readonly parts?: readonly Wish[] | null;
}

export interface Wish {
  readonly payment: number;
  readonly amount: number;
  readonly method: Hand | null;
}

/** Takes back a part of an invoice, and what comes off payments by it where asked. */
export function creditNote(book: Book, asked: NoteAsked, who: Who): Verdict {
  if ((asked.amount === null) === (asked.lines === null)) return no('one-of-two');
  if (at(book.invoices, asked.invoice).isVoid) return no('invoice-void');
  return writeNote(book, asked, who);
}

/** Credits all that is left of an invoice; where the money is kept, only what is due. */
export function cancelInvoice(
  book: Book,
  asked: {
    readonly invoice: number;
    readonly money: 'refund' | 'credit' | 'keep';
    readonly back: number | null;
    readonly parts: readonly Wish[] | null;
  },
  who: Who,
): Verdict {
  const { invoice, money, back, parts } = asked;
  if (at(book.invoices, invoice).isVoid) return no('invoice-void');
  const rest = gross(remaining(book, invoice));
  const amount = money === 'keep' ? Math.max(0, due(book, invoice)) : rest;
  if (amount <= 0) return no('nothing-to-cancel');
  const gives = money === 'refund' ? 'may' : 'no';
  const note = { invoice, amount, lines: null, gives, method: null, back, parts } as const;
  return writeNote(book, note, who);
}

/** What a note of an amount takes off the invoice's allocations: all that exceeds the due. */
const takenBy = (book: Book, invoice: number, amount: number): Part[] =>
  upTo(book, Math.max(0, amount - Math.max(0, due(book, invoice))), newestFirst(book, { invoice }));

function writeNote(book: Book, asked: NoteAsked, who: Who): Verdict {
  const { invoice } = asked;
  const shares = sharesOf(book, asked);
  if (typeof shares === 'string') return no(shares);
  const off = takenBy(book, invoice, total(shares));
  const backs = asked.gives === 'no' ? [] : wished(backOf(book, off, asked.method), asked);
  if (typeof backs === 'string') return no(backs);
  if (asked.gives === 'must') {
    if (off.length === 0) return no('nothing-paid');
    const isPaid = (part: Part) => at(book.allocations, part.allocation).payment !== null;
    if (!off.every(isPaid)) return no('not-all-paid');
  }
  const amount = total(backs.map((back) => back.amount));
  const isOther = (back: Back) => at(book.payments, back.payment).method !== back.method;
  const why = whyNotAlone(book, who, amount, book.settings.sameMethod && backs.some(isOther));
  if (why !== null) return no(why);
  const taken = off.map((part) => takenOff(book, part));
  book.rows.push(...noteOf(book, invoice, shares, null), ...taken);
  for (const back of backs) {
    const { customer, method, payment } = back;
    const rows: Row[] = [{ what: 'refunded', amount: back.amount, customer, payment, method }];
    book.rows.push(...rows);
    book.refunds.push({
      ...{ payment, customer, method, amount: back.amount, actor: who.actor, madeOn: who.today },
      ...{ off: [], rows, status: 'succeeded', isHandedOver: false, isCleared: false },
    });
  }
  return done(book.notes.length - 1);
}

function sharesOf(book: Book, { invoice, amount, lines }: NoteAsked): number[] | string {
  const rest = remaining(book, invoice).map((line) => line.net + line.tax);
  if (amount !== null) return amount > total(rest) ? 'over-invoice' : share(amount, rest);
  if (lines?.some(({ line }) => line > rest.length)) return 'no-such-line';
  const wanted = rest.map((most, place) =>
    total(
      (lines ?? [])
        .filter(({ line }) => line === place + 1)
        .map((one) =>
          'amount' in one ? one.amount : ofQuantity(book, invoice, place, one.milli, most),
        ),
    ),
  );
  return wanted.some((one, place) => one > at(rest, place)) ? 'over-line' : wanted;
}

/** What a quantity of a line comes to; its last piece is never a coin too much. */
function ofQuantity(book: Book, invoice: number, place: number, milli: number, most: number) {
  const { lines, quantities } = at(book.invoices, invoice);
  const whole = at(quantities, place);
  const part = Math.max(1, halfUp(gross([at(lines, place)]) * milli, whole));
  return milli <= whole && most > 0 ? Math.min(part, most) : part;
}

/** What goes back of what came off: all of it, so much in all, or as it was wished by hand. */
function wished(freed: readonly Back[], { back, parts }: NoteAsked): readonly Back[] | string {
  let rest = back ?? total(freed.map((one) => one.amount));
  if (parts === null || parts === undefined) {
    if (rest > total(freed.map((one) => one.amount))) return 'over-refund';
    const some = freed.map((one) => {
      const amount = Math.min(one.amount, rest);
      rest -= amount;
      return { ...one, amount };
    });
    return some.filter((one) => one.amount > 0);
  }
  const some: Back[] = [];
  for (const { payment, amount, method } of parts) {
    const one = freed.find((each) => each.payment === payment);
    if (one === undefined) return 'not-found';
    const before = some.filter((each) => each.payment === payment).map((each) => each.amount);
    if (amount + total(before) > one.amount) return 'over-refund';
    some.push({ ...one, amount, method: method ?? one.method });
  }
  return some.filter((one) => one.amount > 0);
}

interface Back {
  readonly payment: number;
  readonly customer: number;
  readonly amount: number;
  readonly method: Hand;
}

/** What came off each payment: the larger first, then the older, then the one made first. */
function backOf(book: Book, off: readonly Part[], method: Hand | null): readonly Back[] {
  const from = off.map((part) => at(book.allocations, part.allocation).payment);
  const payments = [...new Set(from)].filter((payment) => payment !== null);
  return payments
    .map((payment) => {
      const { customer, day, method: own } = at(book.payments, payment);
      const amount = total(off.filter((_, place) => from[place] === payment).map((p) => p.amount));
      return { payment, customer, day, amount, method: method ?? own };
    })
    .toSorted((a, b) => b.amount - a.amount || a.day - b.day || a.payment - b.payment);
}

// 10. What the desk has to show, by the names that its calls give it.

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
  const { lines, isVoid, isDisputed, dueOn } = at(book.invoices, invoice);
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
    overdue: !isVoid && !isDisputed && dueMinor > 0 && dueOn < today,
    disputed: isDisputed,
    credited: creditedMinor <= 0 ? 'none' : creditedMinor >= totalMinor ? 'wholly' : 'partly',
  };
}

/** A draft stands among the invoices and asks for nothing. */
export function draftFigures({ drafts }: Book, key: number) {
  const lines = reckon(at(drafts, key).lines);
  const [netMinor, taxMinor] = [lines.map((line) => line.net), lines.map((line) => line.tax)];
  return {
    ...{ number: 'Draft', status: 'draft', dueMinor: 0, appliedMinor: 0, creditedMinor: 0 },
    ...{ netMinor: total(netMinor), taxMinor: total(taxMinor), totalMinor: gross(lines) },
    ...{ overdue: false, disputed: false },
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
