import { randomBytes } from 'node:crypto';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { StorageFailure } from '../../shared/base/storage-failure.ts';
import {
  type CallName,
  type CallRequest,
  type CallValue,
  isCallName,
  type Reply,
} from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { sentenceOf } from '../../shared/contract/sentences/sentence-of.ts';
import type { Safe } from '../safe/safe.ts';
import type { Trouble } from './desk-context.ts';
import { parseInput } from './parse-input.ts';
import { forgetRestore } from '../safe/swap.ts';
import { extractFrom, healthOf, listOf, restoreInto } from './safe-views.ts';

/** A desk whose book can't be opened: it says why, and offers the ways out. */
export interface ClosedDesk {
  readonly safe: Safe;
  readonly because: StorageFailure;
  complain(trouble: Trouble): void;
}

type Way = (safe: Safe, input: unknown) => Promise<Result<CallValue<CallName>, Failure>>;

/** What can be asked all the same. None of it needs to know who is here, as nobody can sign in. */
const ways: Partial<Record<CallName, Way>> = {
  'desk.health': async (safe) => ok(await healthOf(safe)),
  'desk.reopen': async (safe) => ok({ state: await safe.reopen() }),
  'ledger.extract': async (safe) => extractFrom(safe),
  'backups.list': async (safe) => ok(await listOf(safe)),
  'backups.restore': async (safe, input) =>
    restoreInto(safe, input as CallRequest<'backups.restore'>),
  'backups.forgetRestore': async (safe) => {
    forgetRestore(safe.files);
    return ok({ restoreWaits: false as const });
  },
};

/** Answers for a desk whose book can't be opened. */
export async function askClosed(
  desk: ClosedDesk,
  name: string,
  input: unknown,
): Promise<Reply<CallName>> {
  try {
    const answer = await answerTo(desk, name, input);
    return answer.ok ? answer : refuse(answer.failure);
  } catch (cause) {
    const reference = randomBytes(4).toString('hex').toUpperCase();
    desk.complain({ reference, call: isCallName(name) ? name : 'unknown', cause });
    return refuse({ kind: 'broken', reference });
  }
}

async function answerTo(
  desk: ClosedDesk,
  name: string,
  input: unknown,
): Promise<Result<CallValue<CallName>, Failure>> {
  if (!isCallName(name)) return fail({ kind: 'unknown-call', call: name.slice(0, 60) });
  const way = ways[name];
  if (way === undefined) return fail(desk.because);
  const parsed = parseInput(name, input);
  return parsed.ok ? way(desk.safe, parsed.value) : parsed;
}

/** These failures name no amounts, so no currency is needed to put them into words. */
const refuse = (failure: Failure): Reply<CallName> => ({
  ok: false,
  failure: { ...failure, sentence: sentenceOf(failure, String) },
});
