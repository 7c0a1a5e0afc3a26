import type { StaffId } from '../../shared/base/ids.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { CallName } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { keptProfile } from '../actions/answers.ts';
import { foundBook, foundingAnswer } from '../actions/found-book.ts';
import { hashPin } from '../actions/pin.ts';
import { checkPin } from '../actions/sign-in.ts';
import { createStaff, updateStaff } from '../actions/staff.ts';
import type { Done, Writing } from '../book/writing.ts';
import { setupStatus } from '../queries/setup-status.ts';
import { listStaff } from '../queries/staff.ts';
import type { DeskContext } from './desk-context.ts';
import { commandOf, type Handler } from './handler.ts';
import { once } from './once.ts';

// Calls about people. A PIN's hash takes long on purpose, so it is made before the transaction.

/** [D1] Founds the book once; the first manager is then signed in. */
export const createSetup: Handler<'setup.create'> = async (desk, input) => {
  const command = commandOf('setup.create', input, null);
  const earlier = desk.book.earlier(command);
  if (!earlier.ok) return earlier;
  if (earlier.value !== null) return ok(foundingAnswer(earlier.value));
  if (desk.book.identity() !== null) return fail({ kind: 'already-set-up' });
  const pinHash = await hashPin(input.manager.pin, desk.pinRounds);
  const deskId = desk.book.newId<'desk'>();
  const publicKey = await desk.custody.prepare(deskId);
  const done = desk.book.carryOut<Failure>(command, (writing) =>
    desk.book.identity() === null
      ? foundBook(writing, input, { pinHash, deskId, publicKey })
      : fail({ kind: 'already-set-up' }),
  );
  if (!done.ok) return done;
  const answer = foundingAnswer(done.value);
  desk.session.signIn(answer.staffId as StaffId);
  desk.tell({ kind: 'session', subjects: [] });
  return ok(answer);
};

/** Whether there is a book yet, for the first screen. */
export const setupStatusHandler: Handler<'setup.status'> = ({ book, mode, session }) =>
  ok(
    setupStatus(book.read, {
      mode,
      today: book.today(),
      identity: book.identity(),
      signedIn: session.who(book),
    }),
  );

/** Signs a person in. */
export const signIn: Handler<'session.signIn'> = async (desk, input) => {
  if (desk.book.identity() === null) return fail({ kind: 'not-set-up' });
  const staff = await checkPin(desk.book, desk.clock, input);
  if (!staff.ok) return staff;
  const { id, role } = staff.value;
  // A reply that was lost and asked for again must not bring anybody back who has left meanwhile.
  return once(desk, 'session.signIn', input, async () => {
    desk.session.signIn(id);
    desk.tell({ kind: 'session', subjects: [] });
    return ok({ staffId: id, role });
  });
};

/** Signs out whoever is here. What they wrote is signed before they have gone. */
export const signOut: Handler<'session.signOut'> = (desk, input) =>
  once(desk, 'session.signOut', input, async () => {
    desk.session.signOut();
    await desk.custody.seal('sign-out');
    desk.tell({ kind: 'session', subjects: [] });
    return ok({});
  });

/** The people who work here. */
export const staffList: Handler<'staff.list'> = ({ book }, input) =>
  ok(listStaff(book.read, input));

/** Takes a person on. */
export const staffCreate: Handler<'staff.create'> = async (desk, input) => {
  const pinHash = await hashPin(input.pin, desk.pinRounds);
  return writePerson(desk, 'staff.create', input, (writing) =>
    createStaff(writing, input, pinHash),
  );
};

/** Changes a person. */
export const staffUpdate: Handler<'staff.update'> = async (desk, input) => {
  const pinHash = input.pin === undefined ? undefined : await hashPin(input.pin, desk.pinRounds);
  return writePerson(desk, 'staff.update', input, (writing) =>
    updateStaff(writing, input, pinHash),
  );
};

function writePerson(
  desk: DeskContext,
  call: CallName,
  input: object,
  write: (writing: Writing) => Result<Done, Failure>,
): Result<{ id: string }, Failure> {
  const actor = desk.session.who(desk.book);
  if (actor === null) return fail({ kind: 'not-signed-in' });
  const done = desk.book.carryOut(commandOf(call, input, actor.id), write);
  if (!done.ok) return done;
  const id = keptProfile(done.value).record;
  desk.tell({ kind: 'changed', subjects: [id] });
  return ok({ id });
}
