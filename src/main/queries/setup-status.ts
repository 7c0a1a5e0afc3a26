import type { CallValue } from '../../shared/contract/contract.ts';
import type { Day } from '../../shared/base/days.ts';
import type { Identity } from '../book/identity.ts';
import { readProfile } from '../book/profiles.ts';
import type { StaffRecord } from '../book/records/staff.ts';
import type { ReadDb } from '../db/handle.ts';

/** What a window needs to know before anybody has signed in. */
export function setupStatus(
  read: ReadDb,
  at: {
    readonly mode: 'live' | 'practice';
    readonly today: Day;
    readonly identity: Identity | null;
    readonly signedIn: StaffRecord | null;
  },
): CallValue<'setup.status'> {
  const { mode, today, identity, signedIn } = at;
  if (identity === null) return { ready: false, mode, today };
  const business = readProfile(read, 'business', identity.org);
  const desk = readProfile(read, 'desk', identity.desk);
  const optional = (field: 'address' | 'phone' | 'email') => {
    const value = business.get(field);
    return value === undefined ? {} : { [field]: value };
  };
  return {
    ready: true,
    mode,
    today,
    business: {
      name: business.get('name') ?? '',
      currency: identity.currency,
      timeZone: identity.timeZone,
      ...optional('address'),
      ...optional('phone'),
      ...optional('email'),
    },
    desk: { id: identity.desk, name: desk.get('name') ?? '', code: identity.deskCode },
    ...(signedIn === null
      ? {}
      : { signedIn: { staffId: signedIn.id, name: signedIn.name, role: signedIn.role } }),
  };
}
