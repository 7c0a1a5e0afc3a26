import { describe, expect, it } from 'vitest';
import { documentNumber, seriesPrefix } from '../../../src/shared/ledger/number.ts';
import { refundReference } from '../../../src/shared/ledger/reference.ts';
import { parseDay } from '../../../src/shared/base/days.ts';
import { must } from '../../../src/shared/base/assert.ts';

describe('a document number', () => {
  it.each([
    ['A', 1, 'A'],
    ['A', 2, 'A2'],
    ['A', 12, 'A12'],
    ['F2', 1, 'F2'],
    ['F2', 2, 'F2.2'],
    ['F2', 13, 'F2.13'],
  ])('[B10] of desk %s in its epoch %i begins with %s', (code, epoch, prefix) => {
    expect(seriesPrefix(code, epoch)).toBe(prefix);
  });

  it('[B10] never begins the same for two desks or two epochs', () => {
    const codes = ['A', 'A2', 'A22', 'F', 'F2', 'F22', '2', '22'];
    const epochs = Array.from({ length: 40 }, (_, before) => before + 1);
    // A letter code in a later epoch reads like a code with a figure in its first: the hub never
    // gives both to one business.
    const letters = codes.filter((code) => !/\d$/.test(code));
    const figures = codes.filter((code) => /\d$/.test(code));
    for (const group of [letters, figures]) {
      const all = group.flatMap((code) => epochs.map((epoch) => seriesPrefix(code, epoch)));
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it.each([
    [1, 'F2-INV-0001'],
    [2041, 'F2-INV-2041'],
    [12_345, 'F2-INV-12345'],
  ])('[B10] counts %i as %s', (count, number) => {
    expect(documentNumber('F2', 'INV', count)).toBe(number);
  });
});

describe('the reference of a refund', () => {
  it('[R8] names the day and eight figures', () => {
    const day = must(parseDay('2026-04-02'), 'It is a day.');
    expect(refundReference(day, 'a1b2c3d4')).toBe('REF-20260402-A1B2C3D4');
  });
});
