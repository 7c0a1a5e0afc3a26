import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import type { Book } from '../book/book.ts';
import { instantOf } from '../book/business-day.ts';
import { findStaff, type StaffRecord } from '../book/records/staff.ts';
import { idToKey } from '../db/keys.ts';
import type { Clock } from '../ports/clock.ts';
import { isPin } from './pin.ts';

const triesBeforeWait = 5;
const firstWaitMs = 30_000;
const longestWaitMs = 30 * 60_000;

interface Asking {
  readonly staffId: string;
  readonly pin: string;
}

/** The last check under way for each person. */
const underWay = new WeakMap<Book, Map<string, Promise<unknown>>>();

/**
 * Checks a person's PIN, and makes them wait after too many wrong ones. The count outlives us. Tries
 * that come all at once take turns, or each would be counted as the first.
 */
export async function checkPin(
  book: Book,
  clock: Clock,
  who: Asking,
): Promise<Result<StaffRecord, Failure>> {
  const turns = underWay.get(book) ?? new Map<string, Promise<unknown>>();
  underWay.set(book, turns);
  const mine = (turns.get(who.staffId) ?? Promise.resolve()).then(
    () => checkInTurn(book, clock, who),
    () => checkInTurn(book, clock, who),
  );
  turns.set(who.staffId, mine);
  try {
    return await mine;
  } finally {
    if (turns.get(who.staffId) === mine) turns.delete(who.staffId);
  }
}

async function checkInTurn(
  book: Book,
  clock: Clock,
  who: Asking,
): Promise<Result<StaffRecord, Failure>> {
  const staff = findStaff(book.read, who.staffId);
  if (staff === null) return fail({ kind: 'not-found', what: 'staff', id: who.staffId });
  if (!staff.active) return fail({ kind: 'inactive-staff', staffId: staff.id });
  const key = idToKey(staff.id);
  const row = book.read.get<{ misses: number; until: number }>(
    'select misses, until from pin_miss where staff = ?',
    key,
  );
  if (row !== undefined && row.until > clock.now()) {
    return fail({ kind: 'locked-out', untilAt: instantOf(row.until) });
  }
  if (await isPin(who.pin, staff.pin)) {
    if (row !== undefined) book.note((tx) => tx.run('delete from pin_miss where staff = ?', key));
    return ok(staff);
  }
  const misses = (row?.misses ?? 0) + 1;
  const over = misses - triesBeforeWait;
  const until = over < 0 ? 0 : clock.now() + Math.min(firstWaitMs * 2 ** over, longestWaitMs);
  book.note((tx) =>
    tx.run(
      `insert into pin_miss (staff, misses, until) values (?, ?, ?)
       on conflict (staff) do update set misses = excluded.misses, until = excluded.until`,
      key,
      misses,
      until,
    ),
  );
  if (over >= 0) return fail({ kind: 'locked-out', untilAt: instantOf(until) });
  return fail({ kind: 'wrong-pin', triesLeft: triesBeforeWait - misses });
}
