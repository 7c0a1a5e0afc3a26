import { describe, expect, it } from 'vitest';
import { assert, BrokenInvariant, must, unreachable } from '../../../src/shared/base/assert.ts';

describe('what cannot be', () => {
  it('[B15] lets pass what holds', () => {
    expect(() => assert(true, 'It holds.')).not.toThrow();
    expect(must(0, 'Nothing is a value.')).toBe(0);
    expect(must('', 'An empty text is a value.')).toBe('');
  });

  it('[B15] stops with its whole sentence', () => {
    expect(() => assert(false, 'An entry sums to 0.')).toThrow(
      new BrokenInvariant('An entry sums to 0.'),
    );
    expect(() => must(null, 'There is a head.')).toThrow(new BrokenInvariant('There is a head.'));
    expect(() => must(undefined, 'It was read.')).toThrow(new BrokenInvariant('It was read.'));
  });

  it('[B15] names the case that nobody thought of', () => {
    expect(() => unreachable('cheque' as never)).toThrow(
      new BrokenInvariant('Unexpected case: "cheque"'),
    );
  });
});
