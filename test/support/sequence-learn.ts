import { must } from '../../src/shared/base/assert.ts';
import type { FoundedDesk } from './founded-desk.ts';
import type { Act, Scene } from './sequence-scene.ts';
import { keysWhere } from './slow-model.ts';

/** Notes by which ids the desk knows what the model knows by its places. */
export async function learn(
  test: FoundedDesk,
  { book, ids }: Scene,
  done: { readonly act: Act; readonly key: number; readonly value: unknown },
): Promise<void> {
  const { act, key } = done;
  const value = done.value as {
    readonly id: string;
    readonly refunds?: ReadonlyArray<{ readonly id: string }>;
  };
  if (act.makes !== undefined) ids[act.makes][key] = value.id;
  for (const refund of value.refunds ?? []) ids.refunds.push(refund.id);
  if (act.makes !== 'payments') return;
  const made = keysWhere(book.allocations, (one) => one.payment === key);
  if (made.length === 0) return;
  const { rows } = await test.ask('allocations.list', { paymentId: value.id });
  for (const allocation of made) {
    const invoiceId = ids.invoices[book.allocations[allocation]?.invoice ?? -1];
    const row = rows.find((one) => one.invoiceId === invoiceId);
    ids.allocations[allocation] = must(row, 'A payment put to an invoice has an allocation.').id;
  }
}
