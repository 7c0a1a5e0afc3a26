import { describe, expect, it } from 'vitest';
import { isId, parseId } from '../../../src/shared/base/ids.ts';

const known = '01a1fce2-56ab-7002-abb6-8bcf6db6807e';

describe('an id from outside', () => {
  it('[B11] is a UUID in small letters', () => {
    expect(isId(known)).toBe(true);
    expect(parseId<'payment'>(known)).toBe(known);
  });

  it.each([
    '',
    'F2-PAY-0001',
    known.toUpperCase(),
    `${known} `,
    known.replaceAll('-', ''),
    `${known}0`,
  ])('[B11] is not "%s"', (text) => {
    expect(isId(text)).toBe(false);
    expect(parseId<'payment'>(text)).toBeNull();
  });
});
