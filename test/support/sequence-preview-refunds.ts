import { expect } from 'vitest';
import type { CallInput, CallValue } from '../../src/shared/contract/contract.ts';
import { must } from '../../src/shared/base/assert.ts';
import { parseCurrency } from '../../src/shared/money/currency.ts';
import { minor } from '../../src/shared/money/minor.ts';
import { formatMoney } from '../../src/shared/money/format.ts';
import type { FoundedDesk } from './founded-desk.ts';
import { balancesOf } from './sequence-compare.ts';
import { type CheckPreview, foreseen } from './sequence-foreseen.ts';
import type { Scene } from './sequence-scene.ts';
import type { Verdict } from './slow-model.ts';

type Preview = CallValue<'refunds.preview'>;
type RefundView = CallValue<'refunds.get'>;

interface Look {
  readonly input: object;
  readonly refused: string | null;
  readonly warnings: readonly string[];
  readonly needsApproval: boolean;
  readonly verdict: Verdict;
}

const nothingToCheck: CheckPreview = async () => {};

/** Previews a refund, and holds every line of the preview against what came of it. */
export async function refundAhead(
  test: FoundedDesk,
  scene: Scene,
  { input, refused, warnings, needsApproval, verdict }: Look,
): Promise<CheckPreview> {
  const answer = await foreseen(test, 'refunds.preview', input, refused);
  if (answer === null) return nothingToCheck;
  const preview = answer as Preview;
  const asked = input as CallInput<'refunds.preview'>;
  // The clock decides about the last few minutes; the model knows only days.
  const kinds = preview.warnings.map((one) => one.kind);
  expect(kinds.filter((kind) => kind !== 'same-amount-minutes-ago')).toEqual(warnings);
  expect(preview.needsApproval !== undefined).toBe(needsApproval);
  if (verdict.refused !== null) return nothingToCheck;
  const { id: customerId } = preview.customer;
  const before = await standing(test, customerId, asked.paymentId);
  return async () => {
    const refund = await test.ask('refunds.get', { id: scene.ids.refunds[verdict.key] ?? '' });
    if (refund.status !== 'succeeded') return;
    const after = await standing(test, customerId, asked.paymentId);
    expectMade(preview, refund, asked);
    expectChanged(preview, before, after);
    expectAccount(preview, before.balances, after.balances);
    expect(preview.paper).toEqual(paperOf(refund, preview, after));
  };
}

/** Everything that a refund can touch. */
async function standing(test: FoundedDesk, customerId: string, paymentId: string | undefined) {
  const { ask } = test;
  const { rows } = await ask('invoices.list', { customerId, limit: 500 });
  return {
    payment: paymentId === undefined ? undefined : await ask('payments.get', { id: paymentId }),
    invoices: new Map(rows.map((row) => [row.id, row])),
    credit: (await ask('customers.get', { id: customerId })).creditMinor,
    balances: await balancesOf(test),
  };
}

type Standing = Awaited<ReturnType<typeof standing>>;

/** What goes back, how, to whom, and off what. */
function expectMade(
  preview: Preview,
  refund: RefundView,
  asked: CallInput<'refunds.preview'>,
): void {
  const { amountMinor, method, outcome, customerId, customerName } = refund;
  expect(preview).toMatchObject({
    ...{ amountMinor, method, outcome, customer: { id: customerId, name: customerName } },
    customerGets: { amountMinor, how: hows[method] },
    unapplied: refund.unapplied.map(({ invoiceNumber: _, ...part }) => part),
  });
  expect([asked.outcome, asked.paymentId]).toEqual([outcome, refund.paymentId]);
  const credited = preview.invoices.filter((one) => one.creditNoteMinor > 0);
  const notes = new Map(refund.creditNotes.map((note) => [note.invoiceId, note.amountMinor]));
  expect(new Map(credited.map((one) => [one.id, one.creditNoteMinor]))).toEqual(notes);
}

const dollars = must(parseCurrency('USD'), 'The desks of tests reckon in dollars.');

const hows: Readonly<Record<string, string>> = {
  cash: 'in cash',
  check: 'by check',
  electronic: 'by transfer',
  other: 'by another way',
};
const headings: Readonly<Record<string, string>> = {
  cash: 'REFUNDED IN CASH',
  check: 'REFUNDED BY CHECK',
  electronic: 'REFUNDED BY TRANSFER',
  other: 'REFUNDED',
};

/** Every figure of the payment, the credit and the invoices, before and after. */
function expectChanged(preview: Preview, before: Standing, after: Standing): void {
  expect(preview.seenRefundableMinor).toBe(before.payment?.refundableMinor ?? before.credit);
  expect(preview.credit).toEqual({ before: before.credit, after: after.credit });
  expect(preview.payment).toEqual(paymentChange(before.payment, after.payment));
  expect(preview.invoices.toSorted(byId)).toEqual(invoiceChanges(before.invoices, after.invoices));
}

function paymentChange(before: Standing['payment'], after: Standing['payment']) {
  if (before === undefined || after === undefined) return undefined;
  return {
    id: before.id,
    number: before.number,
    amountMinor: before.amountMinor,
    applied: { before: before.appliedMinor, after: after.appliedMinor },
    available: { before: before.availableMinor, after: after.availableMinor },
    refunded: { before: before.refundedMinor, after: after.refundedMinor },
    refundable: { before: before.refundableMinor, after: after.refundableMinor },
  };
}

const byId = (left: { readonly id: string }, right: { readonly id: string }): number =>
  left.id < right.id ? -1 : 1;

/** Every invoice that is not as it was; the others must not be in the preview. */
function invoiceChanges(before: Standing['invoices'], after: Standing['invoices']) {
  return [...after.values()]
    .flatMap((now) => {
      const then = before.get(now.id);
      if (then === undefined || then.appliedMinor === now.appliedMinor) return [];
      return [
        {
          id: now.id,
          number: now.number,
          applied: { before: then.appliedMinor, after: now.appliedMinor },
          due: { before: then.dueMinor, after: now.dueMinor },
          creditNoteMinor: now.creditedMinor - then.creditedMinor,
          statusAfter: now.status,
        },
      ];
    })
    .toSorted(byId);
}

/** The account that the money leaves; its sum is told to managers only. */
function expectAccount(
  { from }: Preview,
  before: Standing['balances'],
  after: Standing['balances'],
): void {
  const { account } = from;
  const [then, now] = [before[account] ?? 0, after[account] ?? 0];
  expect(from.changeMinor).toBe(now - then);
  if (from.beforeMinor === undefined) return;
  expect(from).toMatchObject({ beforeMinor: then, afterMinor: now });
}

/** What the slip says, from what is there now. */
function paperOf(refund: RefundView, preview: Preview, after: Standing): Preview['paper'] {
  const money = (amountMinor: number) => formatMoney(minor(amountMinor), dollars);
  const { payment, invoices } = after;
  return {
    heading: headings[refund.method] ?? '',
    lines: [
      { label: 'To', value: refund.customerName },
      ...(payment === undefined
        ? []
        : [{ label: payment.number, value: money(payment.amountMinor) }]),
      ...preview.invoices.map(({ id, number, due }) => ({
        label: due.before === due.after ? `${number}, due as before` : `${number}, now due`,
        value: money(invoices.get(id)?.dueMinor ?? 0),
      })),
      {
        label: 'Can still be refunded',
        value: money(payment?.refundableMinor ?? after.credit),
      },
    ],
  };
}
