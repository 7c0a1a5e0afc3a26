import { must } from '../../src/shared/base/assert.ts';
import type { FoundedDesk } from './founded-desk.ts';
import type { Act, Scene } from './sequence-scene.ts';
import { at, keysWhere } from './slow-model.ts';

/** Notes by which ids the desk knows what the model knows by its places. */
export async function learn(
  test: FoundedDesk,
  scene: Scene,
  done: { readonly act: Act; readonly key: number; readonly value: unknown },
): Promise<void> {
  const { act, key } = done;
  const { ids } = scene;
  const value = done.value as {
    readonly id: string;
    readonly refunds?: ReadonlyArray<{ readonly id: string }>;
  };
  if (act.makes !== undefined) ids[act.makes][key] = value.id;
  for (const refund of value.refunds ?? []) ids.refunds.push(refund.id);
  if (act.makes === 'payments') await learnAllocations(test, scene, { payment: key });
  if (act.makes === 'invoices') await learnAllocations(test, scene, { invoice: key });
}

/** The allocations that a payment or an invoice made in its own act. */
export async function learnAllocations(
  { ask }: FoundedDesk,
  { book, ids }: Scene,
  of: { readonly payment: number } | { readonly invoice: number },
): Promise<void> {
  const made = keysWhere(book.allocations, (one, key) => {
    const isOf = 'payment' in of ? one.payment === of.payment : one.invoice === of.invoice;
    return isOf && ids.allocations[key] === undefined;
  });
  if (made.length === 0) return;
  const { rows } = await ask(
    'allocations.list',
    'payment' in of
      ? { paymentId: ids.payments[of.payment] ?? '', limit: 500 }
      : { invoiceId: ids.invoices[of.invoice] ?? '', limit: 500 },
  );
  for (const key of made) {
    const { payment, invoice } = at(book.allocations, key);
    const paymentId = payment === null ? undefined : ids.payments[payment];
    const row = rows.find(
      (one) => one.invoiceId === ids.invoices[invoice] && one.paymentId === paymentId,
    );
    ids.allocations[key] = must(row, 'Money that was put to an invoice is an allocation.').id;
  }
}
