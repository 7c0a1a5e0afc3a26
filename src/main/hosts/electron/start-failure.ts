import type { Failure } from '../../../shared/contract/failures.ts';
import { sentenceOf } from '../../../shared/contract/sentences/sentence-of.ts';

/** Why Tillbook could not start, in words that a person can act on. */
export function startFailureSentence(cause: unknown, dataDir: string): string {
  const failure = failureIn(cause);
  // A book that can't be opened has no currency, and these failures name no amounts.
  if (failure !== null) return `${sentenceOf(failure, String)} The book lies in ${dataDir}.`;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOSPC') {
    return `The disk is full, so the book in ${dataDir} can't be opened safely; free some space and start again.`;
  }
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) {
    return `Tillbook may not write to ${dataDir}; make that folder writable and start again.`;
  }
  const said = cause instanceof Error ? cause.message : '';
  // Our own errors are whole sentences; anything else was not written for people.
  return /^[A-Z][^\n]*\.$/.test(said)
    ? said
    : `Tillbook could not open the book in ${dataDir}, and nothing in it was changed; trouble.log in that folder says more.`;
}

/** The failure that an error of the desk carries along, as the storage room's errors do. */
function failureIn(cause: unknown): Failure | null {
  if (!(cause instanceof Error) || !('failure' in cause)) return null;
  const { failure } = cause;
  const isFailure = typeof failure === 'object' && failure !== null && 'kind' in failure;
  return isFailure ? (failure as Failure) : null;
}
