import { idText } from './fact-pages.ts';
import type { Reckoning } from './reckoning.ts';
import type { Checking } from './stage.ts';

/** Which accounts are one customer's, and that nothing is left of whoever was erased. */
export function checkKin(checking: Checking, all: Reckoning): void {
  const { look, fault } = checking;
  const should = new Map(reckonKin(all));
  let wrong = 0;
  for (const [id, kept] of look.rows('select lower(hex(id)), lower(hex(kept)) from customer_kin')) {
    const account = idText(String(id));
    if (should.get(account) !== idText(String(kept))) wrong += 1;
    should.delete(account);
  }
  wrong += should.size;
  if (wrong > 0) {
    fault(
      'customer-changed',
      `${String(wrong)} accounts are listed under another customer than the entries say.`,
    );
  }
  const listed = look.rows('select distinct lower(hex(id)) from customer_erased');
  const erased = new Set(listed.map(([id]) => idText(String(id))));
  if (erased.size !== all.erased.size || [...all.erased].some((id) => !erased.has(id))) {
    fault('customer-changed', 'The list of erased customers is not what the entries say.');
  }
  checkNothingLeft(checking);
}

/**
 * Under which account each merged one is found: the merges one by one, oldest first, but for those
 * that would close a circle, those of whom was merged before, and those between somebody who was
 * erased and somebody who was not.
 */
export function reckonKin({ merges, erased }: Reckoning): ReadonlyMap<string, string> {
  const into = new Map<string, string>();
  const end = (id: string): string => {
    const next = into.get(id);
    return next === undefined ? id : end(next);
  };
  for (const { merged, kept } of merges.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    if (into.has(merged)) continue;
    if (erased.has(merged) !== erased.has(kept) || end(kept) === merged) continue;
    into.set(merged, kept);
  }
  return new Map([...into.keys()].map((id) => [id, end(id)]));
}

/** [D14] Neither fields nor words of an erased customer may have stayed. */
function checkNothingLeft({ look, fault }: Checking): void {
  const count = (sql: string) => Number(look.rows(sql)[0]?.[0] ?? 0);
  const fields = ['profile', 'profile_history']
    .map((table) =>
      count(`select count(*) from ${table} where value is not null and kind = 'customer'
        and id in (select id from customer_erased)`),
    )
    .reduce((total, one) => total + one, 0);
  const words = count(
    `select count(*) from snapshot where n in (
       select fact_subject.n from customer_erased
       join fact_subject on fact_subject.subject = customer_erased.id)`,
  );
  const signed = count(
    `select count(*) from field_set, json_each(field_set.content) as field
     where exists (select 1 from customer_erased) and field.value ->> 'value' is not null
       and unhex(replace(field.value ->> 'id', '-', '')) in (
         select id from customer_erased union all select id from draft_erased)`,
  );
  const left = fields + words + signed;
  if (left > 0) {
    fault(
      'erased-remains',
      `${String(left)} texts about customers who were erased are still in this book.`,
    );
  }
}
