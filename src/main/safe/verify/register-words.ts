import type { Look } from '../../db/look.ts';

/** The reason that somebody gave, where the words of the entry are still there. */
export function reasonOf(look: Look, n: number): string | null {
  const text = look.rows('select text from snapshot where n = ?', n)[0]?.[0];
  if (typeof text !== 'string') return null;
  try {
    const words: unknown = JSON.parse(text);
    const reason =
      typeof words === 'object' && words !== null && 'reason' in words ? words.reason : null;
    return typeof reason === 'string' ? reason : null;
  } catch {
    return null;
  }
}

/** The name of whoever wrote an entry, by 32 hex figures. */
export function nameOf(look: Look, actor: string): string {
  const name = look.rows(
    `select value from profile where kind = 'staff' and id = ? and field = 'name'`,
    Buffer.from(actor, 'hex'),
  )[0]?.[0];
  return typeof name === 'string' ? name : 'Somebody at another desk';
}
