import { z } from 'zod';
import { fail, ok, type Result } from '../base/result.ts';
import type { Minor } from '../money/minor.ts';
import { idField, moneyField } from './body-fields.ts';
import { journalSchema } from './posting.ts';

// Two accounts that turn out to be one customer's, and a customer of whom nothing shall be known any
// more. Neither moves money: each record stays with the id that its fact names.

/** `customers-merged`: from now on two accounts are one, known as the one that is kept. */
export const customersMerged = z.strictObject({
  merged: idField<'customer'>(),
  kept: idField<'customer'>(),
  /** What the one that is kept came to then at that desk, and at which count of its fields. */
  creditMinor: moneyField,
  unallocatedMinor: moneyField,
  owedMinor: moneyField,
  fieldsUpTo: z.int(),
  journal: journalSchema,
});

/** `customer-erased`: nothing that was said of these stays; they were one customer at that desk. */
export const customerErased = z.strictObject({
  erased: z.array(idField<'customer'>()).min(1),
  journal: journalSchema,
});

/** One merge: the id of its fact, which account it puts away, and into which. */
export interface Merge {
  readonly fact: string;
  readonly merged: string;
  readonly kept: string;
}

/**
 * [D10] Under which account each one that was merged is found, as a function of the merges alone, in
 * whatever order they came. Where desks have merged in a circle while apart, the latest fact of that
 * circle is without effect. [D14] Nobody who was erased is merged with anybody who was not.
 */
export function keptUnder(
  merges: readonly Merge[],
  erased: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const next = new Map<string, Merge>();
  const waiting = new Map<string, Merge[]>();
  for (const merge of merges.toSorted(byFact)) {
    if (merge.merged === merge.kept || erased.has(merge.merged) !== erased.has(merge.kept))
      continue;
    waiting.set(merge.merged, [...(waiting.get(merge.merged) ?? []), merge]);
  }
  // Whoever was merged to no effect may have been merged again since.
  const open = [...waiting.keys()];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const merge = waiting.get(id)?.shift();
    if (merge === undefined) continue;
    next.set(id, merge);
    const freed = breakCircle(next, id);
    if (freed !== null) open.push(freed);
  }
  const kept = new Map<string, string>();
  for (const id of next.keys()) {
    let at = id;
    for (let on = next.get(at); on !== undefined; on = next.get(at)) at = on.kept;
    kept.set(id, at);
  }
  return kept;
}

const byFact = (one: Merge, other: Merge): number => (one.fact < other.fact ? -1 : 1);

/** Takes the latest merge out of the circle that an account is in; answers whose merge that was. */
function breakCircle(next: Map<string, Merge>, start: string): string | null {
  const circle: Merge[] = [];
  for (let on = next.get(start); on !== undefined; on = next.get(on.kept)) {
    circle.push(on);
    if (on.kept !== start) continue;
    const latest = circle.toSorted(byFact).at(-1);
    if (latest === undefined) return null;
    next.delete(latest.merged);
    return latest.merged;
  }
  return null;
}

/** What keeps a customer from being erased. */
export type OpenMatter =
  | { readonly what: 'owed' | 'unallocated' | 'credit'; readonly amountMinor: Minor }
  | {
      readonly what: 'refund' | 'charge' | 'dispute' | 'draft' | 'review';
      readonly number: string;
    };

export type CustomerFailure =
  | { readonly kind: 'merge-with-itself'; readonly id: string }
  | { readonly kind: 'customer-erased'; readonly id: string }
  | { readonly kind: 'customer-open'; readonly id: string; readonly open: readonly OpenMatter[] };

/** [D11] Two accounts are merged that are not one already, and neither of which was erased. */
export function decideMerge(
  merged: { readonly id: string; readonly isErased: boolean },
  kept: { readonly id: string; readonly isErased: boolean },
): Result<null, CustomerFailure> {
  for (const { id, isErased } of [merged, kept]) {
    if (isErased) return fail({ kind: 'customer-erased', id });
  }
  return merged.id === kept.id ? fail({ kind: 'merge-with-itself', id: kept.id }) : ok(null);
}

/** [D13] Nobody is erased with whom something is still open. */
export function decideErase(
  customer: { readonly id: string; readonly isErased: boolean },
  open: readonly OpenMatter[],
): Result<null, CustomerFailure> {
  const { id, isErased } = customer;
  if (isErased) return fail({ kind: 'customer-erased', id });
  return open.length > 0 ? fail({ kind: 'customer-open', id, open }) : ok(null);
}

/** What is known of a customer beside the name. */
const customerDetails = ['email', 'phone', 'address', 'notes'] as const;

type Known = Readonly<Partial<Record<(typeof customerDetails)[number], string | undefined>>>;

/** The longest notes there may be. */
const longestNotes = 2000;

/**
 * [D12] What the account that is kept takes over: whatever it does not have itself. Notes of both stand
 * below each other, where they are not too long for that.
 */
export function takenOver(merged: Known, kept: Known): Known {
  const taken: Record<string, string> = {};
  for (const field of customerDetails) {
    const [theirs, own] = [merged[field], kept[field]];
    if (theirs === undefined || theirs === own) continue;
    const both = field === 'notes' && own !== undefined ? `${own}\n${theirs}` : theirs;
    const isRoom = own === undefined || (field === 'notes' && both.length <= longestNotes);
    if (isRoom) taken[field] = both;
  }
  return taken;
}
