import { type Currency, exponentOf } from './currency.ts';

const formats = new Map<string, Intl.NumberFormat>();

const formatOf = (currency: Currency, sign: 'with-sign' | 'bare'): Intl.NumberFormat => {
  const key = `${sign} ${currency}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const digits = exponentOf(currency);
  const made =
    sign === 'with-sign'
      ? new Intl.NumberFormat('en-US', {
          style: 'currency',
          currency,
          currencyDisplay: 'narrowSymbol',
        })
      : new Intl.NumberFormat('en-US', {
          minimumFractionDigits: digits,
          maximumFractionDigits: digits,
        });
  formats.set(key, made);
  return made;
};

/** The exact decimal text of an amount: 1234 cents are `12.34`, without passing through a float. */
export function decimalText(amountMinor: number, currency: Currency): string {
  const digits = exponentOf(currency);
  const text = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
  const sign = amountMinor < 0 ? '-' : '';
  return digits === 0
    ? `${sign}${text}`
    : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

const print = (amountMinor: number, currency: Currency, sign: 'with-sign' | 'bare'): string => {
  const text = decimalText(amountMinor, currency) as Intl.StringNumericLiteral;
  // A real minus sign is as wide as the figures, so columns stay straight.
  return formatOf(currency, sign).format(text).replace('-', '\u2212');
};

/** `$1,204.50`, for totals and sentences. */
export const formatMoney = (amountMinor: number, currency: Currency): string =>
  print(amountMinor, currency, 'with-sign');

/** `1,204.50`, for ruled columns, where no currency sign stands. */
export const formatFigure = (amountMinor: number, currency: Currency): string =>
  print(amountMinor, currency, 'bare');
