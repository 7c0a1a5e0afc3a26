import type { StaffId } from '../../shared/base/ids.ts';
import type { Book } from '../book/book.ts';
import type { StaffRecord } from '../book/records/staff.ts';

/** Who is at this desk. It belongs to the desk, not to a window, and ends with the program. */
export interface Session {
  signIn(staff: StaffId): void;
  signOut(): void;
  /** Whoever is signed in and still works here. */
  who(book: Pick<Book, 'staff'>): StaffRecord | null;
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
    who(book) {
      const staff = current === null ? null : book.staff(current);
      return staff?.active === true ? staff : null;
    },
  };
}
