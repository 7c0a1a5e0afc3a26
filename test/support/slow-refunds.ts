// What people do to give money back, decided over the sums of the slow model.
import {
  newestFirst,
  no,
  done,
  halfUp,
  opposite,
  share,
  takenOff,
  whyNotAlone,
  type Verdict,
  type Who,
} from './slow-acts.ts';
import {
  at,
  available,
  type Book,
  credit,
  due,
  gross,
  type Hand,
  left,
  type Line,
  type Part,
  refundable,
  type Refund,
  remaining,
  type Row,
  total,
} from './slow-model.ts';

// Refunds.

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

function whyNotThen(book: Book, asked: RefundAsked, who: Who, amount: number): string | null {
  const why = whyNotSo(book, asked, who.today);
  if (why !== null || asked.keepAs !== null) return why;
  const isAlone = at(book.people, who.actor).role === 'manager';
  const isDelicate = asked.day < who.today || asked.payment === null;
  return whyNotAlone(book, who, amount, isDelicate && !isAlone ? 'delicate' : null);
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

const isMade = (one: Refund): boolean => one.status === 'succeeded';

export function cancelRefund(book: Book, key: number, who: Who): Verdict {
  const one = at(book.refunds, key);
  if (one.status === 'canceled' || one.isCleared) return no('not-cancelable');
  const isOwn = one.actor === who.actor && one.madeOn === who.today;
  if (isMade(one) && !isOwn && at(book.people, who.actor).role !== 'manager') {
    const why = whyNotAlone(book, who, 0, 'not-own-refund');
    if (why !== null) return no(why);
  }
  one.status = 'canceled';
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

// Credit notes.

export interface NoteAsked {
  readonly invoice: number;
  readonly amount: number | null;
  readonly lines: ReadonlyArray<{ readonly line: number; readonly amount: number }> | null;
  /** Whether the money goes back; `must` where nothing to give back is refused. */
  readonly gives: 'no' | 'may' | 'must';
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
  asked: { readonly invoice: number; readonly money: 'refund' | 'credit' | 'keep' },
  who: Who,
): Verdict {
  const { invoice, money } = asked;
  if (at(book.invoices, invoice).isVoid) return no('invoice-void');
  const rest = gross(remaining(book, invoice));
  const amount = money === 'keep' ? Math.max(0, due(book, invoice)) : rest;
  if (amount <= 0) return no('nothing-to-cancel');
  const gives = money === 'refund' ? 'may' : 'no';
  const note = { invoice, amount, lines: null, gives, method: null } as const;
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
  const backs = asked.gives !== 'no' ? backOf(book, off, asked.method) : [];
  if (asked.gives === 'must') {
    if (off.length === 0) return no('nothing-paid');
    const isPaid = (part: Part) => at(book.allocations, part.allocation).payment !== null;
    if (!off.every(isPaid)) return no('not-all-paid');
  }
  const amount = total(backs.map((back) => back.amount));
  const why = whyNotAlone(book, who, amount, null);
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
  const wanted = rest.map((_, place) =>
    total((lines ?? []).filter(({ line }) => line === place + 1).map((one) => one.amount)),
  );
  return wanted.some((one, place) => one > at(rest, place)) ? 'over-line' : wanted;
}

/** What came off each payment: the larger first, then the older, then the one made first. */
function backOf(book: Book, off: readonly Part[], method: Hand | null) {
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
