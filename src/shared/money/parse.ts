import { fail, ok, type Result } from '../base/result.ts';
import { type Currency, exponentOf } from './currency.ts';
import { largestAmountMinor, minor, type Minor } from './minor.ts';

/** An amount that was typed, as a figure or as a sum. */
export interface TypedMoney {
  readonly amountMinor: Minor;
  /** It was reckoned from several figures, so what it made is worth showing. */
  readonly reckoned: boolean;
  /** It came out even; otherwise it was rounded half up to the smallest coin. */
  readonly exact: boolean;
}

/** Why a text is no amount. `empty` is no mistake yet. */
export interface MoneyTrouble {
  readonly kind: 'empty' | 'unreadable' | 'too-many-decimals' | 'below-nothing' | 'too-large';
  readonly sentence: string;
}

/** A fraction of whole numbers: nothing is lost between the figures and the result. */
interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

interface Reading {
  readonly tokens: readonly string[];
  readonly decimals: number;
  at: number;
}

const longestText = 100;
const trouble = (kind: MoneyTrouble['kind'], sentence: string) => fail({ kind, sentence });
const unreadable = trouble('unreadable', 'Write an amount like 1,204.50, or a sum like 25+5.');

/** Stops the reading from any depth; it never leaves this file. */
class Stopped extends Error {
  readonly failure: { readonly ok: false; readonly failure: MoneyTrouble };
  constructor(failure: { readonly ok: false; readonly failure: MoneyTrouble }) {
    super(failure.failure.sentence);
    this.failure = failure;
  }
}

/**
 * Reads `25`, `1,204.50`, `25+5`, `100/3` or `3*(19.99+2)` exactly, in fractions of big integers,
 * and rounds once at the end, half up.
 */
export function parseMoney(text: string, currency: Currency): Result<TypedMoney, MoneyTrouble> {
  const decimals = exponentOf(currency);
  const tokens = tokensOf(text);
  if (tokens === null) return unreadable;
  if (tokens.length === 0) return trouble('empty', 'Write an amount.');
  try {
    const reading: Reading = { tokens, decimals, at: 0 };
    const sum = readSum(reading);
    if (reading.at < tokens.length) return unreadable;
    return finish(sum, decimals, tokens.length > 1);
  } catch (error) {
    if (error instanceof Stopped) return error.failure;
    throw error;
  }
}

function tokensOf(text: string): readonly string[] | null {
  if (text.length > longestText) return null;
  // Pasted amounts bring currency signs, wide minus signs and spaces of every width along.
  const plain = text
    .replaceAll(/[\p{Sc}\s]/gu, '')
    .replaceAll('\u2212', '-')
    .replaceAll(/[x×]/g, '*');
  const tokens = plain.replaceAll('÷', '/').match(/[\d.,]+|[-+*/()]|./gu) ?? [];
  return tokens.every((token) => /^(?:[\d.,]+|[-+*/()])$/.test(token)) ? tokens : null;
}

const peek = (reading: Reading): string | undefined => reading.tokens[reading.at];

function take(reading: Reading, ...wanted: readonly string[]): string | undefined {
  const token = peek(reading);
  if (token === undefined || !wanted.includes(token)) return undefined;
  reading.at += 1;
  return token;
}

function readSum(reading: Reading): Fraction {
  let sum = readProduct(reading);
  for (let sign = take(reading, '+', '-'); sign !== undefined; sign = take(reading, '+', '-')) {
    const next = readProduct(reading);
    const across = sign === '+' ? next.top * sum.bottom : -next.top * sum.bottom;
    sum = { top: sum.top * next.bottom + across, bottom: sum.bottom * next.bottom };
  }
  return sum;
}

function readProduct(reading: Reading): Fraction {
  const begins = reading.at;
  let product = readFactor(reading);
  for (let sign = take(reading, '*', '/'); sign !== undefined; sign = take(reading, '*', '/')) {
    const next = readFactor(reading);
    if (sign === '/' && next.top === 0n) {
      throw new Stopped(trouble('unreadable', 'Nothing can be divided by 0.'));
    }
    product =
      sign === '*'
        ? { top: product.top * next.top, bottom: product.bottom * next.bottom }
        : { top: product.top * next.bottom, bottom: product.bottom * next.top };
  }
  // A figure that stands alone is money; one that multiplies or divides may be as fine as it likes.
  if (reading.at === begins + 1) checkDecimals(reading.tokens[begins] ?? '', reading.decimals);
  return product;
}

function readFactor(reading: Reading): Fraction {
  if (take(reading, '-') !== undefined) {
    const inner = readFactor(reading);
    return { top: -inner.top, bottom: inner.bottom };
  }
  if (take(reading, '(') !== undefined) {
    const inner = readSum(reading);
    if (take(reading, ')') === undefined) throw new Stopped(unreadable);
    return inner;
  }
  const figure = readFigure(peek(reading) ?? '');
  if (figure === null) throw new Stopped(unreadable);
  reading.at += 1;
  return figure;
}

function readFigure(token: string): Fraction | null {
  const match = /^(\d+|\d{1,3}(?:,\d{3})+|)(?:\.(\d*))?$/.exec(token);
  const [, whole = '', fraction = ''] = match ?? [];
  if (match === null || `${whole}${fraction}` === '') return null;
  return {
    top: BigInt(`${whole.replaceAll(',', '')}${fraction}`),
    bottom: 10n ** BigInt(fraction.length),
  };
}

function checkDecimals(token: string, decimals: number): void {
  const written = token.split('.')[1]?.replace(/0+$/, '') ?? '';
  if (written.length <= decimals) return;
  const most = decimals === 0 ? 'no decimals' : `at most ${String(decimals)} decimals`;
  throw new Stopped(
    trouble('too-many-decimals', `This currency has ${most}. Write the amount again.`),
  );
}

function finish(
  sum: Fraction,
  decimals: number,
  reckoned: boolean,
): Result<TypedMoney, MoneyTrouble> {
  const negative = sum.top < 0n !== sum.bottom < 0n && sum.top !== 0n;
  if (negative) return trouble('below-nothing', 'An amount can’t be below nothing.');
  const top = (sum.top < 0n ? -sum.top : sum.top) * 10n ** BigInt(decimals);
  const bottom = sum.bottom < 0n ? -sum.bottom : sum.bottom;
  const rounded = (top * 2n + bottom) / (bottom * 2n);
  if (rounded > BigInt(largestAmountMinor)) {
    return trouble('too-large', 'No single amount may be larger than 99,999,999.99.');
  }
  return ok({ amountMinor: minor(Number(rounded)), reckoned, exact: top % bottom === 0n });
}
