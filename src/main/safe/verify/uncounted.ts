import type { Look } from '../../db/look.ts';
import { isStray, straysAside } from './strays-aside.ts';

/**
 * The facts that bring about what another one, with a smaller id, already does, and those that stand
 * back for what is better known, reckoned from the facts alone. Nearly always there are none.
 */
export function uncountedFacts(look: Look, unread: ReadonlySet<number>): ReadonlySet<number> {
  const uncounted = outdone(look, unread);
  for (const n of straysAside(look, uncounted, unread)) uncounted.add(n);
  return uncounted;
}

function outdone(look: Look, unread: ReadonlySet<number>): Set<number> {
  const [facts, effects] = look.rows(
    'select (select count(*) from fact), (select count(*) from effect)',
  )[0] ?? [0, 0];
  if (facts === effects) return new Set();
  const uncounted = new Set<number>();
  let effect: unknown = null;
  for (const [name, n, type, at] of look.rows(
    `select effect, n, type, json_extract(body, '$.at') from fact where effect in (
       select effect from fact group by effect having count(*) > 1) order by effect, id`,
  )) {
    if (unread.has(Number(n)) || isStray(type, at)) continue;
    if (name === effect) uncounted.add(Number(n));
    effect = name;
  }
  return uncounted;
}
