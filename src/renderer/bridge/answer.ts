import type { CallName, CallValue } from '../../shared/contract/contract.ts';
import type { Refusal } from '../../shared/contract/failures.ts';
import type { Result } from '../../shared/base/result.ts';

/** The desk could not be asked at all. Nothing is known of what became of the question. */
export interface DeskAway {
  readonly kind: 'desk-away';
  readonly sentence: string;
}

/** Why there is no value: the desk refused, or it did not answer. */
export type Trouble = Refusal | DeskAway;

/** What comes back from a call, whatever happened. Nothing is thrown. */
export type Answer<Name extends CallName> = Result<CallValue<Name>, Trouble>;

/** Said where the desk did not answer; true for reading and for writing alike. */
export const deskAway: DeskAway = {
  kind: 'desk-away',
  sentence:
    'The desk does not answer just now. Nothing is lost: this window keeps what you typed, and asking again never does a thing twice.',
};

/** Thrown at React Query, which knows no other way to be told of trouble. */
export class Troubled extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super(trouble.sentence);
    this.trouble = trouble;
  }
}

/** The trouble of one field of an input: `business.name`, `lines.0.quantity`. */
export function issueAt(trouble: Trouble | undefined, path: string): string | undefined {
  if (trouble?.kind !== 'invalid-input') return undefined;
  return trouble.issues.find((issue) => issue.path === path)?.sentence;
}

/** What a dialog that asks for a reason shows of trouble. */
export const aboutReason = (trouble: Trouble) => ({
  sentence: trouble.sentence,
  reason: issueAt(trouble, 'reason'),
});
