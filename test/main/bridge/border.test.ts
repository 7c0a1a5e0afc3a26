import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callNames, contract } from '../../../src/shared/contract/contract.ts';
import { type Field, fieldsOf, sampleOf, sampleWith } from '../../support/schema-samples.ts';
import { openWorld, type World } from '../../support/world.ts';

interface Wrong {
  readonly what: string;
  readonly path: string;
  readonly input: unknown;
}

const days = /^(.*On|from|to|on)$/;
/** Prices and limits may be nothing; every other amount is more than nothing. */
const mayBeNothing =
  /^(.*[pP]riceMinor|refundLimitMinor|seenRefundableMinor|(parts|given)\.0\.amountMinor)$/;
const tooLong = 'x'.repeat(5000);
const unsafe = Number.MAX_SAFE_INTEGER + 1;

/** Everything that must never get past the border of a call. */
function wrongsOf(name: (typeof callNames)[number]): Wrong[] {
  const schema = contract[name].input;
  return fieldsOf(schema).flatMap((field) =>
    wrongValues(field).map(({ what, value, key }) => {
      const path = key === undefined ? field.path : [...field.path, key];
      return { what, path: path.join('.'), input: sampleWith(schema, path, value) };
    }),
  );
}

interface WrongValue {
  readonly what: string;
  readonly value: unknown;
  readonly key?: string;
}

function wrongValues(field: Field): WrongValue[] {
  const name = field.path.findLast((part) => part !== '0') ?? '';
  const types = wrongTypes[field.kind].map((value) => ({
    what: `${JSON.stringify(value) ?? 'nothing'} for ${field.kind}`,
    value,
  }));
  const missing =
    field.isOptional || field.path.length === 0 || field.path.at(-1) === '0'
      ? []
      : [{ what: 'nothing at all', value: undefined }];
  return [...types, ...missing, ...wrongOfKind(field, name)];
}

const wrongTypes: Readonly<Record<Field['kind'], readonly unknown[]>> = {
  text: [42, true, ['x'], { a: 1 }],
  number: ['12', true, [1], { a: 1 }],
  choice: [42, 'none of them', ['x'], {}],
  flag: ['yes', 1, {}],
  list: ['x', 7, { length: 1 }],
  object: ['x', 7, [1]],
};

function wrongOfKind({ kind, path }: Field, name: string): WrongValue[] {
  switch (kind) {
    case 'text':
      return [
        { what: 'a text over its limit', value: tooLong },
        ...(days.test(name)
          ? ['2026-02-30', '2026-13-01', 'yesterday', '2026-7-1', ''].map((value) => ({
              what: `a day that does not exist: "${value}"`,
              value,
            }))
          : []),
      ];
    case 'number':
      return [
        { what: 'an unsafe number', value: unsafe },
        { what: 'infinity', value: Number.POSITIVE_INFINITY },
        { what: 'no number', value: Number.NaN },
        { what: 'far too many decimals', value: 1.000_000_1 },
        ...(name === 'seenRefundableMinor' ? [] : [{ what: 'less than nothing', value: -1 }]),
        ...(name.endsWith('Minor') && !mayBeNothing.test(path.join('.')) && !mayBeNothing.test(name)
          ? [{ what: 'nothing', value: 0 }]
          : []),
      ];
    case 'object':
      return [{ what: 'an unknown field', value: 1, key: 'fieldThatIsNot' }];
    case 'choice':
    case 'flag':
    case 'list':
      return [];
    default:
      return kind satisfies never;
  }
}

/** Texts that get onto paper or into the book as they are; the others are looked up or read. */
const printed =
  /^(name|email|phone|address|notes|description|reason|text|reference|ticket|attemptId)$/;
const unprintable = ['\u0000', 'a\u001bb', 'a\u007f', 'a\ud800', '\u0007'];

describe('the border', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ lasts: 'until-closed' });
  });
  afterAll(() => world.close());

  it.each(callNames)('[X1] %s takes its own sample', (name) => {
    const parsed = contract[name].input.safeParse(sampleOf(contract[name].input));
    expect(parsed.error?.issues).toBeUndefined();
  });

  it.each(callNames)(
    '[X1] [X2] [X3] %s refuses all that is wrong, and writes nothing',
    async (name) => {
      const before = world.ledger.tables();
      const wrongs = wrongsOf(name);
      expect(wrongs.length).toBeGreaterThan(0);
      for (const wrong of wrongs) {
        const reply = await world.reply(name, wrong.input);
        const told = reply.ok ? 'an answer' : reply.failure;
        expect({ ...wrong, told }).toEqual({
          ...wrong,
          told: {
            kind: 'invalid-input',
            issues: expect.arrayContaining([
              { path: expect.any(String), sentence: expect.stringMatching(/^[A-Z].*\.$/) },
            ]),
            sentence: expect.stringMatching(/\.$/),
          },
        });
      }
      expect(world.ledger.tables()).toEqual(before);
      expect(world.troubles).toEqual([]);
    },
  );

  it.each(callNames)('[X4] %s takes no text that could not be printed', async (name) => {
    const before = world.ledger.tables();
    const schema = contract[name].input;
    const texts = fieldsOf(schema).filter((field) => field.kind === 'text');
    for (const { path } of texts) {
      const isPrinted = name !== 'desk.find' && printed.test(path.at(-1) ?? '');
      for (const value of unprintable) {
        const reply = await world.reply(name, sampleWith(schema, path, value));
        const told = reply.ok ? 'an answer' : reply.failure.kind;
        if (isPrinted)
          expect({ path, value, told }).toEqual({ path, value, told: 'invalid-input' });
        else expect(told).not.toBe('broken');
      }
    }
    expect(world.ledger.tables()).toEqual(before);
  });

  it('[X1] refuses a call that there is not', async () => {
    for (const name of ['refunds.destroy', 'toString', '__proto__', '', 'x'.repeat(1000)]) {
      expect(await world.desk.ask(name, {})).toMatchObject({
        ok: false,
        failure: { kind: 'unknown-call', call: name.slice(0, 60) },
      });
    }
  });

  it.each([null, undefined, 7, 'x', [], Symbol('s'), () => 1])(
    '[X2] refuses %o where an object must stand, or takes it for none',
    async (input) => {
      const reply = await world.desk.ask('invoices.issue', input);
      expect(reply).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
    },
  );
});
