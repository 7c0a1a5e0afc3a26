import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Failure } from '../../../shared/contract/failures.ts';

/** Whether the Host header is ours: a page elsewhere that resolves to us (DNS rebinding) is not. */
export function isOurHost(request: IncomingMessage, port: number): boolean {
  const { host } = request.headers;
  return host === `127.0.0.1:${String(port)}` || host === `localhost:${String(port)}`;
}

/** Why a request may not ask: a foreign page, or no token. Scripts send no Origin at all. */
export function whyRefused(request: IncomingMessage, port: number, token: string): Failure | null {
  const { origin, authorization = '' } = request.headers;
  const own = [`http://127.0.0.1:${String(port)}`, `http://localhost:${String(port)}`];
  if (!isOurHost(request, port)) {
    return { kind: 'foreign-origin', origin: (request.headers.host ?? 'nowhere').slice(0, 100) };
  }
  if (origin !== undefined && !own.includes(origin)) {
    return { kind: 'foreign-origin', origin: origin.slice(0, 100) };
  }
  return isToken(authorization, token) ? null : { kind: 'unauthorized' };
}

function isToken(authorization: string, token: string): boolean {
  const given = Buffer.from(authorization);
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
