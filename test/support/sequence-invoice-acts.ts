import {
  dayText,
  likely,
  type Maker,
  missing,
  one,
  type Scene,
  unknownId,
  who,
} from './sequence-scene.ts';
import type { Step } from './sequences.ts';
import * as slow from './slow-model.ts';

/** Lines of all kinds: parts of a thing, nothing to pay, several rates, a rate of nothing. */
const someLines = ({ n }: Step): slow.AskedLine[] =>
  Array.from({ length: 1 + ((n[1] ?? 0) % 3) }, (_, place) => {
    const rough = n[2 + place] ?? 0;
    return {
      milli: [1000, 2000, 500, 333, 1500, 1][rough % 6] ?? 1000,
      price: [5000, 6500, 1420, 999, 100, 0, 12_345][rough % 7] ?? 0,
      rate: [null, 70_000, 88_750, 0, null, 70_000][(n[5 + place] ?? 0) % 6] ?? null,
    };
  });

const spoken = (lines: readonly slow.AskedLine[]) =>
  lines.map(({ milli, price, rate }) => ({
    description: 'Treatment',
    quantity: milli / 1000,
    unitPriceMinor: price,
    ...(rate === null ? {} : { taxRatePercent: rate / 10_000 }),
  }));

/** The day of an invoice and the day it is due, now and then the wrong way round or to come. */
function someDays({ today }: Scene, { n }: Step) {
  const issuedOn = today - ([0, 0, 0, 3, 0, 0, 40, 0, -1][(n[8] ?? 0) % 9] ?? 0);
  return { issuedOn, dueOn: issuedOn + ([14, 0, 30, 2, 14, 14, 14, -1][(n[9] ?? 0) % 8] ?? 0) };
}

const issue: Maker = (scene, step) => {
  const { ids, attempt, book } = scene;
  const customer = one(ids.customers, step.n[0]);
  const lines = someLines(step);
  const { issuedOn, dueOn } = someDays(scene, step);
  return {
    call: 'invoices.issue',
    input: {
      attemptId: attempt(),
      customerId: customer === null ? unknownId : ids.customers[customer],
      issuedOn: dayText(issuedOn),
      dueOn: dayText(dueOn),
      lines: spoken(lines),
    },
    verdict: () =>
      customer === null
        ? missing
        : slow.issue(book, { customer, lines, issuedOn, dueOn }, who(scene)),
    makes: 'invoices',
  };
};

/** An invoice that is thought of, or thought of anew. */
const draft: Maker = (scene, step) => {
  const { n } = step;
  const { ids, attempt, book } = scene;
  const earlier = (n[10] ?? 0) % 2 === 0 ? aDraft(scene, n[0]) : null;
  const customer = one(ids.customers, n[0]) ?? 0;
  const lines = someLines(step);
  const { issuedOn: day, dueOn } = someDays(scene, step);
  const issuedOn = (n[7] ?? 0) % 3 === 0 ? null : day;
  const issued = issuedOn === null ? null : dayText(issuedOn);
  const asked = { customer, lines, issuedOn, dueOn };
  return {
    call: earlier === null ? 'invoices.draft' : 'invoices.updateDraft',
    input: {
      attemptId: attempt(),
      ...(earlier === null ? {} : { id: ids.drafts[earlier] }),
      ...(issued === null && earlier === null ? {} : { issuedOn: issued }),
      customerId: ids.customers[customer],
      dueOn: dayText(dueOn),
      lines: spoken(lines),
    },
    verdict: () => slow.keepDraft(book, asked, earlier),
    makes: 'drafts',
  };
};

const aDraft = ({ book }: Scene, n: number | undefined): number | null =>
  likely(book.drafts, n, ({ became }) => became === 'draft');

const ofDraft =
  (
    call: 'invoices.issueDraft' | 'invoices.discardDraft',
    does: (scene: Scene, key: number) => slow.Verdict,
  ): Maker =>
  (scene, { n }) => {
    const key = aDraft(scene, n[0]);
    return {
      call,
      input: {
        attemptId: scene.attempt(),
        id: key === null ? unknownId : scene.ids.drafts[key],
      },
      verdict: () => (key === null ? missing : does(scene, key)),
      ...(call === 'invoices.issueDraft' ? { makes: 'invoices' as const } : {}),
    };
  };

/** A flag that is set or taken off, and posts nothing. */
const flag =
  (
    call: 'invoices.dispute' | 'invoices.releaseDispute',
    does: (book: slow.Book, invoice: number) => slow.Verdict,
  ): Maker =>
  ({ ids, attempt, book }, { n }) => {
    const releases = call === 'invoices.releaseDispute';
    const invoice = likely(book.invoices, n[0], (bill) => bill.isDisputed === releases);
    return {
      call,
      input: {
        attemptId: attempt(),
        id: invoice === null ? unknownId : ids.invoices[invoice],
        reason: 'Half of it never came.',
      },
      verdict: () => (invoice === null ? missing : does(book, invoice)),
    };
  };

const voidInvoice: Maker = ({ ids, attempt, book }, { n }) => {
  // Most of all one that was paid, and whose money a refund has taken off again.
  const bare = (bill: slow.Invoice, key: number) =>
    !bill.isVoid && slow.due(book, key) === slow.gross(bill.lines);
  const wasPaid = (key: number) => book.allocations.some((one_) => one_.invoice === key);
  const isEmptied = slow.keysWhere(book.invoices, (bill, key) => bare(bill, key) && wasPaid(key));
  const invoice =
    isEmptied.length > 0 && (n[1] ?? 0) % 3 > 0
      ? slow.at(isEmptied, (n[0] ?? 0) % isEmptied.length)
      : likely(book.invoices, n[0], bare);
  return {
    call: 'invoices.void',
    input: {
      attemptId: attempt(),
      id: invoice === null ? unknownId : ids.invoices[invoice],
      reason: 'Entered for somebody else.',
    },
    verdict: () => (invoice === null ? missing : slow.voidInvoice(book, invoice)),
  };
};

/** What is done with invoices before anybody pays. */
export const invoiceMakers = {
  invoice: issue,
  draft,
  'issue draft': ofDraft('invoices.issueDraft', (scene, key) =>
    slow.issueDraft(scene.book, key, who(scene)),
  ),
  'discard draft': ofDraft('invoices.discardDraft', ({ book }, key) =>
    slow.discardDraft(book, key),
  ),
  dispute: flag('invoices.dispute', slow.dispute),
  release: flag('invoices.releaseDispute', slow.release),
  void: voidInvoice,
} satisfies Partial<Record<Step['kind'], Maker>>;
