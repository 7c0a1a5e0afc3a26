import type { Look } from '../../db/look.ts';

/**
 * The facts that bring about what another one, with a smaller id, already does, reckoned from the
 * facts alone. Nearly always there are as many effects as facts, and then there is none.
 */
export function uncountedFacts(look: Look, unread: ReadonlySet<number>): ReadonlySet<number> {
  const [facts, effects] = look.rows(
    'select (select count(*) from fact), (select count(*) from effect)',
  )[0] ?? [0, 0];
  if (facts === effects) return new Set();
  const uncounted = new Set<number>();
  let effect: unknown = null;
  for (const [name, n] of look.rows(
    `select effect, n from fact where effect in (
       select effect from fact group by effect having count(*) > 1) order by effect, id`,
  )) {
    if (unread.has(Number(n))) continue;
    if (name === effect) uncounted.add(Number(n));
    effect = name;
  }
  return uncounted;
}
