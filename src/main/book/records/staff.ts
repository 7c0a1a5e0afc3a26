import type { StaffId } from '../../../shared/base/ids.ts';
import type { ReadDb } from '../../db/handle.ts';
import { keyToId } from '../../db/keys.ts';
import { readProfile } from '../profiles.ts';

/** A person who works here. */
export interface StaffRecord {
  readonly id: StaffId;
  readonly name: string;
  readonly role: 'front-desk' | 'manager';
  /** Null: no limit. */
  readonly refundLimitMinor: number | null;
  readonly active: boolean;
  readonly pin: string;
}

/** Finds a person who works or worked here. */
export function findStaff(read: ReadDb, id: string): StaffRecord | null {
  const fields = readProfile(read, 'staff', id);
  const name = fields.get('name');
  if (name === undefined) return null;
  const limit = fields.get('refundLimitMinor');
  return {
    id: id as StaffId,
    name,
    role: fields.get('role') === 'manager' ? 'manager' : 'front-desk',
    refundLimitMinor: limit === undefined ? null : Number(limit),
    active: fields.get('active') !== 'no',
    pin: fields.get('pin') ?? '',
  };
}

/** Everybody, by name. */
export function allStaff(read: ReadDb): readonly StaffRecord[] {
  const rows = read.all<{ id: Buffer }>(
    `select id from profile where kind = 'staff' and field = 'name' order by value, id`,
  );
  return rows.flatMap(({ id }) => findStaff(read, keyToId(id)) ?? []);
}
