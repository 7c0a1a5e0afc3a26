import { ok, type Result } from '../../shared/base/result.ts';
import type { Json } from '../../shared/base/canonical-json.ts';
import {
  type CallName,
  type CallRequest,
  type CallValue,
  contract,
} from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { assert } from '../../shared/base/assert.ts';
import type { Book } from '../book/book.ts';
import { StorageTrouble } from '../db/trouble.ts';
import type { DeskContext } from './desk-context.ts';
import { commandOf } from './handler.ts';

/** What is being done right now for attempts that were not answered yet. */
const underWay = new WeakMap<Book, Map<string, { text: string; answer: Promise<unknown> }>>();

/**
 * [B7] A call that writes neither a fact nor a profile: with an attempt of its own it, too, is done
 * once and answers the same again. Without one it is done each time, and nothing is written for it.
 */
export async function once<Name extends CallName>(
  desk: DeskContext,
  call: Name,
  input: CallRequest<Name>,
  work: () => Promise<Result<CallValue<Name>, Failure>>,
): Promise<Result<CallValue<Name>, Failure>> {
  const { book } = desk;
  const command = commandOf(call, input, null);
  const { attemptId, inputText } = command;
  if (attemptId === undefined || book.identity() === null) return work();
  const earlier = book.earlier(command);
  if (!earlier.ok) return earlier;
  if (earlier.value !== null) {
    assert(earlier.value.kind === 'noted', `${call} is only noted.`);
    // What was answered then passed the same schema.
    return ok(contract[call].output.parse(JSON.parse(earlier.value.said)) as CallValue<Name>);
  }
  const running =
    underWay.get(book) ?? new Map<string, { text: string; answer: Promise<unknown> }>();
  underWay.set(book, running);
  const same = running.get(attemptId);
  if (same?.text === `${call} ${inputText}`) {
    return same.answer as Promise<Result<CallValue<Name>, Failure>>;
  }
  const answer = doAndNote(desk, command, work);
  running.set(attemptId, { text: `${call} ${inputText}`, answer });
  try {
    return await answer;
  } finally {
    running.delete(attemptId);
  }
}

async function doAndNote<Name extends CallName>(
  { book }: DeskContext,
  command: ReturnType<typeof commandOf>,
  work: () => Promise<Result<CallValue<Name>, Failure>>,
): Promise<Result<CallValue<Name>, Failure>> {
  const done = await work();
  if (!done.ok) return done;
  try {
    book.carryOut<Failure>(command, (writing) => ok(writing.note(done.value as Json)));
  } catch (cause) {
    // It was done; where nothing can be written it is only not remembered.
    if (!(cause instanceof StorageTrouble)) throw cause;
  }
  return done;
}
