import type { RunOutcome } from '../../shared/contract/hub/wire.ts';
import type { LinkTrouble } from './link.ts';

type WhyRefused = Extract<RunOutcome, { kind: 'refused' }>['because'];

/** What stands between this desk and its hub, and what to do about it. */
export const troubleWords: Readonly<Record<LinkTrouble, string>> = {
  unreachable:
    'Nobody answers at the hub’s address. Look whether the hub is running and the network is up. This desk tries again by itself.',
  'not-a-hub':
    'What answers at the hub’s address is not the hub. Look whether another program or another network answers there.',
  'hub-contradicts':
    'What the hub sent does not hold together, so nothing of it was taken in. Nothing here has changed. Ask whoever looks after the hub.',
  forked:
    'The hub has other entries of this desk than this computer: there are two copies of its book. What was written here is being entered again.',
  'hub-refused':
    'The hub did not take something of this desk. It stays here and is tried again; below stands why.',
  'key-missing':
    'This computer no longer has the key by which the hub knows this desk. Make a pairing code at the hub, and join with it again.',
  revoked:
    'This desk was shut out by a manager: nothing that is written here counts at any other desk, unless a manager there lets it count. What they decide is not told here.',
  'not-admitted':
    'The hub does not know this desk’s key. Make a pairing code at the hub, and join with it again.',
  'other-store': 'The hub’s store was exchanged while this desk asked. It asks again by itself.',
  'other-past': 'The hub was put back from a copy. This desk gives it again what it has lost.',
  'too-many-requests': 'The hub has more to do than it can now. This desk waits and tries again.',
  'hub-trouble':
    'The hub can’t reach its own store now. This desk tries again by itself; ask whoever looks after the hub.',
  'too-large':
    'The hub took nothing, as it was too much at once. Install the same Tillbook on both.',
  'invalid-input': 'The hub did not understand this desk. Install the same Tillbook on both.',
  'unknown-call': 'The hub is older than this desk. Install the same Tillbook on both.',
  'bad-code': 'The pairing code is wrong, used or too old.',
  'desk-code-taken': 'Another desk has this desk’s code.',
  'another-business': 'This hub keeps the book of another business.',
  'nothing-there-yet': 'There is no book at this hub yet.',
};

/** Why the hub did not take entries of one chain. */
export const refusalWords: Readonly<Record<WhyRefused | 'fork' | 'revoked', string>> = {
  'not-a-fact':
    'An entry is not as it was written. Verify the book, and restore it where it asks for that.',
  'other-business': 'It belongs to another business.',
  'does-not-follow': 'The entries do not follow each other. Verify the book.',
  gap: 'The hub lacks something before it. It is brought again from the beginning.',
  'unknown-desk':
    'The hub does not know the desk that wrote it yet. It is taken when that desk joins.',
  'not-opened': 'Nothing proves yet whose series it is. It is taken when its own desk brings it.',
  'bad-signature': 'Its signature is not its desk’s. Verify the book.',
  'id-reused':
    'Another entry has the same id. Nothing was written over; ask for help with the details.',
  fork: 'The hub has other entries in their place. They are kept apart and entered again.',
  revoked: 'The desk was shut out. They are kept apart until a manager has looked at them.',
};
