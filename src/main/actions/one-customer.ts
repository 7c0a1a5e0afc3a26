import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { decideErase, decideMerge, takenOver } from '../../shared/ledger/customer.ts';
import { add } from '../../shared/money/minor.ts';
import { readProfile } from '../book/profiles.ts';
import { freeEffect } from '../book/free-effect.ts';
import { type CustomerRecord, erasedName, findCustomer } from '../book/records/customer.ts';
import { customerViewThen } from '../book/records/customer-view.ts';
import { accountsOf } from '../book/records/kin.ts';
import { openMatters } from '../book/records/open-matters.ts';
import { canonicalJson } from '../../shared/base/canonical-json.ts';
import type { ReadDb } from '../db/handle.ts';
import { keyToId } from '../db/keys.ts';
import type { Action } from './action.ts';
import { keptProfile, postedBody } from './answers.ts';

/** Two customers that may be made one, and what the one that is kept would take over. */
interface MergeCase {
  readonly merged: CustomerRecord;
  readonly kept: CustomerRecord;
  readonly taken: ReturnType<typeof takenOver>;
  /** What the one that is kept then comes to. */
  readonly figures: Pick<CustomerRecord, 'creditMinor' | 'unallocatedMinor' | 'owedMinor'>;
}

/** Finds the two, and decides whether they may be made one. */
export function mergeCase(
  read: ReadDb,
  { id, intoId }: { readonly id: string; readonly intoId: string },
): Result<MergeCase, Failure> {
  const merged = findCustomer(read, id);
  if (merged === null) return fail({ kind: 'not-found', what: 'customer', id });
  const kept = findCustomer(read, intoId);
  if (kept === null) return fail({ kind: 'not-found', what: 'customer', id: intoId });
  const decided = decideMerge(merged, kept);
  if (!decided.ok) return decided;
  const [theirs, own] = [merged, kept].map((one) =>
    Object.fromEntries(readProfile(read, 'customer', one.id)),
  );
  return ok({
    merged,
    kept,
    taken: takenOver(theirs ?? {}, own ?? {}),
    figures: {
      creditMinor: add(merged.creditMinor, kept.creditMinor),
      unallocatedMinor: add(merged.unallocatedMinor, kept.unallocatedMinor),
      owedMinor: add(merged.owedMinor, kept.owedMinor),
    },
  });
}

/** [D10] Makes one customer of two: no figure moves, and either id answers from then on. */
export const mergeCustomers: Action<'customers.merge'> = {
  carryOut(writing, input) {
    const found = mergeCase(writing.read, input);
    if (!found.ok) return found;
    const { merged, kept, taken, figures } = found.value;
    const filled = keptProfile(writing.keep({ kind: 'customer', id: kept.id }, taken));
    return ok(
      writing.post({
        type: 'customers-merged',
        // Of merges in a circle one is without effect: its account may go into another one yet.
        effect: freeEffect(writing.read, `merge:${merged.id}`),
        subjects: [merged.id, kept.id],
        body: { merged: merged.id, kept: kept.id, ...figures, fieldsUpTo: filled.lc, journal: [] },
      }),
    );
  },
  answer(done, read) {
    const { kept, fieldsUpTo, ...body } = postedBody(done, 'customers-merged');
    const { creditMinor, unallocatedMinor, owedMinor } = body;
    const said = canonicalJson({ creditMinor, unallocatedMinor, owedMinor });
    return customerViewThen(read, { record: kept, lc: fieldsUpTo, said });
  },
};

/** Finds whom to erase, and decides whether they may be. */
export function eraseCase(read: ReadDb, id: string): Result<CustomerRecord, Failure> {
  const customer = findCustomer(read, id);
  if (customer === null) return fail({ kind: 'not-found', what: 'customer', id });
  const decided = decideErase(customer, openMatters(read, customer));
  return decided.ok ? ok(customer) : decided;
}

/** [D13] Takes away all that is known of a customer, under every account they had. */
export const eraseCustomer: Action<'customers.erase'> = {
  carryOut(writing, input) {
    const found = eraseCase(writing.read, input.id);
    if (!found.ok) return found;
    const { id } = found.value;
    const erased = accountsOf(writing.read, id).map((key) => keyToId<'customer'>(key));
    return ok(
      writing.post({
        type: 'customer-erased',
        effect: writing.onceHere(`erase:${id}`),
        subjects: erased,
        body: { erased, journal: [] },
      }),
    );
  },
  answer(done) {
    const [id = ''] = postedBody(done, 'customer-erased').erased;
    return {
      id,
      name: erasedName,
      erased: true,
      creditMinor: 0,
      unallocatedMinor: 0,
      owedMinor: 0,
    };
  },
};
