import type { Sentences } from './sentence.ts';

/** The book as a whole: what can't be done while it is not in order, or is being looked at. */
export const ledgerSentences: Sentences<
  | 'newer-fact'
  | 'facts-damaged'
  | 'still-checking'
  | 'check-stopped'
  | 'no-such-notice'
  | 'no-such-exception'
  | 'exception-settled'
  | 'not-a-resolution'
  | 'note-needed'
> = {
  'newer-fact': () =>
    'A newer Tillbook has written about this, and this one cannot read it. Update Tillbook here first.',
  'facts-damaged': (failure) =>
    `The entries themselves are damaged, so nothing can be worked out from them: ${failure.because} Restore a backup.`,
  'still-checking': () =>
    'The book is being checked already. Wait until that has finished, then ask again.',
  'check-stopped': (failure) =>
    `The check stopped before its end: ${failure.because} Close Tillbook, open it again and repeat.`,
  'no-such-notice': () => 'That notice was closed already.',
  'no-such-exception': () =>
    'There is nothing of that name to look at. Open the list again and choose from it.',
  'exception-settled': () =>
    'This was settled already, here or at another desk. Open it again to see how.',
  'not-a-resolution': ({ resolution, allowed }) =>
    `This is not settled by ‘${inWords(resolution)}’. What settles it: ${allowed.map(inWords).join(', ')}.`,
  'note-needed': () => 'Say in the note what vouches for it: a bank reference, a signed slip.',
};

const inWords = (resolution: string): string => resolution.replaceAll('-', ' ');
