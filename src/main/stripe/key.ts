import { fail, ok, type Result } from '../../shared/base/result.ts';

/** The only key that a stand-in takes, and that no real account has. */
export const practiceKey = 'sk_test_practice';

export type KeyRefused =
  | { readonly kind: 'stripe-key'; readonly because: 'whole-secret' }
  | { readonly kind: 'stripe-key'; readonly because: 'publishable' }
  | { readonly kind: 'stripe-key'; readonly because: 'no-key' }
  | { readonly kind: 'stripe-key'; readonly because: 'only-for-practice' };

/** What is said about a key that is not taken. */
export const keySentence: Readonly<Record<KeyRefused['because'], string>> = {
  'whole-secret':
    'This is a secret key of the whole account (sk_), and whoever has it can do everything there. Make a restricted key (rk_) in the Stripe dashboard and enter that one.',
  publishable:
    'This is a publishable key (pk_), which can neither charge nor refund. Make a restricted key (rk_) in the Stripe dashboard and enter that one.',
  'no-key':
    'A restricted key of Stripe begins with rk_live_ or rk_test_, letters and figures after it.',
  'only-for-practice': 'This key is for practice mode. A real desk needs a restricted key (rk_).',
};

/** A desk holds restricted keys only; the stand-in's key works in practice mode only. */
export function checkKey(key: string, mode: 'live' | 'practice'): Result<string, KeyRefused> {
  const refuse = (because: KeyRefused['because']) =>
    fail<KeyRefused>({ kind: 'stripe-key', because });
  const text = key.trim();
  if (text === practiceKey) return mode === 'practice' ? ok(text) : refuse('only-for-practice');
  if (text.startsWith('sk_')) return refuse('whole-secret');
  if (text.startsWith('pk_')) return refuse('publishable');
  return /^rk_(live|test)_[A-Za-z0-9]{8,240}$/.test(text) ? ok(text) : refuse('no-key');
}
