import type { KeyRefused } from '../failures.ts';
import type { Sentences } from './sentence.ts';

const noCardWay = {
  test: 'Test cards are for practice mode. Start Tillbook with --practice, or take the money another way.',
  'no-key':
    'This desk has no key of Stripe yet, so it can’t charge cards. A manager enters one under Settings, Cards; until then take the money another way.',
} as const;

const noChargeHere = {
  'not-by-card': 'was not paid by card, so there is no charge to call off',
  'other-desk': 'is being charged at another desk. Call it off there',
  'test-card': 'is by a test card, which is charged at once. Refund it instead',
} as const;

/** [S22] What is said of a key that is not taken. */
const keySentence: Readonly<Record<KeyRefused['because'], string>> = {
  'whole-secret':
    'This is a secret key of the whole account (sk_), and whoever has it can do everything there. Make a restricted key (rk_) in the Stripe dashboard and enter that one.',
  publishable:
    'This is a publishable key (pk_), which can neither charge nor refund. Make a restricted key (rk_) in the Stripe dashboard and enter that one.',
  'no-key':
    'A restricted key of Stripe begins with rk_live_ or rk_test_, letters and figures after it.',
  'only-for-practice': 'This key is for practice mode. A real desk needs a restricted key (rk_).',
  'not-for-practice':
    'A practice book needs no key: it talks to a stand-in. Enter the key at the real desk.',
};

/** Money that moves by card, and the key for it. */
export const cardsSentences: Sentences<
  'no-card-way' | 'no-charge-here' | 'no-such-reader' | 'stripe-key' | 'keychain-away'
> = {
  'no-card-way': (failure) => noCardWay[failure.because],
  'no-charge-here': (failure) => `${failure.number} ${noChargeHere[failure.because]}.`,
  'no-such-reader': () =>
    'Stripe does not show this reader now. Look again which readers there are, and choose one of them.',
  'stripe-key': (failure) => keySentence[failure.because],
  'keychain-away': (failure) =>
    `What is kept ${failure.where} can’t be reached now. Unlock it, then try again.`,
};
