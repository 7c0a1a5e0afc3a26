import { fail, ok } from '../../shared/base/result.ts';
import type { CallValue } from '../../shared/contract/contract.ts';
import { instantOf } from '../book/business-day.ts';
import type { ReadDb } from '../db/handle.ts';
import { idToKey } from '../db/keys.ts';
import { entryTold } from '../queries/entry-told.ts';
import { customerName, staffName } from '../queries/people.ts';
import { waitingEntries, type WaitingRecord } from '../sync/what-waits.ts';
import type { Handler } from './handler.ts';
import { once } from './once.ts';

// The way to a hub.

/** Comes to a hub. A desk that has a book is a manager's to take there. */
export const join: Handler<'sync.join'> = async (desk, input) => {
  const before = desk.book.identity();
  // Whoever has come there already and asks again has lost the answer: it is given once more.
  const come = desk.sync.comeTo(input);
  if (come !== null) return ok({ deskId: come });
  if (before !== null) {
    const staff = desk.session.who(desk.book);
    if (staff === null) return fail({ kind: 'not-signed-in' });
    if (staff.role !== 'manager') return fail({ kind: 'manager-needed' });
  }
  const joined = await once(desk, 'sync.join', input, () => desk.sync.join(input));
  if (joined.ok && before === null) desk.tell({ kind: 'session', subjects: [] });
  return joined;
};

/** How it stands with the hub. */
export const status: Handler<'sync.status'> = ({ sync }) => ok(sync.status());

/** Goes a round now, and says how it stands then. */
export const now: Handler<'sync.now'> = async ({ sync }) => {
  await sync.now();
  return ok(sync.status());
};

/** Switches the way to the hub off, or on again. */
export const workOffline: Handler<'sync.workOffline'> = async ({ sync }, { offline }) => {
  await sync.workOffline(offline);
  return ok(sync.status());
};

/** Lets one more desk come. */
export const pair: Handler<'sync.pair'> = async ({ book, session, sync }) => {
  const staff = session.who(book);
  return staff === null ? fail({ kind: 'not-signed-in' }) : sync.pair(staff.id);
};

const mostTold = 30;

/** [V45] What waits, in words, the oldest first. */
export const waitingEntriesTold: Handler<'sync.waitingEntries'> = ({ book: { read } }) => {
  const { facts, records, all } = waitingEntries(read);
  const rows = [
    ...facts.map((fact) => entryTold(read, fact)),
    ...records.map((record) => recordTold(read, record)),
  ]
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .slice(0, mostTold);
  return ok({ rows, more: all - rows.length });
};

function recordTold(
  read: ReadDb,
  { kind, id, atMs, actor }: WaitingRecord,
): CallValue<'sync.waitingEntries'>['rows'][number] {
  return {
    id,
    type: `${kind}-set`,
    at: instantOf(atMs),
    by: actor === null ? '' : staffName(read, actor),
    ...(kind === 'customer' ? { customerName: customerName(read, idToKey(id)) } : {}),
  };
}

/** What waits, to be taken along. */
export const waiting: Handler<'sync.waiting'> = ({ sync, clock }) => {
  const lines = sync.waitingLines();
  const day = instantOf(clock.now()).slice(0, 10);
  return ok({
    fileName: `waiting-${day}.jsonl`,
    entries: lines.length,
    text: lines.map((line) => `${line}\n`).join(''),
  });
};
