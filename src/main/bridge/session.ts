import type { StaffId } from '../../shared/base/ids.ts';
import { findStaff, type StaffRecord } from '../book/records/staff.ts';
import type { ReadDb } from '../db/handle.ts';

/** Who is at this desk. It belongs to the desk, not to a window, and ends with the program. */
export interface Session {
  signIn(staff: StaffId): void;
  signOut(): void;
  /** Whoever is signed in and still works here. */
  who(read: ReadDb): StaffRecord | null;
}

export function createSession(): Session {
  let current: StaffId | null = null;
  return {
    signIn(staff) {
      current = staff;
    },
    signOut() {
      current = null;
    },
    who(read) {
      const staff = current === null ? null : findStaff(read, current);
      return staff?.active === true ? staff : null;
    },
  };
}
