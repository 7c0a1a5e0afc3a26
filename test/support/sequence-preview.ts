import { expect } from 'vitest';
import type { CallInput } from '../../src/shared/contract/contract.ts';
import type { FoundedDesk } from './founded-desk.ts';
import { balancesOf } from './sequence-compare.ts';
import type { Act, Scene } from './sequence-scene.ts';
import type { Verdict } from './slow-model.ts';

/** What only doing can refuse; a preview knows nothing of it. */
const onlyWhenDone = new Set(['approval-needed', 'own-approval']);

/**
 * Looks at an act before it is done: the preview is refused exactly when the act would be. Answers
 * how to hold its figures, before and after, against what is there once the act was done.
 */
export async function lookAhead(
  test: FoundedDesk,
  scene: Scene,
  act: Act,
  verdict: Verdict,
): Promise<() => Promise<void>> {
  const { preview } = act;
  if (preview !== undefined) {
    return refundAhead(test, scene, { ...preview, verdict });
  }
  const noteCall = notePreviews[act.call as keyof typeof notePreviews];
  if (noteCall === undefined) return async () => {};
  const { attemptId: _, reason: __, approval: ___, ...input } = act.input;
  const refused = onlyWhenDone.has(verdict.refused ?? '') ? null : verdict.refused;
  return noteAhead(test, { call: noteCall, input, refused });
}

const notePreviews = {
  'creditNotes.create': 'creditNotes.preview',
  'invoices.cancel': 'invoices.cancelPlan',
} as const;

const nothingToCheck = async (): Promise<void> => {};

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

async function refundAhead(
  test: FoundedDesk,
  scene: Scene,
  asked: { readonly input: object; readonly refused: string | null; readonly verdict: Verdict },
): Promise<() => Promise<void>> {
  const input = asked.input as CallInput<'refunds.preview'>;
  const reply = await test.reply('refunds.preview', input);
  expect(reply.ok ? null : reply.failure.kind).toBe(asked.refused);
  const { verdict } = asked;
  if (reply.ok && verdict.refused === 'approval-needed') {
    expect(reply.value).toHaveProperty('needsApproval.sentence');
  }
  if (!reply.ok || verdict.refused !== null) return nothingToCheck;
  const preview = await test.ask('refunds.preview', input);
  const customerId = preview.customer.id;
  const before = await standing(test, customerId, input.paymentId);
  return async () => {
    const id = scene.ids.refunds[verdict.key];
    const made = await test.ask('refunds.list', { customerId, limit: 500 });
    const refund = made.rows.find((row) => row.id === id);
    if (refund === undefined || refund.status !== 'succeeded') return;
    const after = await standing(test, customerId, input.paymentId);
    expect(preview).toMatchObject({
      amountMinor: refund.amountMinor,
      method: refund.method,
      seenRefundableMinor: before.payment?.refundableMinor ?? before.credit,
      credit: { before: before.credit, after: after.credit },
      unapplied: refund.unapplied.map(({ allocationId, amountMinor }) => ({
        allocationId,
        amountMinor,
      })),
    });
    expect(preview.payment).toEqual(paymentChange(before.payment, after.payment));
    expect(preview.invoices.toSorted(byId)).toEqual(
      invoiceChanges(before.invoices, after.invoices),
    );
    const { account, changeMinor } = preview.from;
    expect([account, changeMinor]).toEqual([
      account,
      (after.balances[account] ?? 0) - (before.balances[account] ?? 0),
    ]);
    if (preview.from.beforeMinor === undefined) return;
    expect(preview.from).toMatchObject({
      beforeMinor: before.balances[account] ?? 0,
      afterMinor: after.balances[account],
    });
  };
}

type Standing = Awaited<ReturnType<typeof standing>>;

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

async function noteAhead(
  test: FoundedDesk,
  asked: {
    readonly call: 'creditNotes.preview' | 'invoices.cancelPlan';
    readonly input: object;
    readonly refused: string | null;
  },
): Promise<() => Promise<void>> {
  const reply = await test.reply(asked.call, asked.input);
  expect(reply.ok ? null : reply.failure.kind).toBe(asked.refused);
  if (!reply.ok) return nothingToCheck;
  const preview = await test.ask(asked.call, asked.input as never);
  const { id } = preview.invoice;
  const before = await test.ask('invoices.get', { id });
  return async () => {
    const after = await test.ask('invoices.get', { id });
    if (after.creditedMinor === before.creditedMinor) return;
    expect(preview.invoice).toEqual({
      id,
      number: after.number,
      credited: { before: before.creditedMinor, after: after.creditedMinor },
      applied: { before: before.appliedMinor, after: after.appliedMinor },
      due: { before: before.dueMinor, after: after.dueMinor },
      statusAfter: after.status,
    });
    const { rows } = await test.ask('creditNotes.list', { invoiceId: id, limit: 1 });
    const { amountMinor, netMinor, taxMinor } = preview;
    expect(rows[0]).toMatchObject({ amountMinor, netMinor, taxMinor });
    const off = preview.unapplied.reduce((sum, part) => sum + part.amountMinor, 0);
    const back = preview.refunds.reduce((sum, one) => sum + one.amountMinor, 0);
    expect([before.appliedMinor - after.appliedMinor, preview.refundedMinor]).toEqual([off, back]);
    expect(preview.staysMinor).toBe(off - back);
  };
}
