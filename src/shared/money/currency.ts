import type { Brand } from '../base/brand.ts';

/** An ISO 4217 code that this runtime knows. One organisation has one. */
export type Currency = Brand<string, 'currency'>;

/** Reads a currency code; null when there is no such currency. */
export function parseCurrency(code: string): Currency | null {
  return Intl.supportedValuesOf('currency').includes(code) ? (code as Currency) : null;
}

const exponents = new Map<string, number>();

/** How many decimals the currency has: 2 for dollars, 0 for yen, 3 for Kuwaiti dinars. */
export function exponentOf(currency: Currency): number {
  const known = exponents.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const exponent = format.resolvedOptions().maximumFractionDigits ?? 2;
  exponents.set(currency, exponent);
  return exponent;
}
