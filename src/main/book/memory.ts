import type { ReadDb } from '../db/handle.ts';
import { type Identity, readIdentity } from './identity.ts';
import { holdsUnread } from './receive.ts';
import { findStaff, type StaffRecord } from './records/staff.ts';
import { readSettings, type Settings } from './records/settings.ts';
import { everInactive } from './oddities.ts';
import { readTail, type Tail } from './tail.ts';

/**
 * What the book remembers of its own file, so that a command need not look it up each time. Nobody
 * else writes the file; after everything but a plain posting it forgets, and reads again when asked.
 */
export interface Memory {
  identity(): Identity | null;
  /** Whether there are facts that this version can't read. */
  hasUnread(): boolean;
  /** Where this desk's chain ends; null while there is no book. */
  tail(): Tail | null;
  /** A person who works or worked here. */
  staff(id: string): StaffRecord | null;
  /** What is switched on for the whole business. */
  settings(): Settings;
  /** The people who were ever told off, by their keys. */
  everInactive(): ReadonlySet<string>;
  forget(): void;
}

export function createMemory(read: ReadDb): Memory {
  const people = new Map<string, StaffRecord | null>();
  let identity: Identity | null | undefined;
  let hasUnread: boolean | undefined;
  let tail: Tail | null = null;
  let settings: Settings | null = null;
  let gone: ReadonlySet<string> | null = null;

  const whoWeAre = (): Identity | null => {
    identity ??= readIdentity(read);
    return identity;
  };
  return {
    identity: whoWeAre,
    hasUnread() {
      hasUnread ??= holdsUnread(read);
      return hasUnread;
    },
    tail() {
      const own = whoWeAre();
      if (own !== null) tail ??= readTail(read, own);
      return tail;
    },
    staff(id) {
      let person = people.get(id);
      if (person === undefined) {
        person = findStaff(read, id);
        people.set(id, person);
      }
      return person;
    },
    settings() {
      settings ??= readSettings(read, whoWeAre()?.org ?? '');
      return settings;
    },
    everInactive() {
      gone ??= everInactive(read);
      return gone;
    },
    forget() {
      people.clear();
      identity = undefined;
      hasUnread = undefined;
      tail = null;
      settings = null;
      gone = null;
    },
  };
}
