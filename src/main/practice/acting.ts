import type { StaffId } from '../../shared/base/ids.ts';
import type { Result } from '../../shared/base/result.ts';
import {
  type CallInput,
  type CallName,
  type CallRequest,
  type CallValue,
  contract,
} from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import type { Action, People } from '../actions/action.ts';
import type { Book } from '../book/book.ts';
import type { Done, Writing } from '../book/writing.ts';

/** An input without what the desk fills in by itself. */
export type Asked<Name extends CallName> = Omit<CallInput<Name>, 'attemptId'>;

/** Takes the one outcome that the practice story allows for: that it worked. */
function expected<Value>(outcome: Result<Value, Failure>): Value {
  if (outcome.ok) return outcome.value;
  throw new Error(`The practice story was refused: ${JSON.stringify(outcome.failure)}`);
}

/** Does what a call does: its input is checked as any other, and its action writes. */
export function act<Name extends CallName>(
  book: Book,
  call: Name,
  action: Action<Name>,
  by: { readonly asked: Asked<Name>; readonly people: People; readonly attemptId: string },
): CallValue<Name> {
  const { asked, people, attemptId } = by;
  const input = contract[call].input.parse({ ...asked, attemptId }) as CallRequest<Name>;
  const done = writeAs(book, people.actor.id, call, (writing) =>
    action.carryOut(writing, input, people),
  );
  return action.answer(done, book.read);
}

/** Writes in somebody's name. No form of the story asks twice, so no attempt is remembered. */
export const writeAs = (
  book: Book,
  actor: StaffId | null,
  call: CallName,
  work: (writing: Writing) => Result<Done, Failure>,
): Done =>
  expected(book.carryOut<Failure>({ call, attemptId: undefined, inputText: '', actor }, work));
