import { listExceptions } from '../../../src/main/queries/exceptions.ts';
import { must } from '../../../src/shared/base/assert.ts';
import { contract } from '../../../src/shared/contract/contract.ts';
import { keyToId } from '../../../src/main/db/keys.ts';
import type { SyncDesk } from '../rig/sync-desk.ts';

// [T12] What contradicts, reckoned from the bare entries by a way of its own: it asks the book nothing
// but what lies in its log.

interface Part {
  readonly allocation: string;
  readonly invoice: string;
  readonly amountMinor: number;
}

interface Note {
  readonly invoice: string;
  readonly amountMinor: number;
}

/** Whatever stands in a body that matters here. */
interface Body extends Partial<Part> {
  readonly payment?: string | null;
  readonly refund?: string;
  readonly number?: string;
  readonly totalMinor?: number;
  readonly original?: { readonly paymentNumber: string };
  readonly allocations?: readonly Part[];
  readonly applied?: ReadonlyArray<Omit<Part, 'invoice'>>;
  readonly unapplied?: readonly Part[];
  readonly creditNotes?: readonly Note[];
  readonly refunds?: readonly Body[];
  readonly method?: string;
  /** Said by whoever took back what was noted as handed over, and knew of it. */
  readonly unhands?: true;
  readonly journal: readonly unknown[];
}

interface Entry {
  readonly id: string;
  readonly type: string;
  readonly body: Body;
}

interface Paid {
  readonly number: string;
  captured: number;
  refunded: number;
  /** The entries by which money of it was given back, and still is. */
  readonly refunds: Map<string, string>;
}

interface Billed {
  total: number;
  credited: number;
  applied: number;
  voids: number;
}

interface Sums {
  readonly payments: Map<string, Paid>;
  readonly invoices: Map<string, Billed>;
  readonly allocations: Map<string, number>;
}

/** What was said of one refund: how often it was handed over, taken back, cashed. */
interface Given {
  readonly amount: number;
  handOvers: number;
  cancels: number;
  clears: number;
  readonly facts: string[];
}

/** A contradiction that must be told, with the entries that must all stand behind it. */
interface Expected {
  readonly id: string;
  readonly figure: number;
  readonly facts: readonly string[];
}

/** Of the entries that bring about the same thing the one with the smallest id. */
function entriesOf({ book }: SyncDesk): readonly Entry[] {
  const rows = book.read.all<{ id: Buffer; type: string; effect: string; body: string }>(
    `select id, type, effect, body from fact where type <> 'from-later' order by id`,
  );
  const seen = new Set<string>();
  return rows
    .filter(({ effect }) => !seen.has(effect) && seen.add(effect).size > 0)
    .map(({ id, type, body }) => ({ id: keyToId(id), type, body: JSON.parse(body) as Body }));
}

const said = <Value>(value: Value | null | undefined): Value =>
  must(value, 'An entry of this type says it.');

function billed(sums: Sums, invoice: string): Billed {
  const known = sums.invoices.get(invoice) ?? { total: -1, credited: 0, applied: 0, voids: 0 };
  sums.invoices.set(invoice, known);
  return known;
}

function put(sums: Sums, parts: readonly Part[], sign: 1 | -1): void {
  for (const { allocation, invoice, amountMinor } of parts) {
    const moved = sign * amountMinor;
    sums.allocations.set(allocation, (sums.allocations.get(allocation) ?? 0) + moved);
    billed(sums, invoice).applied += moved;
  }
}

const credit = (sums: Sums, notes: readonly Note[], sign: 1 | -1): void => {
  for (const { invoice, amountMinor } of notes) {
    billed(sums, invoice).credited += sign * amountMinor;
  }
};

/** The payment that a refund is of: by its id, or by the number on the customer's receipt. */
function paidBy({ payments }: Sums, { payment, original }: Body): Paid | undefined {
  if (typeof payment === 'string') return payments.get(payment);
  const bearers = [...payments].filter(([, { number }]) => number === original?.paymentNumber);
  return bearers.toSorted(([one], [other]) => (one < other ? -1 : 1))[0]?.[1];
}

function giveBack(sums: Sums, fact: string, body: Body, sign: 1 | -1): void {
  put(sums, body.unapplied ?? [], sign === 1 ? -1 : 1);
  credit(sums, body.creditNotes ?? [], sign);
  const paid = paidBy(sums, body);
  if (paid === undefined) return;
  paid.refunded += sign * said(body.amountMinor);
  if (sign === 1) paid.refunds.set(said(body.refund), fact);
  else paid.refunds.delete(said(body.refund));
}

function record(sums: Sums, { type, body }: Entry): void {
  if (type === 'payment-recorded') {
    const { number, amountMinor } = body;
    const paid = { captured: said(amountMinor), refunded: 0, refunds: new Map<string, string>() };
    sums.payments.set(said(body.payment), { number: said(number), ...paid });
    put(sums, body.allocations ?? [], 1);
  } else if (type === 'invoice-issued') {
    const invoice = said(body.invoice);
    billed(sums, invoice).total = said(body.totalMinor);
    // Of what is applied while it is issued the invoice need not be said.
    put(
      sums,
      (body.applied ?? []).map((part) => ({ ...part, invoice })),
      1,
    );
  }
}

function change(sums: Sums, { id, type, body }: Entry): void {
  if (type === 'payment-reversed' || type === 'check-bounced') {
    const paid = sums.payments.get(said(body.payment));
    if (paid !== undefined) paid.captured -= said(body.amountMinor);
    put(sums, body.unapplied ?? [], -1);
  } else if (type === 'allocation-made' || type === 'credit-applied') {
    put(sums, [body as Part], 1);
  } else if (type === 'allocation-removed') put(sums, [body as Part], -1);
  else if (type === 'invoice-voided') billed(sums, said(body.invoice)).voids += 1;
  else if (type === 'refund-made') giveBack(sums, id, body, 1);
  else if (type === 'credit-note-issued') {
    credit(sums, [body as Note], 1);
    put(sums, body.unapplied ?? [], -1);
    for (const refund of body.refunds ?? []) giveBack(sums, id, refund, 1);
  }
}

