import type { CallValue } from '../../shared/contract/contract.ts';
import { allStaff } from '../book/records/staff.ts';
import type { ReadDb } from '../db/handle.ts';

/** The people who work here, without anything that is secret. */
export const listStaff = (read: ReadDb): CallValue<'staff.list'> => ({
  rows: allStaff(read).map(({ id, name, role, refundLimitMinor, active }) => ({
    id,
    name,
    role,
    ...(refundLimitMinor === null ? {} : { refundLimitMinor }),
    active,
  })),
});
