import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { CallRequest } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { allStaff, findStaff, type StaffRecord } from '../book/records/staff.ts';
import { worksHere } from '../book/staff-fields.ts';
import type { Done, Writing } from '../book/writing.ts';

/** Takes a person on. Their PIN was hashed before the transaction began: that takes a while. */
export function createStaff(
  writing: Writing,
  input: CallRequest<'staff.create'>,
  pinHash: string,
): Result<Done, Failure> {
  const id = writing.newId<'staff'>();
  const { name, role, refundLimitMinor } = input;
  return ok(
    writing.keep(
      { kind: 'staff', id },
      { name, role, pin: pinHash, refundLimitMinor: limitText(refundLimitMinor), active: 'yes' },
    ),
  );
}

/** Changes a person; somebody who can manage must always be left. */
export function updateStaff(
  writing: Writing,
  input: CallRequest<'staff.update'>,
  pinHash: string | undefined,
): Result<Done, Failure> {
  const staff = findStaff(writing.read, input.id);
  if (staff === null) return fail({ kind: 'not-found', what: 'staff', id: input.id });
  const { name, role, active, refundLimitMinor } = input;
  const managesNo = role === 'front-desk' || active === false;
  if (managesNo && isLastManager(writing, staff)) {
    return fail({ kind: 'last-manager', staffId: staff.id });
  }
  return ok(
    writing.keep(
      { kind: 'staff', id: staff.id },
      {
        name,
        role,
        pin: pinHash,
        refundLimitMinor: limitText(refundLimitMinor),
        active:
          active === undefined ? undefined : active ? worksHere(writing.read, staff.id) : 'no',
      },
    ),
  );
}

const limitText = (limit: number | null | undefined): string | null | undefined =>
  typeof limit === 'number' ? String(limit) : limit;

function isLastManager(writing: Writing, staff: StaffRecord): boolean {
  const manages = (one: StaffRecord) => one.active && one.role === 'manager';
  return (
    manages(staff) && !allStaff(writing.read).some((one) => one.id !== staff.id && manages(one))
  );
}
