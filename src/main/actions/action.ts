import type { CallName, CallRequest, CallValue } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import type { Result } from '../../shared/base/result.ts';
import type { ReadDb } from '../db/handle.ts';
import type { StaffRecord } from '../book/records/staff.ts';
import type { Done, Writing } from '../book/writing.ts';

/** Who stands behind an act: who does it, and who else agreed to it with their own PIN. */
export interface People {
  readonly actor: StaffRecord;
  readonly approver: StaffRecord | null;
}

/**
 * One thing that a person does. `carryOut` decides and writes inside the book's transaction;
 * `answer` is computed from what was written, so a repeated attempt gets the same answer.
 */
export interface Action<Name extends CallName> {
  readonly carryOut: (
    writing: Writing,
    input: CallRequest<Name>,
    people: People,
  ) => Result<Done, Failure>;
  readonly answer: (done: Done, read: ReadDb) => CallValue<Name>;
}
