import { readBody } from '../../shared/ledger/fact-types.ts';
import type { ReadDb, WriteDb } from '../db/handle.ts';
import { idToKey } from '../db/keys.ts';

/** What of a person only managers set: it decides who may move how much money. */
const guarded: ReadonlySet<string> = new Set(['role', 'refundLimitMinor', 'pin', 'active']);

interface Row {
  readonly value: string | null;
  readonly lc: number;
  readonly desk: Buffer;
  readonly at: number;
  readonly actor: Buffer | null;
}

/**
 * [Y28] Lets of each guarded field count what a manager has set last, wherever it was set; a desk that
 * was tampered with can make nobody a manager. Whoever was let go stays so until a manager who knew
 * of it takes them on again.
 */
export function settleStaff(tx: WriteDb, id: string, fields: Iterable<string>): void {
  const managers = managersEver(tx);
  if (managers === null) return;
  for (const field of fields) {
    if (!guarded.has(field)) continue;
    const rows = tx
      .all<Row>(
        `select value, lc, desk, at, actor from profile_history
         where kind = 'staff' and id = ? and field = ? order by lc, desk, coalesce(value, '')`,
        idToKey(id),
        field,
      )
      .filter(({ actor }) => actor !== null && managers.has(actor.toString('hex')));
    const counts = field === 'active' ? whetherActive(rows) : rows.at(-1);
    tx.run(`delete from profile where kind = 'staff' and id = ? and field = ?`, idToKey(id), field);
    if (counts === undefined) continue;
    tx.run(
      `insert into profile (kind, id, field, value, lc, desk, at, actor)
       values ('staff', ?, ?, ?, ?, ?, ?, ?)`,
      idToKey(id),
      field,
      counts.value,
      counts.lc,
      counts.desk,
      counts.at,
      counts.actor,
    );
  }
}

/** The last word on whether somebody works here: that they do not, unless it was known and undone. */
function whetherActive(rows: readonly Row[]): Row | undefined {
  const gone = rows.findLast(({ value }) => value === 'no');
  const back = rows.findLast(({ value }) => value !== 'no' && seenIn(value) >= (gone?.lc ?? 0));
  return back ?? gone;
}

/** Up to which count whoever took a person on, or back, knew of their having been let go. */
const seenIn = (value: string | null): number => Number(/^yes (\d+)$/.exec(value ?? '')?.[1] ?? 0);

/** How it is said that somebody works here, by whoever knows what is here. */
export function worksHere(read: ReadDb, id: string): string {
  const row = read.get<{ lc: number | null }>(
    `select max(lc) as lc from profile_history
     where kind = 'staff' and id = ? and field = 'active' and value = 'no'`,
    idToKey(id),
  );
  const seen = row?.lc ?? null;
  return seen === null ? 'yes' : `yes ${String(seen)}`;
}

/** Everybody whom a manager ever made one, from the first one on; null before there is a book. */
function managersEver(read: ReadDb): ReadonlySet<string> | null {
  const founded = read.get<{ body: string }>(
    `select body from fact where type = 'book-founded' order by n limit 1`,
  );
  if (founded === undefined) return null;
  const first = idToKey(readBody('book-founded', founded.body).manager).toString('hex');
  const made = read.all<{ id: Buffer; actor: Buffer | null }>(
    `select id, actor from profile_history
     where kind = 'staff' and field = 'role' and value = 'manager'`,
  );
  const managers = new Set([first]);
  for (let before = 0; before < managers.size;) {
    before = managers.size;
    for (const { id, actor } of made) {
      if (actor !== null && managers.has(actor.toString('hex'))) managers.add(id.toString('hex'));
    }
  }
  return managers;
}
