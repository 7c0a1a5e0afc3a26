import type { Fact } from '../../shared/ledger/fact.ts';
import type { WriteDb } from '../db/handle.ts';
import { idToKey, keyToId, lookupKey } from '../db/keys.ts';
import { hideInSets } from './field-sets.ts';
import type { KnownFact } from './known-fact.ts';
import { isErased } from './records/kin.ts';

// [D14] What was said of somebody who was erased goes, and what comes of it later from other desks is
// not kept: neither fields nor words. Rows stay with their count, so that counting never goes back.

/** Takes away everything that was said of those whom a fact erases. */
export function forgetErased(tx: WriteDb, known: KnownFact): void {
  if (known.type !== 'customer-erased') return;
  tx.leaveNoTrace();
  for (const id of known.body.erased) {
    const key = idToKey(id);
    blank(tx, 'customer', key);
    tx.run(`update customer set name = null, name_key = '' where id = ?`, key);
    tx.run('delete from customer_word where id = ?', key);
    tx.run('delete from snapshot where n in (select n from fact_subject where subject = ?)', key);
    for (const draft of tx.all<{ id: Buffer }>(
      `select distinct id from profile_history
       where kind = 'invoice-draft' and field = 'customer' and value = ?`,
      id,
    )) {
      forgetDraft(tx, draft.id);
    }
  }
}

/** Whether nothing may be known any more of what a profile is about. */
export function isForgotten(
  tx: WriteDb,
  { kind, id }: { readonly kind: string; readonly id: string },
): boolean {
  if (kind === 'customer') return isErased(tx, idToKey(id));
  if (kind !== 'invoice-draft') return false;
  return tx.get('select 1 from draft_erased where id = ?', idToKey(id)) !== undefined;
}

/** A draft that another desk made for somebody who was erased meanwhile goes with them. */
export function forgetDraftOfErased(
  tx: WriteDb,
  draft: string,
  customer: string | null | undefined,
): void {
  if (typeof customer !== 'string' || !isErased(tx, lookupKey(customer))) return;
  forgetDraft(tx, idToKey(draft));
}

function forgetDraft(tx: WriteDb, draft: Buffer): void {
  tx.run('insert or ignore into draft_erased (id) values (?)', draft);
  blank(tx, 'invoice-draft', draft);
}

function blank(tx: WriteDb, kind: string, key: Buffer): void {
  for (const table of ['profile', 'profile_history']) {
    tx.run(`update ${table} set value = null where kind = ? and id = ?`, kind, key);
  }
  hideInSets(tx, keyToId(key));
}

/** Keeps the words of a fact, unless it is about somebody who was erased. */
export function keepWords(
  tx: WriteDb,
  { n, fact }: { readonly n: number; readonly fact: Pick<Fact, 'subjects'> },
  { salt, text }: { readonly salt: Buffer; readonly text: string },
): void {
  if (fact.subjects.some((subject) => isErased(tx, idToKey(subject)))) return;
  tx.run(
    'insert into snapshot (n, salt, text) values (?, ?, ?) on conflict (n) do nothing',
    n,
    salt,
    text,
  );
}
