import { nameWords } from '../book/profiles.ts';
import { keptIn } from '../book/records/kin.ts';
import { type Condition, where } from './where.ts';

/** [V5] Payments are found by what is written on them, too: a reference, or the number of a check. */
export function paymentSearch(search: string | undefined): Condition[] {
  if (search === undefined) return [];
  const { sql, values } = where(...searchConditions('payment', search));
  if (sql === '') return [];
  const told = [search, `${search}\u{10ffff}`];
  const here = 'payment.id in (select id from payment where';
  // Each branch has an index of its own; the names are joined into one condition beside them.
  return [
    [
      `(${sql.slice('where '.length)})
       or ${here} reference >= ? collate nocase and reference < ? collate nocase)
       or ${here} check_number >= ? collate nocase and check_number < ? collate nocase)`,
      ...values,
      ...told,
      ...told,
    ],
  ];
}

type Numbered = 'invoice' | 'payment' | 'refund' | 'allocation' | 'credit_note';

/**
 * [V3] What a list is searched by: the beginning of a number, the beginnings of the customer's names,
 * or both, so that a number typed wrong finds nobody. A word with a figure is a number, as no name
 * has one.
 */
export function searchConditions(table: Numbered, search: string | undefined): Condition[] {
  if (search === undefined) return [];
  return search
    .trim()
    .split(/\s+/)
    .flatMap((word) => (/\d/.test(word) ? [numberCondition(table, word)] : named(table, word)));
}

function numberCondition(table: Numbered, word: string): Condition {
  const wanted = word.toUpperCase();
  return [
    `(${table}.number >= ? and ${table}.number < ?) or ${table}.number like ? escape '\\'`,
    wanted,
    `${wanted}\u{10ffff}`,
    `%-${wanted.replace(/[\\%_]/g, '\\$&')}`,
  ];
}

const named = (table: Numbered, text: string): Condition[] =>
  nameWords(text).map((word) => [
    `${table}.customer in (
       with found (id) as (select id from customer_word where word >= ? and word < ?),
         kept (id) as (select ${keptIn('found.id')} from found)
       select id from found union all select id from kept
       union all select customer_kin.id from customer_kin where customer_kin.kept in (select id from kept))`,
    word,
    `${word}\u{10ffff}`,
  ]);
