import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../../../src/shared/base/assert.ts';
import { exponentOf, parseCurrency } from '../../../src/shared/money/currency.ts';
import { decimalText, formatFigure, formatMoney } from '../../../src/shared/money/format.ts';

const currency = (code: string) => must(parseCurrency(code), `${code} is a currency.`);

describe('a currency', () => {
  it.each([
    ['USD', 2],
    ['EUR', 2],
    ['JPY', 0],
    ['KWD', 3],
  ])('[M8] %s has %i decimals', (code, exponent) => {
    expect(exponentOf(currency(code))).toBe(exponent);
  });

  it.each(['usd', 'US', 'XYZ', '', 'DOLLAR'])('[M8] is not "%s"', (code) => {
    expect(parseCurrency(code)).toBeNull();
  });
});

describe('money in print', () => {
  it.each([
    [120_450, 'USD', '$1,204.50'],
    [5, 'USD', '$0.05'],
    [0, 'USD', '$0.00'],
    [-120_450, 'USD', '\u2212$1,204.50'],
    [1234, 'JPY', '¥1,234'],
    [1234, 'KWD', 'KWD 1.234'],
    [9_999_999_999, 'USD', '$99,999,999.99'],
  ])('[M5] %i in %s is %s', (amountMinor, code, text) => {
    expect(formatMoney(amountMinor, currency(code)).replaceAll('\u00a0', ' ')).toBe(text);
  });

  it.each([
    [120_450, 'USD', '1,204.50'],
    [-5, 'USD', '\u22120.05'],
    [1234, 'JPY', '1,234'],
  ])('[M5] %i in %s stands as %s in a column', (amountMinor, code, text) => {
    expect(formatFigure(amountMinor, currency(code))).toBe(text);
  });

  it('[M5] keeps every digit, up to the largest integer', () => {
    const usd = currency('USD');
    expect(decimalText(Number.MAX_SAFE_INTEGER, usd)).toBe('90071992547409.91');
    fc.assert(
      fc.property(fc.maxSafeInteger(), (amountMinor) => {
        const digits = decimalText(amountMinor, usd).replace('.', '');
        expect(Number(digits)).toBe(amountMinor === 0 ? 0 : amountMinor);
        expect(formatFigure(amountMinor, usd).replace('\u2212', '-').replaceAll(/[,.]/g, '')).toBe(
          digits,
        );
      }),
    );
  });
});
