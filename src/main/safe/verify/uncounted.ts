import type { Look } from '../../db/look.ts';

/**
 * The facts that bring about what another one, with a smaller id, already does, reckoned from the
 * facts alone. Nearly always there is none, and that is seen without sorting them all.
 */
export function uncountedFacts(look: Look, unread: ReadonlySet<number>): ReadonlySet<number> {
  const facts = Number(look.rows('select count(*) from fact')[0]?.[0] ?? 0);
  const bijective = Number(
    look.rows(
      'select count(*) from effect join fact on fact.n = effect.n and fact.effect = effect.effect',
    )[0]?.[0] ?? 0,
  );
  if (bijective === facts) return new Set();
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
