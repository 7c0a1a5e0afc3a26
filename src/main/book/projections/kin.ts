import { keptUnder } from '../../../shared/ledger/customer.ts';
import type { FactBody } from '../../../shared/ledger/fact-types.ts';
import type { WriteDb } from '../../db/handle.ts';
import { idToKey, keyToId } from '../../db/keys.ts';
import type { KnownFact } from '../known-fact.ts';
import { forgetCustomer, makeCustomer } from './customer.ts';
import type { Folding } from './folding.ts';

// Records stay with the account that their fact names; which accounts are one customer's is looked up
// when they are read. So a merge moves no figure, and comes out the same in whatever order facts come.

/** A fact that says which accounts are one customer's, or of whom nothing is known any more. */
export type KinFact = Extract<KnownFact, { type: 'customers-merged' | 'customer-erased' }>;

export const isOfKin = (fact: KnownFact): fact is KinFact =>
  fact.type === 'customers-merged' || fact.type === 'customer-erased';

/** It has no day of its own and posts nothing. */
export function foldKin(f: Folding, fact: KinFact): undefined {
  if (fact.type === 'customers-merged') foldMerge(f, fact.body);
  else foldErased(f, fact.body);
}

/** Two accounts are one from now on, or no longer. */
function foldMerge(f: Folding, { merged, kept }: FactBody<'customers-merged'>): void {
  const [from, into] = [idToKey(merged), idToKey(kept)];
  if (f.sign === 1) {
    f.tx.run('insert into customer_merge (n, merged, kept) values (?, ?, ?)', f.n, from, into);
  } else f.tx.run('delete from customer_merge where n = ?', f.n);
  for (const key of [from, into]) comeOrGo(f, key);
  regroup(f.tx, [from, into]);
}

/** These are erased from now on, or no longer. */
function foldErased(f: Folding, { erased }: FactBody<'customer-erased'>): void {
  const keys = erased.map(idToKey);
  for (const key of keys) {
    if (f.sign === 1) {
      f.tx.run('insert or ignore into customer_erased (id, n) values (?, ?)', key, f.n);
    } else f.tx.run('delete from customer_erased where id = ? and n = ?', key, f.n);
    comeOrGo(f, key);
  }
  regroup(f.tx, keys);
}

function comeOrGo({ tx, sign }: Folding, customer: Buffer): void {
  if (sign === 1) makeCustomer(tx, customer);
  else forgetCustomer(tx, customer);
}

/** Works out anew under which account each of those is found that hang together with some. */
function regroup(tx: WriteDb, seeds: readonly Buffer[]): void {
  const ids = new Set(seeds.map(keyToId));
  const merges = new Map<string, { fact: string; merged: string; kept: string }>();
  for (const id of ids) {
    const key = idToKey(id);
    for (const row of tx.all<{ fact: Buffer; merged: Buffer; kept: Buffer }>(
      `select fact.id as fact, merged, kept from customer_merge
       join fact on fact.n = customer_merge.n where merged = ? or kept = ?`,
      key,
      key,
    )) {
      const merge = {
        fact: keyToId(row.fact),
        merged: keyToId(row.merged),
        kept: keyToId(row.kept),
      };
      merges.set(merge.fact, merge);
      // A set that grows while it is gone through is gone through to its end.
      ids.add(merge.merged).add(merge.kept);
    }
  }
  const erased = new Set([...ids].filter((id) => isErasedKey(tx, idToKey(id))));
  const kept = keptUnder([...merges.values()], erased);
  for (const id of ids) {
    const into = kept.get(id);
    if (into === undefined) tx.run('delete from customer_kin where id = ?', idToKey(id));
    else {
      tx.run(
        `insert into customer_kin (id, kept) values (?, ?)
         on conflict (id) do update set kept = excluded.kept`,
        idToKey(id),
        idToKey(into),
      );
    }
  }
}

const isErasedKey = (tx: WriteDb, key: Buffer): boolean =>
  tx.get('select 1 from customer_erased where id = ?', key) !== undefined;
