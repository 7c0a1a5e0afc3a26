import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Currency, parseCurrency } from '../../../src/shared/money/currency.ts';
import { formatFigure, formatMoney } from '../../../src/shared/money/format.ts';
import { largestAmountMinor } from '../../../src/shared/money/minor.ts';
import { parseMoney } from '../../../src/shared/money/parse.ts';
import { must } from '../../../src/shared/base/assert.ts';

const currencyOf = (code: string): Currency => must(parseCurrency(code), `${code} is a currency.`);
const usd = currencyOf('USD');

const read = (text: string, currency = usd) => {
  const result = parseMoney(text, currency);
  return result.ok ? result.value.amountMinor : result.failure.kind;
};

describe('an amount that is typed', () => {
  it.each([
    ['25', 2500],
    ['25.', 2500],
    ['.5', 50],
    ['1,204.50', 120_450],
    ['1204.5', 120_450],
    ['$ 1,204.50', 120_450],
    ['0', 0],
    ['12.3400', 1234],
  ])('[M7] reads %s', (text, amountMinor) => {
    expect(read(text)).toBe(amountMinor);
  });

  it.each([
    ['25+5', 3000],
    ['100/3', 3333],
    ['200/3', 6667],
    ['0.01/2', 1],
    ['3*(19.99+2)', 6597],
    ['3 x 19.99', 5997],
    ['100-0.01', 9999],
    ['120 \u2212 20', 10_000],
    ['19.99*0.0725', 145],
    ['-5+10', 500],
    ['1/3+1/3+1/3', 100],
    ['10/-2*-1', 500],
  ])('[M7] reckons %s exactly and rounds half up once', (text, amountMinor) => {
    expect(read(text)).toBe(amountMinor);
  });

  it('[M7] says whether it reckoned and whether it came out even', () => {
    expect(parseMoney('100/3', usd)).toMatchObject({ value: { reckoned: true, exact: false } });
    expect(parseMoney('25+5', usd)).toMatchObject({ value: { reckoned: true, exact: true } });
    expect(parseMoney('30', usd)).toMatchObject({ value: { reckoned: false, exact: true } });
  });

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['abc', 'unreadable'],
    ['25+', 'unreadable'],
    ['(25', 'unreadable'],
    ['25)', 'unreadable'],
    ['1,5', 'unreadable'],
    ['1.2.3', 'unreadable'],
    ['.', 'unreadable'],
    ['1e3', 'unreadable'],
    ['5/0', 'unreadable'],
    ['5-6', 'below-nothing'],
    ['1.005', 'too-many-decimals'],
    ['5+1.005', 'too-many-decimals'],
    ['100000000', 'too-large'],
    ['9'.repeat(101), 'unreadable'],
  ])('[M7] refuses %s with a sentence', (text, kind) => {
    const result = parseMoney(text, usd);
    expect(result).toMatchObject({ ok: false, failure: { kind } });
    expect(result.ok ? '' : result.failure.sentence).toMatch(/^[A-Z].*\.$/);
  });

  it('[M7] keeps to the decimals of the currency', () => {
    expect(read('500', currencyOf('JPY'))).toBe(500);
    expect(read('500.5', currencyOf('JPY'))).toBe('too-many-decimals');
    expect(read('1.234', currencyOf('KWD'))).toBe(1234);
  });

  it('[M7] reads back whatever is printed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: largestAmountMinor }),
        fc.constantFrom('USD', 'JPY', 'KWD'),
        (amountMinor, code) => {
          const currency = currencyOf(code);
          expect(read(formatFigure(amountMinor, currency), currency)).toBe(amountMinor);
          expect(read(formatMoney(amountMinor, usd))).toBe(amountMinor);
        },
      ),
    );
  });

  it('[M7] adds like whole cents do', () => {
    const cents = fc.integer({ min: 0, max: 1_000_000_000 });
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(read(`${formatFigure(a, usd)}+${formatFigure(b, usd)}`)).toBe(a + b);
      }),
    );
  });

  it('[M7] never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        parseMoney(text, usd);
      }),
    );
  });
});
