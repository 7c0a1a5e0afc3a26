import type { CallRequest, CallValue } from '../../shared/contract/contract.ts';
import { allStaff } from '../book/records/staff.ts';
import type { ReadDb } from '../db/handle.ts';
import { idToKey } from '../db/keys.ts';
import { cutPage, readCursor } from './page.ts';

/** The people who work here, without anything that is secret. They are few: all are read at once. */
export function listStaff(read: ReadDb, input: CallRequest<'staff.list'>): CallValue<'staff.list'> {
  const [after] = readCursor(input.cursor, 1) ?? [];
  const all = allStaff(read);
  const last = Buffer.isBuffer(after) ? all.findIndex((one) => idToKey(one.id).equals(after)) : -1;
  // Whoever asks for no page gets everybody.
  return cutPage(
    all.slice(last + 1),
    { limit: input.limit ?? 500 },
    {
      key: ({ id }) => [idToKey(id)],
      view: ({ id, name, role, refundLimitMinor, active }) => ({
        id,
        name,
        role,
        ...(refundLimitMinor === null ? {} : { refundLimitMinor }),
        active,
      }),
    },
  );
}
