import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '../../../src/shared/base/canonical-json.ts';

describe('the one text of a value', () => {
  it.each<[string, Json, string]>([
    ['keys in order', { b: 1, a: 2 }, '{"a":2,"b":1}'],
    ['nested keys in order', { z: { b: [], a: {} } }, '{"z":{"a":{},"b":[]}}'],
    ['upper case before lower', { a: 1, B: 2 }, '{"B":2,"a":1}'],
    ['nothing for what is left out', { a: undefined, b: null }, '{"b":null}'],
    ['texts as they are', ['é', '"', '\u2028', '\n'], '["é","\\"","\u2028","\\n"]'],
    [
      'plain values',
      [true, false, null, -0, 9_007_199_254_740_991],
      '[true,false,null,0,9007199254740991]',
    ],
  ])('[B3] has %s', (_, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -(2 ** 53)])(
    '[B3] takes no %s, which two machines could print differently',
    (value) => {
      expect(() => canonicalJson({ value })).toThrow('Only safe integers may enter a fact');
    },
  );

  it('[B3] is the same for the same value, however its keys were put in', () => {
    const leaf = fc.oneof(fc.string(), fc.maxSafeInteger(), fc.boolean(), fc.constant(null));
    const value = fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie('value'), { maxKeys: 5, noNullPrototype: true }),
      ),
    })).value;
    fc.assert(
      fc.property(value, (one) => {
        const text = canonicalJson(one);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(one)));
        expect(canonicalJson(reversed(one))).toBe(text);
      }),
    );
  });
});

/** The same value with its keys put in the other way round. */
function reversed(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(reversed);
  const entries = Object.entries(value).toReversed();
  return Object.fromEntries(entries.map(([key, part]) => [key, reversed(part ?? null)]));
}
