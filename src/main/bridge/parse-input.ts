import type { z } from 'zod';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import { type CallName, contract } from '../../shared/contract/contract.ts';
import type { Failure, InputIssue } from '../../shared/contract/failures.ts';

/** Reads what came in for a call; what does not fit is refused with a sentence for each field. */
export function parseInput(name: CallName, input: unknown): Result<unknown, Failure> {
  const parsed = contract[name].input.safeParse(input ?? {}, { error: plainSentence });
  if (parsed.success) return ok(parsed.data);
  return fail({ kind: 'invalid-input', issues: parsed.error.issues.map(issueOf) });
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
