import { exceptionKinds } from '../../shared/ledger/exception.ts';
import { type ExceptionRow, exceptionRows } from '../book/records/exception.ts';
import type { ReadDb, SqlValue } from '../db/handle.ts';
import { type Condition, where } from './where.ts';

interface OpenPage {
  /** Rank and subject of the last row of the page before. */
  readonly after: readonly SqlValue[] | null;
  readonly count: number;
}

/** From so many on a page is read kind by kind: it is not paid for by all that stands behind it. */
const many = 200;

/** A page of what is open, money first. */
export function openRows(
  read: ReadDb,
  conditions: readonly Condition[],
  { after, count }: OpenPage,
): readonly ExceptionRow[] {
  if (!areMany(read)) {
    const { sql, values } = where(
      ...conditions,
      after !== null && ['(rank, subject) > (?, ?)', ...after],
    );
    const page = `${sql} order by rank, subject limit ?`;
    return exceptionRows(read, page, [...values, count]);
  }
  const [from = firstRank, subject = null] = after ?? [];
  const rows: ExceptionRow[] = [];
  for (let rank = Number(from); rank <= lastRank && rows.length < count; rank += 1) {
    const { sql, values } = where(
      ['rank = ?', rank],
      ...conditions,
      rank === from && subject !== null && ['subject > ?', subject],
    );
    const left = count - rows.length;
    rows.push(...exceptionRows(read, `${sql} order by subject limit ?`, [...values, left]));
  }
  return rows;
}

const areMany = (read: ReadDb): boolean =>
  read.get(`select 1 from exception limit 1 offset ${String(many)}`) !== undefined;

/** The kinds stand in the order of their ranks, and two of them share one. */
const firstRank = -1;
const lastRank = firstRank + exceptionKinds.length - 1;
