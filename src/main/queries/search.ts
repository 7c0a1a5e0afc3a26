import { nameWords } from '../book/profiles.ts';
import type { Condition } from './where.ts';

/**
 * What a list is searched by: the beginning of a number, or the beginnings of the customer's names.
 * A text with a figure in it is taken for a number first, as no name has one.
 */
export function searchConditions(
  table: 'invoice' | 'payment' | 'refund' | 'allocation' | 'credit_note',
  search: string | undefined,
): Condition[] {
  if (search === undefined) return [];
  if (/\d/.test(search)) {
    const wanted = search.toUpperCase();
    return [
      [
        `(${table}.number >= ? and ${table}.number < ?) or ${table}.number like ? escape '\\'`,
        wanted,
        `${wanted}\u{10ffff}`,
        `%-${wanted.replace(/[\\%_]/g, '\\$&')}`,
      ],
    ];
  }
  return nameWords(search).map((word) => [
    `${table}.customer in (select id from customer_word where word >= ? and word < ?)`,
    word,
    `${word}\u{10ffff}`,
  ]);
}
