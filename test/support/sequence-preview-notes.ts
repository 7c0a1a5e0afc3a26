import { expect } from 'vitest';
import type { CallValue } from '../../src/shared/contract/contract.ts';
import type { FoundedDesk } from './founded-desk.ts';
import type { CheckPreview } from './sequence-foreseen.ts';

/** What a note or a cancellation promised, line by line, against what came of it. */
export async function noteAhead(
  { ask }: FoundedDesk,
  preview: CallValue<'creditNotes.preview'>,
): Promise<CheckPreview> {
  const { id } = preview.invoice;
  const standing = async () => ({
    invoice: await ask('invoices.get', { id }),
    left: new Map(
      (await ask('allocations.list', { invoiceId: id, limit: 500 })).rows.map((row) => [
        row.id,
        row,
      ]),
    ),
  });
  const { invoice: before, left } = await standing();
  return async (value) => {
    const { invoice: after, left: leftAfter } = await standing();
    expect(preview.invoice).toEqual({
      id,
      number: after.number,
      credited: { before: before.creditedMinor, after: after.creditedMinor },
      applied: { before: before.appliedMinor, after: after.appliedMinor },
      due: { before: before.dueMinor, after: after.dueMinor },
      statusAfter: after.status,
    });
    const { rows } = await ask('creditNotes.list', { invoiceId: id, limit: 1 });
    const { amountMinor, netMinor, taxMinor, unapplied } = preview;
    expect(rows[0]).toMatchObject({ amountMinor, netMinor, taxMinor });
    const off = [...left.values()].flatMap((then) => {
      const taken = then.amountMinor - (leftAfter.get(then.id)?.amountMinor ?? 0);
      const { number: allocationNumber, paymentId } = then;
      const from = paymentId === undefined ? {} : { paymentId };
      if (taken === 0) return [];
      return [{ allocationId: then.id, allocationNumber, ...from, amountMinor: taken }];
    });
    expect(unapplied.toSorted(byAllocation)).toEqual(off.toSorted(byAllocation));
    const back = await refundsOf(ask, value);
    expect(preview.refunds).toEqual(back);
    const sum = (of: ReadonlyArray<{ readonly amountMinor: number }>) =>
      of.reduce((all, one) => all + one.amountMinor, 0);
    expect([preview.refundedMinor, preview.staysMinor]).toEqual([sum(back), sum(off) - sum(back)]);
  };
}

/** What went back by the act, from each payment and in its order. */
async function refundsOf(ask: FoundedDesk['ask'], value: unknown) {
  const { refunds } = value as CallValue<'creditNotes.create'>;
  const made = [];
  for (const { id } of refunds) {
    const { paymentId, paymentNumber, method, amountMinor } = await ask('refunds.get', { id });
    made.push({ paymentId, paymentNumber, method, amountMinor });
  }
  return made;
}

interface Taken {
  readonly allocationId: string;
}

const byAllocation = (left: Taken, right: Taken): number =>
  left.allocationId < right.allocationId ? -1 : 1;
