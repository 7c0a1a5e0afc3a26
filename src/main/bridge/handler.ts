import { fail, ok, type Result } from '../../shared/base/result.ts';
import { canonicalInput } from './canonical-input.ts';
import type { CallName, CallRequest, CallValue } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import type { Action, People } from '../actions/action.ts';
import { checkPin } from '../actions/sign-in.ts';
import type { Command } from '../book/attempts.ts';
import { aboutOf } from '../book/carry-out.ts';
import type { StaffRecord } from '../book/records/staff.ts';
import type { Done } from '../book/writing.ts';
import type { Viewing } from '../queries/context.ts';
import type { DeskContext } from './desk-context.ts';

/** What answers a call, after its input was checked and its caller may ask. */
export type Handler<Name extends CallName> = (
  desk: DeskContext,
  input: CallRequest<Name>,
) => Promise<Result<CallValue<Name>, Failure>> | Result<CallValue<Name>, Failure>;

/** What a query looks with, and who looks. */
export interface Looking extends Viewing {
  readonly actor: StaffRecord;
  readonly nowMs: number;
}

/** What whoever is signed in looks with. */
export function lookInto(desk: DeskContext): Result<Looking, Failure> {
  const identity = desk.book.identity();
  if (identity === null) return fail({ kind: 'not-set-up' });
  const { read } = desk.book;
  const actor = desk.session.who(desk.book);
  if (actor === null) return fail({ kind: 'not-signed-in' });
  return ok({ read, today: desk.book.today(), identity, actor, nowMs: desk.clock.now() });
}

/** A call that only looks. */
export const view =
  <Name extends CallName>(
    look: (looking: Looking, input: CallRequest<Name>) => Result<CallValue<Name>, Failure>,
  ): Handler<Name> =>
  (desk, input) => {
    const looking = lookInto(desk);
    return looking.ok ? look(looking.value, input) : looking;
  };

/** A call that looks for one record by its id. */
export const viewOne =
  <Name extends CallName>(
    what: Extract<Failure, { kind: 'not-found' }>['what'],
    look: (looking: Looking, id: string) => CallValue<Name> | null,
  ) =>
  (desk: DeskContext, input: { readonly id: string }) =>
    view<Name>((looking) => {
      const found = look(looking, input.id);
      return found === null ? fail({ kind: 'not-found', what, id: input.id }) : ok(found);
    })(desk, input as CallRequest<Name>);

interface MaybeApproved {
  readonly attemptId?: string | undefined;
  readonly approval?: { readonly staffId: string; readonly pin: string } | undefined;
}

/** A call that writes: one action, carried out once for each attempt. */
export const act =
  <Name extends CallName>(call: Name, action: Action<Name>): Handler<Name> =>
  async (desk, input) => {
    const { book } = desk;
    const asked = input as MaybeApproved;
    const actor = desk.session.who(book);
    if (actor === null) return fail({ kind: 'not-signed-in' });
    const command = commandOf(call, input, actor.id);
    let approver: StaffRecord | null = null;
    if (asked.approval !== undefined) {
      // Whoever asks again need not be approved again.
      const earlier = book.earlier(command);
      if (!earlier.ok) return earlier;
      if (earlier.value !== null) return ok(action.answer(earlier.value, book.read));
      const approved = await checkPin(book, desk.clock, asked.approval);
      if (!approved.ok) return approved;
      approver = approved.value;
    }
    const people: People = { actor, approver };
    return finish(
      desk,
      book.carryOut(command, (writing) => action.carryOut(writing, input, people)),
      action,
    );
  };

/** Answers what was written, and tells the windows after it is safely on the disk. */
function finish<Name extends CallName>(
  desk: DeskContext,
  done: Result<Done, Failure>,
  action: Pick<Action<Name>, 'answer'>,
): Result<CallValue<Name>, Failure> {
  if (!done.ok) return done;
  const value = action.answer(done.value, desk.book.read);
  desk.tell({ kind: 'changed', subjects: [...aboutOf(done.value)] });
  return ok(value);
}

/** The command of a call; secrets are left out of the text that attempts are compared by. */
export const commandOf = (call: CallName, input: object, actor: string | null): Command => ({
  call,
  attemptId: (input as MaybeApproved).attemptId,
  inputText: canonicalInput(input),
  actor,
});
