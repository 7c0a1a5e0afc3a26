import { randomBytes } from 'node:crypto';
import { fail, type Result } from '../../shared/base/result.ts';
import { type CallName, contract, isCallName, type Reply } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { sortTrouble } from '../db/trouble.ts';
import type { DeskContext } from './desk-context.ts';
import { handlers } from './handlers.ts';
import { parseInput } from './parse-input.ts';
import { refusalOf } from './refusal.ts';

/**
 * The one door: checks what is asked, who asks, runs it, and answers with a value or a refusal.
 * Nothing thrown gets through; what breaks is told once, to the log, with a reference.
 */
export async function ask(
  desk: DeskContext,
  name: string,
  input: unknown,
): Promise<Reply<CallName>> {
  try {
    const answer = await answerTo(desk, name, input);
    return answer.ok ? answer : refuse(desk, answer.failure);
  } catch (cause) {
    const storage = sortTrouble(cause);
    if (storage !== null) return refuse(desk, storage);
    const reference = randomBytes(4).toString('hex').toUpperCase();
    desk.complain({ reference, call: isCallName(name) ? name : 'unknown', cause });
    return refuse(desk, { kind: 'broken', reference });
  }
}

async function answerTo(
  desk: DeskContext,
  name: string,
  input: unknown,
): Promise<Result<Extract<Reply<CallName>, { ok: true }>['value'], Failure>> {
  if (!isCallName(name)) return fail({ kind: 'unknown-call', call: name.slice(0, 60) });
  const forbidden = mayNot(desk, name);
  if (forbidden !== null) return fail(forbidden);
  const parsed = parseInput(name, input);
  if (!parsed.ok) return parsed;
  // The handler and the input belong to the same name; TypeScript can't follow that through a map.
  const handler = handlers[name] as (
    desk: DeskContext,
    input: unknown,
  ) => ReturnType<(typeof handlers)[CallName]>;
  return handler(desk, parsed.value);
}

/** Who may ask what. */
function mayNot(desk: DeskContext, name: CallName): Failure | null {
  const { who } = contract[name];
  if (who === 'anyone') return null;
  if (desk.book.identity() === null) return { kind: 'not-set-up' };
  const staff = desk.session.who(desk.book);
  if (staff === null) return { kind: 'not-signed-in' };
  return who === 'manager' && staff.role !== 'manager' ? { kind: 'manager-needed' } : null;
}

const refuse = ({ book }: DeskContext, failure: Failure): Reply<CallName> => ({
  ok: false,
  failure: refusalOf(book, failure),
});
