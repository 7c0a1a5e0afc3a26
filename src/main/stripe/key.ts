import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { KeyRefused } from '../../shared/contract/failures.ts';
import type { KeyHint } from '../ports/card-key.ts';

/** The only key that a stand-in takes, and that no real account has. */
export const practiceKey = 'sk_test_practice';

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

/** What of a key may be seen. */
export const hintOf = (key: string): KeyHint => ({
  kind: key === practiceKey ? 'practice' : key.startsWith('rk_live_') ? 'live' : 'test',
  ends: key.slice(-4),
});
