import type { Sentences } from './sentence.ts';

/** The way to a hub. */
export const syncSentences: Sentences<
  | 'bad-pairing-code'
  | 'not-a-hub'
  | 'hub-unreachable'
  | 'hub-needs-pin'
  | 'hub-empty'
  | 'no-hub'
  | 'not-apart'
  | 'apart-needs'
  | 'desk-is-own'
  | 'hub-refused-this'
  | 'hub-of-another-business'
  | 'hub-not-vouched'
  | 'hub-gave-out'
  | 'desk-code-taken'
  | 'book-unsigned'
> = {
  'bad-pairing-code': () =>
    'This code is wrong, used or too old. Make a new one at a desk of the business, or on the hub, and type it within half an hour.',
  'not-a-hub': (failure) =>
    `What answers at ${failure.url} is not this hub. Look at the address and the code again.`,
  'hub-unreachable': (failure) =>
    `Nobody answers at ${failure.url}. Look whether the hub is running and the network is up, then try again.`,
  'hub-needs-pin': () =>
    'A hub on another computer is reached by an address that begins with https, and its code has 32 letters. Type both as the hub shows them.',
  'hub-empty': () =>
    'There is no book at this hub yet. Set up the first desk of the business, let it join, then come with this one.',
  'no-hub': () => 'This desk goes to no hub. Let it join one first, in Settings under Sync.',
  'not-apart': () => 'This entry does not wait any more. Somebody has looked at it already.',
  'apart-needs': ({ needs, because }) => {
    if (because === 'waits') {
      return `This entry hangs on ${needs}, which is kept apart as well. Let ${needs} count first, then this one.`;
    }
    if (because === 'refused') {
      return `This entry hangs on ${needs}, which was refused: it would be about nothing. Refuse this one too, and enter what really happened anew, without ${needs}.`;
    }
    return 'This entry hangs on a record that is not in this book. Sync first; where it is missing after that, refuse this one and enter what really happened anew.';
  },
  'desk-is-own': () => 'A desk can’t shut itself out. Do it at another desk, or on the hub.',
  'hub-refused-this': (failure) => failure.says,
  'hub-of-another-business': () =>
    'This hub keeps the book of another business. A desk with a book of its own can’t join it.',
  'hub-not-vouched': (failure) =>
    `What answers at ${failure.url} can’t prove that it keeps the book for which the code was made. Nothing of it was taken in. Make a new code at a desk of the business, and look at the address.`,
  'hub-gave-out': (failure) =>
    `The hub at ${failure.url} stopped before the desk was ready (${failure.because}). Do it again: it goes on where it was.`,
  'desk-code-taken': (failure) =>
    `Another desk has the code ${failure.deskCode}. Choose another one for this desk.`,
  'book-unsigned': () =>
    'The practice book stays on this computer. Start a book of your own to join a hub.',
};
