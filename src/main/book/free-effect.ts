import type { ReadDb } from '../db/handle.ts';

/**
 * The effect of an act that befalls a thing once, and once more where it was undone since: two desks
 * that see the same name it alike, so it happens once.
 */
export function freeEffect(read: ReadDb, effect: string): string {
  for (let times = 0; ; times += 1) {
    const name = times === 0 ? effect : `${effect}:${String(times)}`;
    if (read.get('select 1 from effect where effect = ?', name) === undefined) return name;
  }
}
