import { type AddressInfo, connect, createServer } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { revokeDesk } from '../../src/hub/desks.ts';
import { hubCertificate, pinIn } from '../../src/hub/tls/certificate.ts';
import { readPairingCode } from '../../src/shared/contract/hub/pairing-code.ts';
import { createHttpLine, mayAsk } from '../../src/main/sync/http-line.ts';
import { createHubClient } from '../../src/main/sync/hub-client.ts';
import { seededChance, seededRandomness } from '../../src/main/practice/seeded.ts';
import {
  bringing,
  madeId,
  madeOrg,
  makeDesk,
  fromTheBeginning,
} from '../support/hub/hand-made-chain.ts';
import { startHub } from '../support/hub/running-hub.ts';
import { tempFolder } from '../support/temp-folder.ts';

const storeId = madeId(0xbeef);
const clientOf = (url: string, pin: string | null = null) =>
  createHubClient(createHttpLine(url, pin));

describe('the hub as it is reached', () => {
  it('[H9] lets a desk come with a code, bring what it has and get what others brought', async () => {
    const hub = await startHub();
    const [one, two] = [makeDesk(1), makeDesk(2)];
    const client = clientOf(hub.server.url);
    const joined = await client.ask('join', one.joining(await hub.code(), madeOrg), null);
    expect(joined).toMatchObject({ ok: true, value: { storeId, org: madeOrg } });
    await hub.admit(two);
    one.write(3);
    const pushed = await client.ask('push', bringing({ runs: [one.run()] }), one.asking(storeId));
    expect(pushed).toMatchObject({
      ok: true,
      value: { runs: [{ kind: 'taken', facts: 3 }], standing: { storeId, last: 3 } },
    });
    const pulled = await client.ask('pull', fromTheBeginning, two.asking(storeId));
    expect(pulled).toMatchObject({
      value: { page: { runs: [one.run()], upTo: 3 }, standing: { chains: [] } },
    });
  });

  it.each([
    ['abcd efgh jkmn pqrs', { code: 'ABCDEFGHJKMNPQRS', pin: null }],
    [
      'ABCD-EFGH-JKMN-PQRS-2345-6789-ABCD-EFGH',
      { code: 'ABCDEFGHJKMNPQRS', pin: '23456789ABCDEFGH' },
    ],
    ['ABCDE', null],
  ])('[H9] a code may be typed as %j', (typed, read) => {
    expect(readPairingCode(typed)).toEqual(read);
  });

  it('[S27] answers only who has signed what was asked', async () => {
    const hub = await startHub();
    const [one, two, stranger] = [makeDesk(1), makeDesk(2), makeDesk(3)];
    await hub.admit(one, two);
    const client = clientOf(hub.server.url);
    const pull = (as: Parameters<typeof client.ask>[2]) => client.ask('pull', fromTheBeginning, as);
    const notAdmitted = { ok: false, failure: { kind: 'not-admitted' } };
    expect(await pull(one.asking(storeId))).toMatchObject({ ok: true });
    expect(await pull(null)).toEqual(notAdmitted);
    expect(await pull(stranger.asking(storeId))).toEqual(notAdmitted);
    const borrowed = { ...one.asking(storeId), sign: two.asking(storeId).sign };
    expect(await pull(borrowed)).toEqual(notAdmitted);
    const elsewhere = { ...one.asking(storeId), org: two.asking(madeId(5)).store as never };
    expect(await pull(elsewhere)).toEqual(notAdmitted);
    expect(await pull(one.asking(madeId(6)))).toEqual({
      ok: false,
      failure: { kind: 'other-store', storeId },
    });
  });

  it('[S27] lets a revoked desk bring what it still has, and gives it nothing', async () => {
    const hub = await startHub();
    const one = makeDesk(1);
    await hub.admit(one);
    one.write(2);
    const client = clientOf(hub.server.url);
    await revokeDesk(hub.store, { code: one.code }, 1);
    expect(await client.ask('pull', fromTheBeginning, one.asking(storeId))).toEqual({
      ok: false,
      failure: { kind: 'revoked' },
    });
    expect(
      await client.ask('push', bringing({ runs: [one.run()] }), one.asking(storeId)),
    ).toMatchObject({ value: { runs: [{ kind: 'apart', because: 'revoked' }] } });
  });

  it('[H10] tells who listens how far it has counted', async () => {
    const hub = await startHub();
    const one = makeDesk(1);
    await hub.admit(one);
    const client = clientOf(hub.server.url);
    const heard: number[] = [];
    let ended = 0;
    const stop = client.listen(one.asking(storeId), {
      last: (last) => heard.push(last),
      ended: () => (ended += 1),
    });
    await expect.poll(() => heard).toEqual([0]);
    one.write(2);
    await client.ask('push', bringing({ runs: [one.run()] }), one.asking(storeId));
    await expect.poll(() => heard).toEqual([0, 2]);
    stop();
    const refused = makeDesk(2);
    client.listen(refused.asking(storeId), { last: () => undefined, ended: () => (ended += 1) });
    await expect.poll(() => ended).toBe(1);
  });

  it('[S29] takes no more at once than it said', async () => {
    const hub = await startHub({ now: () => 1_784_214_000_000 });
    const one = makeDesk(1);
    await hub.admit(one);
    const post = async (body: string, headers: Record<string, string> = {}) => {
      const response = await fetch(`${hub.server.url}/v1/push`, { method: 'POST', body, headers });
      return { status: response.status, reply: await response.json() };
    };
    expect(await post('x'.repeat(1_000_001))).toMatchObject({
      status: 413,
      reply: { failure: { kind: 'too-large', limitBytes: 1_000_000 } },
    });
    expect(await post('['.repeat(21) + ']'.repeat(21))).toMatchObject({
      status: 400,
      reply: { failure: { kind: 'invalid-input', where: 'nested too deep' } },
    });
    expect(await post('{}', { 'content-encoding': 'gzip' })).toMatchObject({ status: 400 });
    expect(await post('{"runs":[],"fieldSets":[],"words":[],"more":1}')).toMatchObject({
      status: 400,
    });
    expect(await fetch(`${hub.server.url}/v1/news`)).toMatchObject({ status: 401 });
    const client = clientOf(hub.server.url);
    const answers = await Promise.all(
      Array.from({ length: 160 }, () => client.ask('pull', fromTheBeginning, one.asking(storeId))),
    );
    const kinds = answers.map((answer) => (answer.ok ? 'ok' : answer.failure.kind));
    expect(new Set(kinds)).toEqual(new Set(['ok', 'too-many-requests']));
  });

  it('[T20] withstands whatever is thrown at it, and serves an honest desk meanwhile', async () => {
    let nowMs = 0;
    const hub = await startHub({ now: () => (nowMs += 1000) });
    const one = makeDesk(1);
    await hub.admit(one);
    const { port } = new URL(hub.server.url);
    const chance = seededChance(20);
    const junk = seededRandomness(20);
    const lines = [
      'GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n',
      'POST /v1/push HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{}',
      'POST /v1/push HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n',
      'POST /v1/../etc/passwd HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}',
      'POST /v1/__proto__ HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}',
      'POST /v1/pull HTTP/1.1\r\nHost: x\r\nAuthorization: Tillbook a.b.c.d\r\nContent-Length: 11\r\n\r\n{"after":0}',
      'POST /v1/join HTTP/1.1\r\nHost: x\r\nContent-Length: 27\r\n\r\n{"code":{"__proto__":null}}',
      `GET / HTTP/1.1\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`,
      'PROPFIND * HTTP/0.9\r\n\r\n',
    ];
    const client = clientOf(hub.server.url);
    for (let round = 0; round < 15; round += 1) {
      const thrown = Array.from({ length: 10 }, () => {
        const line = chance.pick(lines);
        const at = chance.between(0, line.length);
        const bytes = chance.happens(50)
          ? Buffer.concat([Buffer.from(line.slice(0, at)), junk.bytes(chance.between(1, 200))])
          : Buffer.from(line);
        return new Promise<string>((resolve) => {
          let answer = '';
          const socket = connect(Number(port), '127.0.0.1', () => socket.end(bytes));
          socket.on('data', (data) => (answer += data.toString('latin1')));
          socket.on('error', () => resolve(answer));
          socket.on('close', () => resolve(answer));
        });
      });
      const honest = await client.ask('pull', fromTheBeginning, one.asking(storeId));
      expect(honest).toMatchObject({ ok: true });
      for (const answer of await Promise.all(thrown)) {
        expect(answer).not.toMatch(/^HTTP\/1\.1 5/);
        expect(answer).not.toContain('at ');
      }
    }
    expect(hub.complaints).toEqual([]);
  });

  it('[S26] seals one connection for what follows each other, and looks at its pin', async () => {
    const folder = tempFolder();
    const hub = await startHub({ tls: hubCertificate(folder, '127.0.0.1') });
    const one = makeDesk(1);
    await hub.admit(one);
    let connections = 0;
    const { port } = new URL(hub.server.url);
    const between = createServer((socket) => {
      connections += 1;
      const onward = connect(Number(port), '127.0.0.1');
      socket.pipe(onward).pipe(socket);
      socket.on('error', () => onward.destroy());
      onward.on('error', () => socket.destroy());
    });
    await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void between.close());
    const url = `https://127.0.0.1:${String((between.address() as AddressInfo).port)}`;
    const pull = async (pin: string) => {
      const reply = await clientOf(url, pin).ask('pull', fromTheBeginning, one.asking(storeId));
      return reply.ok ? 'ok' : reply.failure.kind;
    };
    const pin = pinIn(folder) ?? '';
    expect([await pull(pin), await pull(pin), await pull(pin)]).toEqual(['ok', 'ok', 'ok']);
    expect(connections).toBe(1);
    // Another pin does not go by a connection that was found right for this one.
    expect(await pull(`${pin.slice(1)}X`)).toBe('not-a-hub');
    expect(connections).toBe(2);
  });

  it('[S26] is known again elsewhere by its pin, and told nothing where it is another', async () => {
    const folder = tempFolder();
    const tls = hubCertificate(folder, '127.0.0.1');
    const hub = await startHub({ tls });
    const one = makeDesk(1);
    await hub.admit(one);
    const pin = pinIn(folder) ?? '';
    expect(pin).toMatch(/^[2-9A-Z]{16}$/);
    expect(hub.server.url).toMatch(/^https:/);
    const ask = (withPin: string) =>
      clientOf(hub.server.url, withPin).ask('pull', fromTheBeginning, one.asking(storeId));
    expect(await ask(pin)).toMatchObject({ ok: true });
    expect(await ask(`${pin.slice(1)}X`)).toEqual({ ok: false, failure: { kind: 'not-a-hub' } });
    // The same certificate is there after the next start.
    expect(hubCertificate(folder, '127.0.0.1')).toEqual(tls);
  });

  it('[S26] speaks no older TLS than 1.2', async () => {
    const hub = await startHub({ tls: hubCertificate(tempFolder(), '127.0.0.1') });
    const port = Number(new URL(hub.server.url).port);
    const spoken = (version: 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3') =>
      new Promise((resolve) => {
        const versions = { minVersion: version, maxVersion: version };
        const options = { port, host: '127.0.0.1', rejectUnauthorized: false, ...versions };
        const socket = connectTls(options, () => {
          resolve(socket.getProtocol());
          socket.destroy();
        });
        socket.on('error', () => resolve('refused'));
      });
    expect(await spoken('TLSv1.1')).toBe('refused');
    expect(await spoken('TLSv1.2')).toBe('TLSv1.2');
    expect(await spoken('TLSv1.3')).toBe('TLSv1.3');
  });

  it.each([
    ['http://127.0.0.1:1', null, true],
    ['http://[::1]:1', null, true],
    ['http://192.168.1.5:1', null, false],
    ['http://192.168.1.5:1', 'PIN', false],
    ['https://192.168.1.5:1', null, false],
    ['https://192.168.1.5:1', 'PIN', true],
    ['file:///etc/passwd', 'PIN', false],
  ])('[S26] %s with pin %s may be asked: %s', (url, pin, may) => {
    expect(mayAsk(new URL(url), pin)).toBe(may);
  });
});
