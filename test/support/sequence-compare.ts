import { expect } from 'vitest';
import type { CallValue } from '../../src/shared/contract/contract.ts';
import type { FoundedDesk } from './founded-desk.ts';
import { type Scene } from './sequence-scene.ts';
import * as slow from './slow-model.ts';

/** The balance of every account. */
export async function balancesOf({ ask }: FoundedDesk): Promise<Readonly<Record<string, number>>> {
  const { accounts } = await ask('reports.trialBalance', {});
  return Object.fromEntries(accounts.map((one) => [one.account, one.balanceMinor]));
}

/** Holds everything that the desk shows of a sequence's customers against the model. */
export async function compareAll(
  test: FoundedDesk,
  scene: Scene,
  start: Readonly<Record<string, number>>,
): Promise<void> {
  for (const customer of scene.ids.customers.keys()) await compareCustomer(test, scene, customer);
  await compareBalances(test, scene, start);
}

async function compareBalances(
  test: FoundedDesk,
  { book }: Scene,
  start: Readonly<Record<string, number>>,
): Promise<void> {
  const now = await balancesOf(test);
  expect(slow.total(Object.values(now))).toBe(0);
  for (const [account, balance] of Object.entries(slow.balances(book))) {
    expect([account, (now[account] ?? 0) - (start[account] ?? 0)]).toEqual([account, balance]);
  }
}

async function compareCustomer(
  { ask }: FoundedDesk,
  scene: Scene,
  customer: number,
): Promise<void> {
  const { book, ids, today } = scene;
  const customerId = ids.customers[customer] ?? '';
  const all = { customerId, limit: 500 };
  const shown = {
    customer: await ask('customers.get', { id: customerId }),
    payments: (await ask('payments.list', all)).rows,
    invoices: (await ask('invoices.list', all)).rows,
    allocations: (await ask('allocations.list', all)).rows,
    refunds: (await ask('refunds.list', all)).rows,
    notes: (await ask('creditNotes.list', all)).rows,
  };
  for (const payment of shown.payments) expectWithinCap(payment);
  expect(shown.customer).toMatchObject(slow.customerFigures(book, customer));
  const mine = <Record extends { readonly customer: number }>(list: readonly Record[]) =>
    slow.keysWhere(list, (one) => one.customer === customer);
  same(shown.payments, mine(book.payments), (key) => ({
    id: ids.payments[key],
    ...slow.paymentFigures(book, key),
    needsReview: slow.available(book, key) < 0 || slow.refundable(book, key) < 0,
  }));
  const thought = mine(book.drafts).filter((key) => book.drafts[key]?.became === 'draft');
  const bills = [
    ...mine(book.invoices).map((key) => ({
      id: ids.invoices[key],
      ...slow.invoiceFigures(book, key, today),
    })),
    ...thought.map((key) => ({ id: ids.drafts[key], ...slow.draftFigures(book, key) })),
  ];
  same(shown.invoices, [...bills.keys()], (place) => slow.at(bills, place));
  same(shown.allocations, mine(book.allocations), (key) => ({
    id: ids.allocations[key],
    ...slow.allocationFigures(book, key),
  }));
  same(shown.refunds, mine(book.refunds), (key) => ({
    id: ids.refunds[key],
    ...refundFigures(scene, key),
  }));
  const notes = slow.keysWhere(
    book.notes,
    (note) => slow.at(book.invoices, note.invoice).customer === customer,
  );
  expect(shown.notes.map(noteOf).toSorted()).toEqual(
    notes.map((key) => noteFigures(scene, key)).toSorted(),
  );
}

/** No more is given back or put to invoices than came in, whatever the model says. */
function expectWithinCap(payment: CallValue<'payments.get'>): void {
  const { capturedMinor, refundedMinor, appliedMinor, availableMinor } = payment;
  expect(Math.min(refundedMinor, appliedMinor, availableMinor)).toBeGreaterThanOrEqual(0);
  expect(refundedMinor + appliedMinor + availableMinor).toBe(capturedMinor);
}

/** Every row there is and no other, each with these figures. */
function same(
  rows: ReadonlyArray<{ readonly id: string }>,
  keys: readonly number[],
  figures: (key: number) => object,
): void {
  const wanted = keys.map(figures) as ReadonlyArray<{ readonly id?: string }>;
  const ids = (of: ReadonlyArray<{ readonly id?: string }>) => new Set(of.map((one) => one.id));
  expect([rows.length, ids(rows)]).toEqual([wanted.length, ids(wanted)]);
  for (const one of wanted) expect(rows.find((row) => row.id === one.id)).toMatchObject(one);
}

function refundFigures({ book, ids }: Scene, key: number) {
  const { amount, method, status, off, isHandedOver } = slow.at(book.refunds, key);
  return {
    amountMinor: amount,
    method,
    status,
    unapplied: off.map((part) => ({
      allocationId: ids.allocations[part.allocation],
      amountMinor: part.amount,
    })),
    ...(isHandedOver ? { handedOver: { by: expect.any(String) } } : {}),
  };
}

interface NoteView {
  readonly invoiceId: string;
  readonly amountMinor: number;
  readonly netMinor: number;
  readonly taxMinor: number;
  readonly status: string;
}

/** The model gives notes no id: they are compared as the texts of what they say. */
const noteOf = (note: NoteView): string =>
  JSON.stringify([note.invoiceId, note.amountMinor, note.netMinor, note.taxMinor, note.status]);

function noteFigures({ book, ids }: Scene, key: number): string {
  const { invoice, lines, isTakenBack } = slow.at(book.notes, key);
  return noteOf({
    invoiceId: ids.invoices[invoice] ?? '',
    amountMinor: slow.gross(lines),
    netMinor: slow.total(lines.map((line) => line.net)),
    taxMinor: slow.total(lines.map((line) => line.tax)),
    status: isTakenBack ? 'taken-back' : 'standing',
  });
}
