import { fail, ok } from '../../shared/base/result.ts';
import type { CardKey } from '../ports/card-key.ts';
import { checkKey, hintOf, practiceKey } from './key.ts';

/** Where a stand-in is, or whoever the host brought along, the key is always the same. */
export const noKeyNeeded = (standIn: CardKey['standIn']): CardKey => ({
  standIn,
  where: 'nowhere, as practice needs none',
  isSealed: true,
  hint: () => hintOf(practiceKey),
  async keep(text) {
    const key = checkKey(text, 'practice');
    if (!key.ok) return key;
    // A real key has no business in a practice book, whose money is pretended.
    return key.value === practiceKey
      ? ok(hintOf(practiceKey))
      : fail({ kind: 'stripe-key', because: 'not-for-practice' });
  },
  forget: async () => ok(null),
});
