import { nameKey, nameWords } from '../../book/profiles.ts';
import type { Checking, Stage } from './stage.ts';

/** Names and settings are the latest of their own history, and people are found by their names. */
export const peopleStage: Stage = {
  name: 'people',
  says: 'Checking names and settings',
  begin: (checking) => ({
    conclude() {
      checkProfiles(checking);
      checkNames(checking);
    },
  }),
};

function checkProfiles({ look, fault }: Checking): void {
  for (const [kind, field, count] of look.rows(
    `select kind, field, count(*) from (
       select profile.kind, profile.field, profile.id from profile
       left join profile_history as kept
         on kept.kind = profile.kind and kept.id = profile.id and kept.field = profile.field
           and kept.lc = profile.lc and kept.desk = profile.desk
       where kept.kind is null or kept.value is not profile.value
         or kept.at <> profile.at or kept.actor is not profile.actor
       union all
       select later.kind, later.field, later.id from profile_history as later
       left join profile
         on profile.kind = later.kind and profile.id = later.id and profile.field = later.field
       where profile.kind is null or (later.lc, later.desk) > (profile.lc, profile.desk)
     ) group by kind, field`,
  )) {
    fault(
      'profile-changed',
      `${String(count)} times the ${String(field)} of a ${String(kind)} is not what was last set.`,
    );
  }
}

/** A customer's name is the one of their profile, and every word of it leads to them. */
function checkNames({ look, fault }: Checking): void {
  const words = new Map<string, Set<string>>();
  for (const [id, word] of look.rows('select lower(hex(id)), word from customer_word')) {
    const known = words.get(String(id)) ?? new Set();
    known.add(String(word));
    words.set(String(id), known);
  }
  let wrong = 0;
  for (const [id, name, key, profile] of look.rows(
    `select lower(hex(customer.id)), customer.name, customer.name_key, profile.value
     from customer left join profile
       on profile.kind = 'customer' and profile.id = customer.id and profile.field = 'name'
     union all
     select lower(hex(profile.id)), null, '', profile.value from profile
     where kind = 'customer' and field = 'name' and value is not null
       and not exists (select 1 from customer where customer.id = profile.id)`,
  )) {
    const found = words.get(String(id)) ?? new Set();
    words.delete(String(id));
    const should = typeof profile === 'string' ? profile : null;
    const wanted = should === null ? [] : nameWords(should);
    const isRight =
      name === should &&
      key === (should === null ? '' : nameKey(should)) &&
      wanted.length === found.size &&
      wanted.every((word) => found.has(word));
    if (!isRight) wrong += 1;
  }
  wrong += words.size;
  if (wrong > 0) {
    fault(
      'name-changed',
      `${String(wrong)} customers are listed or found under another name than theirs.`,
    );
  }
}
