import type { Look } from '../../db/look.ts';
import { endOf, type Stretch, whole } from './fact-pages.ts';

/**
 * The facts that bring about what another one, with a smaller id, already does, reckoned from the
 * facts alone. Nearly always there is none, and that is seen without sorting them all.
 */
export function uncountedFacts(
  look: Look,
  unread: ReadonlySet<number>,
  stretch: Stretch = whole,
): ReadonlySet<number> {
  const [facts, alone] = look.rows(
    `select count(*), count(effect.n) from fact
     left join effect on effect.effect = fact.effect and effect.n = fact.n
     where fact.n > ? and fact.n <= ?`,
    stretch.after,
    endOf(stretch),
  )[0] ?? [0, 0];
  if (facts === alone) return new Set();
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