/** Refunds that one desk took back while another handed their money over; cashed checks are told apart. */
function outAndBack(entries: readonly Entry[]): readonly Expected[] {
  const given = new Map<string, Given>();
  for (const { type, body } of entries) {
    const made = type === 'refund-made' ? [body] : (body.refunds ?? []);
    for (const { refund, amountMinor, method } of made) {
      if (method === 'card') continue;
      const nothing = { handOvers: 0, cancels: 0, clears: 0, facts: [] };
      given.set(said(refund), { amount: said(amountMinor), ...nothing });
    }
  }
  for (const { id, type, body } of entries) {
    const one = given.get(body.refund ?? '');
    if (one === undefined) continue;
    if (type === 'refund-cleared') one.clears += 1;
    else if (type === 'refund-handed-over') one.handOvers += 1;
    else if (type !== 'refund-canceled' || body.journal.length === 0) continue;
    else {
      one.cancels += 1;
      if (body.unhands === true) one.handOvers -= 1;
    }
    if (type !== 'refund-cleared') one.facts.push(id);
  }
  return [...given].flatMap(([id, { amount, handOvers, cancels, clears, facts }]) =>
    handOvers > 0 && cancels > 0 && clears === 0
      ? [{ id: `canceled-and-handed-over:${id}`, figure: amount, facts }]
      : [],
  );
}

function expectedOf(entries: readonly Entry[]): readonly Expected[] {
  const sums: Sums = { payments: new Map(), invoices: new Map(), allocations: new Map() };
  for (const entry of entries) record(sums, entry);
  for (const entry of entries) change(sums, entry);
  // A draft that was called off posted nothing, so there is nothing to take back.
  for (const { id, type, body } of entries) {
    if (type === 'refund-canceled' && body.journal.length > 0) giveBack(sums, id, body, -1);
  }
  const payments = [...sums.payments].map(([id, { captured, refunded, refunds }]) => ({
    id: `payment-over-refunded:${id}`,
    figure: refunded - Math.max(captured, 0),
    facts: [...refunds.values()],
  }));
  // What was put to an invoice that nobody has issued is nowhere; nothing else is known of such a one.
  const nowhere = [...sums.invoices].flatMap(([id, { total, applied }]) =>
    total < 0 ? [{ id: `allocation-to-void:${id}`, figure: applied, facts: [] }] : [],
  );
  const invoices = [...sums.invoices]
    .filter(([, { total }]) => total >= 0)
    .flatMap(([id, { total, credited, applied, voids }]) => {
      const isVoid = voids > 0;
      const owed = Math.max(total - credited, 0);
      return [
        { id: `invoice-over-credited:${id}`, figure: credited - (isVoid ? 0 : total) },
        { id: `allocation-to-void:${id}`, figure: isVoid ? applied : 0 },
        {
          id: `invoice-over-covered:${id}`,
          figure: isVoid || applied <= 0 ? 0 : applied - owed,
        },
      ].map((one) => ({ ...one, facts: [] }));
    });
  const allocations = [...sums.allocations].map(([id, amount]) => ({
    id: `allocation-below-zero:${id}`,
    figure: -amount,
    facts: [],
  }));
  const all = [...payments, ...invoices, ...nowhere, ...allocations, ...outAndBack(entries)];
  return all.filter(({ figure }) => figure > 0);
}

const kinds: ReadonlySet<string> = new Set([
  'payment-over-refunded',
  'invoice-over-credited',
  'allocation-to-void',
  'invoice-over-covered',
  'allocation-below-zero',
  'canceled-and-handed-over',
]);

/** What `exceptions.list` tells of these kinds at a desk. */
function listed({ book }: SyncDesk) {
  const identity = must(book.identity(), 'A desk that is judged has a book.');
  const viewing = { read: book.read, identity, today: book.today() };
  const input = contract['exceptions.list'].input.parse({ limit: 500 });
  const { rows } = listExceptions(viewing, input, () => []);
  return new Map(rows.filter(({ kind }) => kinds.has(kind)).map((row) => [row.id, row]));
}

/** [T12] Every contradiction is told at every desk, with its figure, and both sides of it are kept. */
export function untold(desks: readonly SyncDesk[]): {
  readonly expected: number;
  readonly findings: readonly string[];
} {
  const [first] = desks;
  if (first === undefined) return { expected: 0, findings: [] };
  const expected = expectedOf(entriesOf(first));
  const findings = desks.flatMap((desk) => {
    const told = listed(desk);
    const missing = expected.flatMap(({ id, figure, facts }) => {
      const row = told.get(id);
      if (row === undefined) return [`${desk.code} tells nobody of ${id} (${String(figure)}).`];
      const kept = new Set<string>(row.facts);
      const lacks = facts.filter((fact) => !kept.has(fact)).length;
      return [
        ...(row.figureMinor === figure ? [] : [`${desk.code} tells another figure of ${id}.`]),
        ...(lacks === 0 ? [] : [`${desk.code} hides ${String(lacks)} entries behind ${id}.`]),
      ];
    });
    const should = new Set(expected.map(({ id }) => id));
    const invented = [...told.keys()].filter((id) => !should.has(id));
    return [...missing, ...invented.map((id) => `${desk.code} tells of ${id}, which is not so.`)];
  });
  return { expected: expected.length, findings };
}
