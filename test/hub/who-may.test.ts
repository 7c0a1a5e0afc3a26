import { hash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { answer } from '../../src/hub/answer.ts';
import { revokeDesk } from '../../src/hub/desks.ts';
import { join, makePairingCode } from '../../src/hub/pairing.ts';
import { openSqliteStore } from '../../src/hub/store/sqlite.ts';
import type { Store } from '../../src/hub/store/store.ts';
import { hubCalls } from '../../src/shared/contract/hub/hub-calls.ts';
import { askerHeader, requestText } from '../../src/shared/contract/hub/signed-request.ts';
import type { Asking } from '../../src/main/sync/hub-client.ts';
import {
  bringing,
  fromTheBeginning,
  madeId,
  madeOrg,
  makeDesk,
  madeConsole,
  madePairing,
} from '../support/hub/hand-made-chain.ts';
import { quickFolder } from '../support/quick-folder.ts';

const storeId = madeId(0xbeef);
const [admitted, other, revoked, stranger] = [1, 2, 3, 4].map((number) => makeDesk(number)) as [
  ReturnType<typeof makeDesk>,
  ReturnType<typeof makeDesk>,
  ReturnType<typeof makeDesk>,
  ReturnType<typeof makeDesk>,
];

/** Everybody who could ask, by what they can show. */
const askers: Readonly<Record<string, Asking | null>> = {
  'an admitted desk': admitted.asking(storeId),
  nobody: null,
  'a stranger': stranger.asking(storeId),
  'a desk under another’s name': { ...admitted.asking(storeId), sign: other.asking(storeId).sign },
  'a desk of another business': { ...admitted.asking(storeId), org: madeId(99) as Asking['org'] },
  'a desk that means another hub': admitted.asking(madeId(98)),
  'a revoked desk': revoked.asking(storeId),
};

/** What each call is asked with: every one of the contract is here, or the first test says so. */
const inputs: Readonly<Record<string, unknown>> = {
  join: stranger.joining('AAAA-AAAA-AAAA-AAAA', madeOrg),
  push: bringing({}),
  pull: fromTheBeginning,
  pair: madePairing(),
  apart: {},
  // It was revoked already, which changes nothing for the others.
  revoke: { desk: revoked.id },
};

/** What comes of it. */
const expected: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  join: Object.fromEntries(Object.keys(askers).map((who) => [who, 'bad-code'])),
  push: { ...refusals(), 'a revoked desk': 'ok' },
  pull: { ...refusals(), 'a revoked desk': 'revoked' },
  pair: { ...refusals(), 'a revoked desk': 'revoked' },
  apart: { ...refusals(), 'a revoked desk': 'revoked' },
  revoke: { ...refusals(), 'a revoked desk': 'revoked' },
};

function refusals(): Readonly<Record<string, string>> {
  return {
    'an admitted desk': 'ok',
    nobody: 'not-admitted',
    'a stranger': 'not-admitted',
    'a desk under another’s name': 'not-admitted',
    'a desk of another business': 'not-admitted',
    'a desk that means another hub': 'other-store',
  };
}

describe('who may ask the hub what', () => {
  let store: Store;
  beforeAll(async () => {
    const quick = quickFolder();
    store = openSqliteStore(quick.path, () => storeId);
    for (const [place, desk] of [admitted, other, revoked].entries()) {
      const code = await makePairingCode(store, madeConsole, (below) => (place + 3) % below, 0);
      await join(store, desk.joining(code, madeOrg), 0);
    }
    await revokeDesk(store, { code: revoked.code }, 0);
    return async () => {
      await store.close();
      quick.remove();
    };
  });

  it('[T20] every call of the hub is in the table', () => {
    expect(Object.keys(expected).toSorted()).toEqual(Object.keys(hubCalls).toSorted());
  });

  it.each(
    Object.entries(expected).flatMap(([call, whom]) =>
      Object.entries(whom).map(([who, kind]) => [call, who, kind] as const),
    ),
  )('[T20] %s, asked by %s: %s', async (call, who, kind) => {
    const body = JSON.stringify(inputs[call]);
    const asking = askers[who] ?? null;
    const reply = await answer({ store, now: () => 0 }, call, {
      body,
      authorization: asking === null ? undefined : headerOf(asking, call, body),
    });
    expect(reply.ok ? 'ok' : reply.failure.kind).toBe(kind);
  });

  it('[T20] a signature for one call or one body is none for another', async () => {
    const body = JSON.stringify(fromTheBeginning);
    const ask = (name: string, text: string, authorization: string) =>
      answer({ store, now: () => 0 }, name, { body: text, authorization });
    const signed = headerOf(admitted.asking(storeId), 'pull', body);
    expect(await ask('pull', body, signed)).toMatchObject({ ok: true });
    const refused = { ok: false, failure: { kind: 'not-admitted' } };
    expect(await ask('pull', `${body} `, signed)).toEqual(refused);
    expect(await ask('push', JSON.stringify(bringing({})), signed)).toEqual(refused);
  });
});

function headerOf(asking: Asking, call: string, body: string): string {
  const text = requestText(asking, { path: `/v1/${call}`, bodyHash: hash('sha256', body) });
  return askerHeader({ ...asking, signature: asking.sign(text) });
}
