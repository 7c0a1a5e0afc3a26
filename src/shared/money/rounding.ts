import { assert } from '../base/assert.ts';
import { minor, type Minor } from './minor.ts';

/**
 * `amount * numerator / denominator`, half of a minor unit away from zero. Reckoned in big
 * integers, because the product of two safe integers need not be safe.
 */
export function scaleHalfUp(amount: Minor, numerator: number, denominator: number): Minor {
  assert(Number.isSafeInteger(numerator), 'A scale needs a whole numerator.');
  assert(Number.isSafeInteger(denominator) && denominator > 0, 'A scale needs a denominator.');
  const product = BigInt(amount) * BigInt(numerator);
  const divisor = BigInt(denominator);
  const magnitude = product < 0n ? -product : product;
  const rounded = (magnitude * 2n + divisor) / (divisor * 2n);
  return minor(Number(product < 0n ? -rounded : rounded));
}
