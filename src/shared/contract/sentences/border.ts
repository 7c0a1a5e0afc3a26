import type { Sentences } from './sentence.ts';

/** The border: what is refused before any rule of the book is asked. */
export const borderSentences: Sentences<
  | 'unknown-call'
  | 'invalid-input'
  | 'too-large'
  | 'too-many-calls'
  | 'unauthorized'
  | 'foreign-origin'
  | 'broken'
  | 'no-pdf'
  | 'no-printer'
> = {
  'unknown-call': (failure) => `There is no call named ${failure.call}. docs/CALLS.md lists them.`,
  'invalid-input': (failure) =>
    failure.issues[0] === undefined
      ? 'Something in this is not as it should be.'
      : `${failure.issues[0].path === '' ? '' : `${failure.issues[0].path}: `}${failure.issues[0].sentence}`,
  'too-large': (failure) =>
    `That is more than ${String(failure.limitBytes)} bytes. Send less at once.`,
  'too-many-calls': () => 'This window asked too much at once. Wait a moment, then do it again.',
  unauthorized: () =>
    'This needs the token that was made when Tillbook started. Open the address it printed.',
  'foreign-origin': (failure) => `A page from ${failure.origin} may not ask this desk anything.`,
  broken: (failure) =>
    `Something here is broken, and nothing was written. Tell support the reference ${failure.reference}.`,
  'no-pdf': (failure) =>
    `No PDF could be made: ${failure.cause} Print the page from your browser instead.`,
  'no-printer': (failure) => `Nothing was printed: ${failure.cause}`,
};
