import { z } from 'zod';
import { parseDay } from '../base/days.ts';
import { largestAmountMinor } from '../money/minor.ts';
import { parseCurrency } from '../money/currency.ts';
import { parseDecimal } from '../money/decimal.ts';

// The fields that calls are made of. Each refusal is a whole sentence, shown beside its field.

/** A field that was left out is missing; one that is there may be of the wrong kind. */
const says = (sentence: string) => ({
  error: (issue: { readonly input?: unknown }): string =>
    issue.input === undefined ? 'This is missing.' : sentence,
});

/** Whether a text holds nothing that a printer or a file name would take for an order. */
export const printable = (text: string): boolean =>
  // Control characters (tabs and line ends apart) belong in no field: printers obey them.
  // oxlint-disable-next-line no-control-regex -- refusing control characters is the point
  text.isWellFormed() && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text);

/** A text that must say something, at most `most` characters long. */
export const text = (most: number) =>
  z
    .string(says('This must be text.'))
    .max(most, `Keep this to ${String(most)} characters.`)
    .refine(printable, 'This holds characters that cannot be printed. Type it again.')
    .transform((value) => value.trim())
    .refine((value) => value !== '', 'Say something here.');

/** A text that may be left empty; an empty one counts as left out. */
export const optionalText = (most: number) =>
  z
    .string(says('This must be text.'))
    .max(most, `Keep this to ${String(most)} characters.`)
    .refine(printable, 'This holds characters that cannot be printed. Type it again.')
    .transform((value) => value.trim())
    .transform((value) => (value === '' ? undefined : value))
    .optional();

/** The same in a change: left out it stays as it was, an empty one clears the field. */
export const clearableText = (most: number) =>
  z
    .string(says('This must be text.'))
    .max(most, `Keep this to ${String(most)} characters.`)
    .refine(printable, 'This holds characters that cannot be printed. Type it again.')
    .transform((value) => value.trim())
    .optional();

/** The id of a record. Whether there is such a record is for the book to say. */
export const id = z
  .string(says('An id is text.'))
  .min(1, 'Name the record.')
  .max(64, 'An id has at most 64 characters.');

/** Made by the form when it opens; the same id again gets the first answer again. */
export const attemptId = z
  .string(says('An attempt id is text.'))
  .min(1, 'An attempt id must not be empty.')
  .max(128, 'An attempt id has at most 128 characters.')
  .refine(printable, 'This holds characters that cannot be printed. Type it again.');

/** An amount that is handed over or asked for: more than nothing. */
export const amountMinor = z
  .int(says('An amount is a whole number of the smallest coin.'))
  .min(1, 'An amount must be more than nothing.')
  .max(largestAmountMinor, 'No single amount may be larger than 99,999,999.99.');

/** A price or a limit: nothing or more. */
export const priceMinor = z
  .int(says('A price is a whole number of the smallest coin.'))
  .min(0, 'A price must be nothing or more.')
  .max(largestAmountMinor, 'No single price may be larger than 99,999,999.99.');

/** A figure in an answer; it may be below nothing. */
export const figure = z.int();

/** What is posted, in the names of the accounts. */
export const posts = z.array(
  z.strictObject({ account: z.string(), name: z.string(), amountMinor: figure }),
);

/** A calendar day that exists. */
export const day = z
  .string(says('A day is written YYYY-MM-DD.'))
  .refine((value) => parseDay(value) !== null, 'There is no such day. Write it YYYY-MM-DD.');

const decimalNumber = (most: number, places: number, sentence: string) =>
  z.number(says(sentence)).refine((value) => {
    const steps = parseDecimal(value, places);
    return steps !== null && steps > 0 && value <= most;
  }, sentence);

/** How many of a thing are sold: at most three decimals. */
export const quantity = decimalNumber(
  1_000_000,
  3,
  'A quantity is more than 0, at most 1,000,000, with at most 3 decimals.',
);

/** A part of what remains: at most two decimals. */
export const percent = decimalNumber(
  100,
  2,
  'A percentage is more than 0, at most 100, with at most 2 decimals.',
);

/** A rate of sales tax: at most four decimals; 0 is a rate, no rate means no tax. */
export const taxRate = z.number(says('A tax rate is a number.')).refine((value) => {
  const steps = parseDecimal(value, 4);
  return steps !== null && steps >= 0 && value <= 100;
}, 'A tax rate is from 0 to 100, with at most 4 decimals.');

/** A currency that this computer knows by its ISO code. */
export const currency = z
  .string(says('A currency is written as its three letters.'))
  .refine((value) => parseCurrency(value) !== null, 'There is no such currency. Try USD.');

const knownZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** The zone whose calendar the office lives by. */
export const timeZone = z
  .string(says('A time zone is text.'))
  .max(64, 'A time zone has at most 64 characters.')
  .refine(knownZone, 'There is no such time zone. Try America/New_York.');

/** The number of a payment, as a receipt of any desk has it. */
export const paymentNumber = z
  .string(says('A number is text.'))
  .regex(/^[A-Za-z0-9.]{1,14}-[Pp][Aa][Yy]-\d{4,9}$/, 'A payment has a number like A1-PAY-0012.')
  .transform((number) => number.toUpperCase());

/** The letters and figures that stand in front of a desk's document numbers. */
export const deskCode = z
  .string(says('A desk code is text.'))
  .regex(/^[A-Za-z0-9]{1,8}$/, 'A desk code is 1 to 8 letters and figures.')
  .transform((code) => code.toUpperCase());

/** A PIN is figures only, so that it can be typed on any keyboard without looking. */
export const pin = z
  .string(says('A PIN is text made of figures.'))
  .regex(/^\d{4,12}$/, 'A PIN has 4 to 12 figures.');

/** What narrows every list. */
export const narrowing = {
  customerId: id.optional(),
  invoiceId: id.optional(),
  paymentId: id.optional(),
  search: optionalText(100),
};

/** What narrows every list, and where its next page begins. */
export const listing = {
  ...narrowing,
  limit: z
    .int(says('A page has a whole number of rows.'))
    .min(1, 'A page has at least 1 row.')
    .max(500, 'A page has at most 500 rows.')
    .optional(),
  cursor: z.string(says('A cursor is text.')).max(300, 'That cursor is not ours.').optional(),
};

/** A page of rows; `next` is there while more follow. */
export const page = <Row extends z.ZodType>(row: Row) =>
  z.strictObject({ rows: z.array(row), next: z.string().optional() });

/**
 * How many rows a list has in all, and what they come to. Beyond 20,000 there are `more`, and no
 * amounts: narrow the list.
 */
export const totals = <Amounts extends z.ZodRawShape>(amounts: Amounts) =>
  z.strictObject({
    count: z.int(),
    more: z.boolean(),
    amounts: z.strictObject(amounts).optional(),
  });
