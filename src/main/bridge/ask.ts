import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { fail, type Result } from '../../shared/base/result.ts';
import { type CallName, contract, isCallName, type Reply } from '../../shared/contract/contract.ts';
import type { Failure, InputIssue } from '../../shared/contract/failures.ts';
import { sentenceOf } from '../../shared/contract/sentences/sentence-of.ts';
import { parseCurrency } from '../../shared/money/currency.ts';
import { formatMoney } from '../../shared/money/format.ts';
import type { DeskContext } from './desk-context.ts';
import { handlers } from './handlers.ts';

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
  const parsed = contract[name].input.safeParse(input ?? {}, { error: plainSentence });
  if (!parsed.success)
    return fail({ kind: 'invalid-input', issues: parsed.error.issues.map(issueOf) });
  // The handler and the input belong to the same name; TypeScript can't follow that through a map.
  const handler = handlers[name] as (
    desk: DeskContext,
    input: unknown,
  ) => ReturnType<(typeof handlers)[CallName]>;
  return handler(desk, parsed.data);
}

/** Who may ask what. */
function mayNot(desk: DeskContext, name: CallName): Failure | null {
  const { who } = contract[name];
  if (who === 'anyone') return null;
  if (desk.book.identity() === null) return { kind: 'not-set-up' };
  const staff = desk.session.who(desk.book.read);
  if (staff === null) return { kind: 'not-signed-in' };
  return who === 'manager' && staff.role !== 'manager' ? { kind: 'manager-needed' } : null;
}

/** What a check says where the contract gave it no sentence of its own. */
function plainSentence(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'unrecognized_keys') {
    return `There is no field named ${issue.keys.join(', ')} here. Leave it out.`;
  }
  if (issue.code === 'invalid_type') {
    return issue.input === undefined
      ? 'This is missing.'
      : `This must be ${issue.expected === 'int' ? 'a whole number' : `of type ${issue.expected}`}.`;
  }
  return 'This is not one of the values that can stand here.';
}

const issueOf = (issue: z.core.$ZodIssue): InputIssue => ({
  path: issue.path.map(String).join('.'),
  sentence: issue.message,
});

/** Puts the sentence to a failure, in the currency of the book. */
function refuse(desk: DeskContext, failure: Failure): Reply<CallName> {
  const currency = desk.book.identity()?.currency ?? parseCurrency('USD');
  const money = (amountMinor: number) =>
    currency === null ? String(amountMinor) : formatMoney(amountMinor, currency);
  return { ok: false, failure: { ...failure, sentence: sentenceOf(failure, money) } };
}
