import type { IpcMainInvokeEvent, WebContents } from 'electron';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerCall, type Answering } from '../../../../src/main/hosts/electron/answer-call.ts';
import { createLimiter } from '../../../../src/main/hosts/electron/limits.ts';

const sender = {} as WebContents;
const event = {
  sender,
  senderFrame: { parent: null, origin: 'app://tillbook' },
} as IpcMainInvokeEvent;

/** A channel before a desk that notes what it is asked. */
function channel(options: Partial<Answering> = {}) {
  const asked: { name: string; input: unknown }[] = [];
  const complained: unknown[] = [];
  const answering: Answering = {
    ask: async (name, input) => {
      asked.push({ name, input });
      return { ok: true, value: { name } };
    },
    isDeskWindow: (contents) => contents === sender,
    limiter: { take: () => true },
    complain: (trouble) => complained.push(trouble),
    ...options,
  };
  const call = async (name: unknown, text: unknown): Promise<unknown> =>
    JSON.parse(await answerCall(answering, event, name, text));
  return { call, asked, complained };
}

describe('a call', () => {
  test('comes to the desk as it would over HTTP', async () => {
    const { call, asked } = channel();
    expect(await call('invoices.get', '{"id":"x"}')).toEqual({
      ok: true,
      value: { name: 'invoices.get' },
    });
    expect(asked).toEqual([{ name: 'invoices.get', input: { id: 'x' } }]);
  });

  test('may hold 64 KB and no byte more', async () => {
    const { call, asked } = channel();
    const text = (bytes: number): string => `"${'é'.repeat((bytes - 2) / 2)}"`;
    expect(await call('x', text(64 * 1024))).toMatchObject({ ok: true });
    expect(await call('x', text(64 * 1024 + 2))).toMatchObject({
      failure: { kind: 'too-large', limitBytes: 65_536 },
    });
    expect(asked).toHaveLength(1);
  });

  test('has its answer when the desk breaks, and nothing of the cause in it', async () => {
    const cause = new Error('SELECT secret FROM /home/ada');
    const { call, complained } = channel({ ask: () => Promise.reject(cause) });
    const reply = await call('x', '{}');
    expect(reply).toMatchObject({ ok: false, failure: { kind: 'broken' } });
    expect(JSON.stringify(reply)).not.toMatch(/SELECT|ada|at /);
    expect(complained).toMatchObject([{ call: 'window', cause }]);
  });

  test('has its answer when what the desk says is no JSON', async () => {
    const { call } = channel({ ask: async () => ({ ok: true, value: 1n }) });
    expect(await call('x', '{}')).toMatchObject({ failure: { kind: 'broken' } });
  });
});

describe('a flood', () => {
  const clocked = () => {
    const clock = { now: 0 };
    return { clock, limiter: createLimiter(1000, 2000, () => clock.now) };
  };

  test('of 500 calls a second passes for as long as it lasts', () => {
    const { clock, limiter } = clocked();
    for (let count = 0; count < 500 * 60; count += 1) {
      clock.now += 2;
      expect(limiter.take()).toBe(true);
    }
  });

  test('of more is stopped and told so, and asks the desk nothing', async () => {
    const { clock, limiter } = clocked();
    const { call, asked } = channel({ limiter });
    for (let count = 0; count < 2000; count += 1) await call('x', '{}');
    expect(asked).toHaveLength(2000);
    expect(await call('x', '{}')).toMatchObject({ ok: false, failure: { kind: 'too-many-calls' } });
    expect(asked).toHaveLength(2000);
    clock.now += 1;
    expect(await call('x', '{}')).toMatchObject({ ok: true });
  });
});

test('whatever is sent, there is an answer, and only JSON text reaches the desk', async () => {
  const { call, asked } = channel();
  const odd = fc.oneof(
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true }),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.json(),
    fc.constantFrom(
      '{"__proto__":{"x":1}}',
      '1e309',
      '-0',
      '"\\ud800"',
      '[',
      '',
      'NaN',
      'x'.repeat(70_000),
    ),
  );
  await fc.assert(
    fc.asyncProperty(odd, odd, async (name, text) => {
      asked.length = 0;
      const reply = (await call(name, text)) as { ok: boolean; failure?: { sentence: string } };
      expect(reply.ok).toBe(asked.length === 1);
      if (!reply.ok) expect(reply.failure?.sentence).toMatch(/^[A-Z].*\.$/s);
      if (asked[0] !== undefined) expect(typeof asked[0].name).toBe('string');
      expect(Object.prototype).not.toHaveProperty('x');
    }),
    { numRuns: 20_000 },
  );
}, 60_000);
