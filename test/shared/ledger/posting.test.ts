import { describe, expect, it } from 'vitest';
import {
  assertBalanced,
  journal,
  journalSchema,
  mirror,
  move,
} from '../../../src/shared/ledger/posting.ts';
import { minor } from '../../../src/shared/money/minor.ts';

const hundred = minor(10_000);

describe('a journal entry', () => {
  it('[B14] debits one account and credits another', () => {
    expect(move('bank', 'checks-on-hand', hundred)).toEqual([
      ['bank', 10_000],
      ['checks-on-hand', -10_000],
    ]);
  });

  it('[B14] has no line for nothing', () => {
    expect(move('bank', 'checks-on-hand', minor(0))).toEqual([]);
    expect(journal()).toEqual([]);
  });

  it('[B14] joins lines on one account and drops what cancels out', () => {
    expect(
      journal(
        move('cash:F2', 'customer-deposits', hundred),
        move('customer-deposits', 'receivables', hundred),
      ),
    ).toEqual([
      ['cash:F2', 10_000],
      ['receivables', -10_000],
    ]);
  });

  it('[B14] is taken back by its mirror', () => {
    const lines = journal(move('receivables', 'revenue', hundred));
    expect(mirror(lines)).toEqual([
      ['receivables', -10_000],
      ['revenue', 10_000],
    ]);
    expect(journal(lines, mirror(lines))).toEqual([]);
  });

  it('[B14] that sums to anything never gets into the book', () => {
    expect(() => journal([['revenue', minor(1)]])).toThrow(
      'A journal entry must sum to 0, but this one sums to 1.',
    );
    expect(() => assertBalanced([['revenue', minor(-5)]])).toThrow('sums to -5');
  });

  it('[B14] is read back as it was written', () => {
    const lines = journal(move('cash:F2', 'customer-deposits', hundred));
    expect(journalSchema.parse(JSON.parse(JSON.stringify(lines)))).toEqual(lines);
    expect(() => journalSchema.parse([['bank', 0.5]])).toThrow('expected int');
  });
});
