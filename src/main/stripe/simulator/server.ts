import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Delivery } from './answer.ts';
import { payPage } from './pay-page.ts';
import { steer } from './steer.ts';
import { steeringPage } from './steering-page.ts';
import type { Simulator } from './simulator.ts';

/** A stand-in for Stripe that can be reached, on this computer only. */
export interface StandIn {
  readonly url: string;
  readonly simulator: Simulator;
  close(): Promise<void>;
}

interface Serving {
  readonly simulator: Simulator;
  /** 0 takes any that is free. */
  readonly port?: number;
  /** Writes down what it has after everything that changed it. */
  readonly keep?: (text: string) => void;
}

const slowMs = 100;
const largestForm = 100_000;

export async function serveStandIn({ simulator, port = 0, keep }: Serving): Promise<StandIn> {
  let url = '';
  const server = createServer((request, response) => {
    void serve(request, response)
      .catch((cause: unknown) => {
        response.writeHead(500, { 'content-type': 'text/plain' });
        response.end(`The stand-in itself failed: ${String(cause)}`);
      })
      .finally(() => {
        if (request.method === 'POST') keep?.(simulator.world.text());
      });
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = await readForm(request);
    const { pathname, search } = new URL(request.url ?? '/', url);
    const method = request.method ?? 'GET';
    // A page of somebody else's must not reach in by another name, nor send its forms here.
    if (request.headers.host !== new URL(url).host || isForeign(request.headers.origin, url)) {
      return page(response, 403, 'This is reached by its own address only.');
    }
    if (!pathname.startsWith('/v1/')) return pages(response, { method, pathname, form });
    const delivery = simulator.answer({
      method,
      path: pathname,
      form: method === 'GET' ? search.slice(1) : form,
      apiKey: (request.headers.authorization ?? '').replace(/^Bearer /, ''),
      idempotencyKey: oneHeader(request.headers['idempotency-key']),
      origin: url,
    });
    await pause(simulator.world.settings.delayMs);
    const { world } = simulator;
    await deliver(response, delivery, { requestId: world.newId('req'), nowMs: world.nowMs() });
  }

  function pages(
    response: ServerResponse,
    { method, pathname, form }: Readonly<Record<'method' | 'pathname' | 'form', string>>,
  ): void {
    const fields = new URLSearchParams(form);
    simulator.settle();
    if (pathname === '/' && method === 'GET') return page(response, 200, steeringPage(simulator));
    if (pathname === '/steer' && method === 'POST') {
      steer(simulator, fields);
      return back(response, '/');
    }
    const session = simulator.world.tables['checkout.session'].get(pathname.slice('/pay/'.length));
    if (!pathname.startsWith('/pay/') || session === undefined) {
      return page(response, 404, 'There is no such page.');
    }
    if (method !== 'POST') return page(response, 200, payPage(simulator, session));
    simulator.payOnPage(session.id, fields.get('card') ?? '');
    back(response, pathname);
  }

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    simulator,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const oneHeader = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

const isForeign = (origin: string | undefined, url: string): boolean =>
  origin !== undefined && origin !== 'null' && origin !== url;

async function readForm(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request) {
    text += String(piece);
    if (text.length > largestForm) throw new Error('This is too long for a form.');
  }
  return text;
}

async function deliver(
  response: ServerResponse,
  { how, reply }: Delivery,
  { requestId, nowMs }: { readonly requestId: string; readonly nowMs: number },
): Promise<void> {
  if (how === 'never') return;
  if (how === 'reset') return void response.socket?.resetAndDestroy();
  if (how === 'proxy-page') {
    return page(response, 502, '<html><body><h1>502 Bad Gateway</h1></body></html>');
  }
  if (how === 'slow') await pause(slowMs);
  const text = JSON.stringify(reply.body, null, 2);
  response.writeHead(reply.status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    date: new Date(nowMs).toUTCString(),
    'request-id': requestId,
    'stripe-version': '2026-10-28.endive',
    ...(reply.isReplayed === true ? { 'idempotent-replayed': 'true' } : {}),
  });
  if (how === 'half') {
    response.write(text.slice(0, text.length / 2), () => response.socket?.destroy());
    return;
  }
  response.end(text);
}

function page(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(html);
}

function back(response: ServerResponse, to: string): void {
  response.writeHead(303, { location: to });
  response.end();
}
