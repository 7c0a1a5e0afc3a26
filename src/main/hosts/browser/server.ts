import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Failure } from '../../../shared/contract/failures.ts';
import { sentenceOf } from '../../../shared/contract/sentences/sentence-of.ts';
import type { PageFile } from '../../bridge/page-files.ts';
import { pageHeaders } from '../../bridge/page-headers.ts';
import type { Desk } from '../../desk.ts';
import { isOurHost, whyRefused } from './guard.ts';
import { readBody } from './read-body.ts';

export interface HostOptions {
  readonly desk: Desk;
  readonly token: string;
  readonly port: number;
  readonly files: ReadonlyMap<string, PageFile>;
}

export interface BrowserHost {
  readonly address: string;
  close(): Promise<void>;
}

/** Serves the page and the calls on this computer only. */
export async function serve(options: HostOptions): Promise<BrowserHost> {
  const server = createServer({ keepAliveTimeout: 30_000, requestTimeout: 30_000 });
  await listen(server, options.port);
  const { port } = server.address() as AddressInfo;
  server.on('request', (request, response) => {
    answer(options, port, request, response).catch(() => response.destroy());
  });
  return {
    address: `http://127.0.0.1:${String(port)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });

async function answer(
  options: HostOptions,
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (!path.startsWith('/api/')) {
    const file = isOurHost(request, port)
      ? options.files.get(path === '/' ? '/index.html' : path)
      : undefined;
    return sendFile(file, path, request, response);
  }
  const refused = whyRefused(request, port, options.token);
  if (refused !== null) return sendFailure(response, refused);
  if (path === '/api/events' && request.method === 'GET') {
    return streamNews(options.desk, request, response);
  }
  if (request.method !== 'POST') {
    return sendFailure(response, { kind: 'unknown-call', call: `${request.method ?? ''} ${path}` });
  }
  const body = await readBody(request);
  if (!body.ok) return sendFailure(response, body.failure);
  const reply = await options.desk.ask(decodeName(path), body.value);
  sendJson(response, 200, reply);
}

/** A name that can't even be decoded is the name of no call. */
function decodeName(path: string): string {
  try {
    return decodeURIComponent(path.slice('/api/'.length));
  } catch {
    return path;
  }
}

const statuses: Partial<Record<Failure['kind'], number>> = {
  unauthorized: 401,
  'foreign-origin': 403,
  'unknown-call': 404,
  'too-large': 413,
  'invalid-input': 400,
};

function sendFailure(response: ServerResponse, failure: Failure): void {
  // Border refusals name no amounts, so no currency is needed to put them into words.
  const sentence = sentenceOf(failure, String);
  sendJson(response, statuses[failure.kind] ?? 400, {
    ok: false,
    failure: { ...failure, sentence },
  });
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, {
    ...pageHeaders,
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  response.end(JSON.stringify(value));
}

function sendFile(
  file: PageFile | undefined,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (file === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) {
    response.writeHead(404, { ...pageHeaders, 'Content-Type': 'text/plain; charset=utf-8' });
    response.end('There is nothing here.');
    return;
  }
  response.writeHead(200, {
    ...pageHeaders,
    'Content-Type': file.type,
    'Cache-Control': path.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-store',
  });
  response.end(request.method === 'HEAD' ? undefined : file.bytes);
}

const heartbeatMs = 15_000;

/** Streams what changes, for as long as the window listens. */
function streamNews(desk: Desk, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, {
    ...pageHeaders,
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  response.write(': listening\n\n');
  const stop = desk.onNews((news) => response.write(`data: ${JSON.stringify(news)}\n\n`));
  const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs);
  request.on('close', () => {
    clearInterval(heartbeat);
    stop();
  });
}
