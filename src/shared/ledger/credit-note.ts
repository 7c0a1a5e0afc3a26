import { z } from 'zod';
import { assert } from '../base/assert.ts';
import { add, type Minor, negate, subtract, zero } from '../money/minor.ts';
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
