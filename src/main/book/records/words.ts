import type { Json } from '../../../shared/base/canonical-json.ts';
import type { ReadDb } from '../../db/handle.ts';

/** The words of a fact, to be said again by another one; none where they were erased. */
export function wordsAgain(read: ReadDb, n: number): Json {
  const row = read.get<{ text: string }>('select text from snapshot where n = ?', n);
  return row === undefined ? {} : (JSON.parse(row.text) as Json);
}
