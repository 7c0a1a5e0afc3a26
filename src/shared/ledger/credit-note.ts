import { z } from 'zod';
import { assert } from '../base/assert.ts';
import { fail, ok, type Result } from '../base/result.ts';
import {
  add,
  atLeastZero,
  minor,
  type Minor,
  negate,
  smaller,
  subtract,
  zero,
} from '../money/minor.ts';
import { scaleHalfUp } from '../money/rounding.ts';
import { splitByLargestRemainder } from '../money/split.ts';
import { idField, moneyField } from './body-fields.ts';
import { journal, type Line } from './posting.ts';

/** What a credit note takes from one line of its invoice. */
export interface CreditedLine {
  readonly netMinor: Minor;
  readonly taxMinor: Minor;
}

/** A credit note inside the fact that wrote it: its lines answer to the invoice's, one for one. */
export const creditNotePart = z.strictObject({
  creditNote: idField<'credit-note'>(),
  number: z.string(),
  invoice: idField<'invoice'>(),
  amountMinor: moneyField,
  netMinor: moneyField,
  taxMinor: moneyField,
  lines: z.array(z.strictObject({ netMinor: moneyField, taxMinor: moneyField })),
});
export type CreditNotePart = z.output<typeof creditNotePart>;

export interface CreditSplit {
  readonly lines: readonly CreditedLine[];
  readonly netMinor: Minor;
  readonly taxMinor: Minor;
}

const smallest = minor(1);

const gross = (line: CreditedLine): Minor => add(line.netMinor, line.taxMinor);

/**
 * [C2] Spreads an amount over what remains of the invoice's lines and parts each share into net and
 * tax. Each note takes from what is left, so notes for the whole total give back exactly the tax.
 */
export function splitCredit(amount: Minor, remaining: readonly CreditedLine[]): CreditSplit {
  const left = add(...remaining.map(gross));
  assert(amount <= left, 'A credit note never takes more than its invoice has left.');
  const shares = splitByLargestRemainder(amount, remaining.map(gross));
  const lines = remaining.map((line, index) => {
    const share = shares[index] ?? zero;
    const whole = gross(line);
    const taxMinor = whole === 0 ? zero : scaleHalfUp(line.taxMinor, share, whole);
    return { netMinor: subtract(share, taxMinor), taxMinor };
  });
  return {
    lines,
    netMinor: add(...lines.map((line) => line.netMinor)),
    taxMinor: add(...lines.map((line) => line.taxMinor)),
  };
}

/** The postings of a credit note: what was earned and taxed is taken back, and no longer owed. */
export const creditLines = (split: Pick<CreditSplit, 'netMinor' | 'taxMinor'>): Line[] =>
  journal([
    ['credits-and-refunds', split.netMinor],
    ['sales-tax', split.taxMinor],
    ['receivables', negate(add(split.netMinor, split.taxMinor))],
  ]);

/** How much a credit note takes: an amount of the whole, or amounts of single lines. */
export type CreditAsked =
  | { readonly kind: 'amount'; readonly amountMinor: Minor }
  | {
      readonly kind: 'lines';
      /** `line` counts from 1, as on the paper. */
      readonly lines: ReadonlyArray<{ readonly line: number; readonly amountMinor: Minor }>;
    };

export type CreditFailure =
  | {
      readonly kind: 'over-invoice';
      readonly number: string;
      readonly leftMinor: number;
      readonly wantedMinor: number;
    }
  | {
      readonly kind: 'over-line';
      readonly number: string;
      readonly line: number;
      readonly leftMinor: number;
      readonly wantedMinor: number;
    }
  | { readonly kind: 'no-such-line'; readonly number: string; readonly line: number };

/** A line as it was issued, with what is left of it. */
export interface LineToCredit {
  readonly issued: CreditedLine & { readonly quantityMilli: number };
  readonly remaining: CreditedLine;
}

/**
 * [C9] What a quantity of a line comes to, with its tax: its part of the line, and no more than is
 * left of it where no more than the line's whole quantity is named.
 */
export function amountOfQuantity(line: LineToCredit, quantityMilli: number): Minor {
  const { issued, remaining } = line;
  const part = scaleHalfUp(gross(issued), quantityMilli, issued.quantityMilli);
  const share = part === 0 ? smallest : part;
  const left = gross(remaining);
  // A cent of rounding never stands in the way of the last piece.
  return quantityMilli <= issued.quantityMilli && left > 0 ? smaller(share, left) : share;
}

/** [C1] [C2] Splits what is asked for over the lines, never more than each has left. */
export function creditSplitFor(
  asked: CreditAsked,
  invoice: { readonly number: string; readonly remaining: readonly CreditedLine[] },
): Result<CreditSplit & { readonly amountMinor: Minor }, CreditFailure> {
  const { number, remaining } = invoice;
  if (asked.kind === 'amount') {
    const { amountMinor } = asked;
    const leftMinor = add(...remaining.map(gross));
    if (amountMinor > leftMinor) {
      return fail({ kind: 'over-invoice', number, leftMinor, wantedMinor: amountMinor });
    }
    return ok({ ...splitCredit(amountMinor, remaining), amountMinor });
  }
  const wanted = remaining.map(() => zero);
  for (const { line, amountMinor } of asked.lines) {
    const before = wanted[line - 1];
    if (before === undefined) return fail({ kind: 'no-such-line', number, line });
    wanted[line - 1] = add(before, amountMinor);
  }
  const lines: CreditedLine[] = [];
  for (const [index, whole] of remaining.entries()) {
    const wantedMinor = wanted[index] ?? zero;
    const leftMinor = gross(whole);
    if (wantedMinor > leftMinor) {
      return fail({ kind: 'over-line', number, line: index + 1, leftMinor, wantedMinor });
    }
    lines.push(...splitCredit(wantedMinor, [whole]).lines);
  }
  const netMinor = add(...lines.map((line) => line.netMinor));
  const taxMinor = add(...lines.map((line) => line.taxMinor));
  return ok({ lines, netMinor, taxMinor, amountMinor: add(netMinor, taxMinor) });
}

/**
 * [C3] What a note takes beyond what is still due comes off the invoice's allocations, newest first,
 * so that the due stays at nothing and the money is available on its payments.
 */
export function takeExcess<Part extends { readonly amountMinor: Minor }>(
  noteMinor: Minor,
  dueMinor: Minor,
  newestFirst: readonly Part[],
): { readonly excessMinor: Minor; readonly parts: readonly Part[] } {
  const excessMinor = atLeastZero(subtract(noteMinor, atLeastZero(dueMinor)));
  let left = excessMinor;
  const parts: Part[] = [];
  for (const one of newestFirst) {
    const part = smaller(left, atLeastZero(one.amountMinor));
    if (part === 0) continue;
    parts.push({ ...one, amountMinor: part });
    left = subtract(left, part);
  }
  return { excessMinor: subtract(excessMinor, left), parts };
}
