import { fail, ok } from '../../shared/base/result.ts';
import type { Handler } from './handler.ts';
import { once } from './once.ts';

// The way to a hub.

/** Comes to a hub. A desk that has a book is a manager's to take there. */
export const join: Handler<'sync.join'> = async (desk, input) => {
  const before = desk.book.identity();
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
