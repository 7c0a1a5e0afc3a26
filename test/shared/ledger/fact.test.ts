import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../src/shared/ledger/fact.ts';
import { hashedText, noHead } from '../../../src/shared/ledger/fact.ts';
import { factTypes, isKnownFact, readBody } from '../../../src/shared/ledger/fact-types.ts';

const fact = {
  id: '01a1fce2-56ab-7000-8000-000000000001',
  type: 'invoice-voided',
  v: 1,
  org: '01a1fce2-56ab-7000-8000-000000000002',
  desk: '01a1fce2-56ab-7000-8000-000000000003',
  epoch: 1,
  seq: 1,
  prev: noHead,
  lc: 1,
  at: '2026-07-16T15:00:00.000Z',
  businessDay: '2026-07-16',
  actor: '01a1fce2-56ab-7000-8000-000000000004',
  effect: 'void:x',
  subjects: ['01a1fce2-56ab-7000-8000-000000000005'],
  body: '{"journal":[]}',
} as unknown as Omit<Fact, 'hash'>;

describe('a fact', () => {
  it('[B3] is hashed over every field but its hash, in one order', () => {
    expect(hashedText(fact)).toBe(
      `{"actor":"${fact.actor}","at":"2026-07-16T15:00:00.000Z","body":"{\\"journal\\":[]}",` +
        `"businessDay":"2026-07-16","desk":"${fact.desk}","effect":"void:x","epoch":1,` +
        `"id":"${fact.id}","lc":1,"org":"${fact.org}","prev":"${noHead}","seq":1,` +
        `"subjects":["${fact.subjects[0] ?? ''}"],"type":"invoice-voided","v":1}`,
    );
  });

  it.each(Object.keys(fact) as ReadonlyArray<keyof typeof fact>)(
    '[B3] is another one where %s is another',
    (field) => {
      const value = fact[field];
      const other =
        typeof value === 'number' ? value + 1 : typeof value === 'string' ? `${value}x` : [];
      expect(hashedText({ ...fact, [field]: other })).not.toBe(hashedText(fact));
    },
  );

  it('[B3] says who approved it, where somebody did', () => {
    const approved = { ...fact, approver: fact.actor };
    expect(hashedText(approved)).not.toBe(hashedText(fact));
    expect(hashedText(approved)).toContain('"approver"');
  });

  it('[B16] is read only where its type and version are known', () => {
    for (const type of Object.keys(factTypes)) expect(isKnownFact(type, 1)).toBe(true);
    expect(isKnownFact('invoice-issued', 2)).toBe(false);
    expect(isKnownFact('wish-made', 1)).toBe(false);
    expect(isKnownFact('toString', 1)).toBe(false);
    expect(() => readBody('invoice-voided', '{"journal":[],"more":1}')).toThrow('more');
  });
});
