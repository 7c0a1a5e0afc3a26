import {
  createServer as createPlainServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { fail } from '../shared/base/result.ts';
import { hubPath } from '../shared/contract/hub/hub-calls.ts';
import { type HubReply, hubStatus } from '../shared/contract/hub/hub-failures.ts';
import { wireLimits } from '../shared/contract/hub/limits.ts';
import { readAsker } from '../shared/contract/hub/signed-request.ts';
import { appVersion } from '../shared/base/app-version.ts';
import { admit, answer } from './answer.ts';
import { createNewsStreams, type NewsStreams } from './news-streams.ts';
import { createPace, type Pace } from './pace.ts';
import { readRequest } from './read-request.ts';
import type { Store } from './store/store.ts';

export interface ServerOptions {
  readonly store: Store;
  readonly host: string;
  readonly port: number;
  /** Without it the hub speaks plainly, which it may on this computer only. */
  readonly tls?: { readonly key: string; readonly cert: string } | undefined;
  readonly now: () => number;
  /** Writes down what broke, under a reference that the desk was told. */
  readonly complain: (reference: string, cause: unknown) => void;
}

export interface HubServer {
  readonly url: string;
  /** Lets what was begun come to its end. */
  close(): Promise<void>;
}

interface Around extends ServerOptions {
  readonly pace: Pace;
  readonly strangers: Pace;
  readonly addresses: Pace;
  readonly streams: NewsStreams;
}

const limits = {
  requestTimeout: 30_000,
  headersTimeout: 10_000,
  keepAliveTimeout: 60_000,
  maxHeaderSize: 8 * 1024,
};

/** Somebody who has not shown a key may try so often a second, from one address. */
const strangersPerSecond = 20;
/** Names of desks can be made up, so an address has a limit of its own. */
const addressPerSecond = 1000;
const graceMs = 5000;

/** Serves a store. */
export async function serveHub(options: ServerOptions): Promise<HubServer> {
  const { store, host, port, tls, now } = options;
  const around: Around = {
    ...options,
    pace: createPace(wireLimits.requestsPerSecond, now),
    strangers: createPace(strangersPerSecond, now),
    addresses: createPace(addressPerSecond, now),
    streams: createNewsStreams(store),
  };
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    respond(around, request, response).catch((cause: unknown) => {
      const reference = randomBytes(4).toString('hex');
      options.complain(reference, cause);
      send(response, fail({ kind: 'hub-trouble', reference }));
    });
  };
  const server =
    tls === undefined
      ? createPlainServer(limits, listener)
      : createTlsServer({ ...limits, ...tls, minVersion: 'TLSv1.2' }, listener);
  server.maxConnections = 512;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  const address = server.address() as AddressInfo;
  return {
    url: `${tls === undefined ? 'http' : 'https'}://${host}:${String(address.port)}`,
    async close() {
      around.streams.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(late);
    },
  };
}

async function respond(
  around: Around,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { store } = around;
  const path = request.url ?? '/';
  const { authorization } = request.headers;
  const asker = readAsker(authorization);
  const from = request.socket.remoteAddress ?? '';
  const waitMs =
    around.addresses.ask(from) ||
    (asker === null ? around.strangers.ask(from) : around.pace.ask(`${from} ${asker.desk}`));
  if (waitMs > 0) return send(response, fail({ kind: 'too-many-requests', waitMs }));
  if (request.method === 'GET' && path === hubPath('health')) {
    return send(response, { ok: true, value: await health(store) });
  }
  if (request.method === 'GET' && path === hubPath('news')) {
    const admitted = await admit(store, path, { authorization, body: '' });
    if (!admitted.ok) return send(response, admitted);
    return around.streams.open(admitted.value.org, request, response);
  }
  const name = path.startsWith('/v1/') ? path.slice('/v1/'.length) : '';
  if (request.method !== 'POST') return send(response, fail({ kind: 'unknown-call' }));
  const body = await readRequest(request, wireLimits.bodyBytes);
  if (!body.ok) return send(response, body);
  send(response, await answer(around, name, { authorization, body: body.value }));
}

/** What anybody may know: that it works, with what, and which store it is. */
async function health(store: Store) {
  await store.read.all('select 1');
  return { says: 'Tillbook hub', version: appVersion, store: store.kind, storeId: store.id };
}

function send(response: ServerResponse, reply: HubReply<unknown>): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const tooLarge = !reply.ok && reply.failure.kind === 'too-large';
  response.writeHead(reply.ok ? 200 : hubStatus[reply.failure.kind], {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    // What is left of a body that nobody reads would be taken for the next request.
    ...(tooLarge ? { Connection: 'close' } : {}),
  });
  response.end(JSON.stringify(reply));
}
