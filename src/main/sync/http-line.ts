import { hash } from 'node:crypto';
import {
  Agent,
  type ClientRequest,
  type IncomingMessage,
  request,
  type RequestOptions,
} from 'node:http';
import { connect, type TLSSocket } from 'node:tls';
import { must } from '../../shared/base/assert.ts';
import { wireLimits } from '../../shared/contract/hub/limits.ts';
import { certificatePin } from '../../shared/contract/hub/pairing-code.ts';
import type { HubLine, HubRequestText } from '../ports/hub-line.ts';

/** Why there is no way to a hub: whoever answers there is not the one that was meant. */
export class WrongHub extends Error {
  override readonly name = 'WrongHub';
}

const timeoutMs = 20_000;
/** A stream of news says something every 15 seconds. */
const silenceMs = 45_000;
const loopback = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** Whether a hub may be spoken to at an address: plainly on this computer, else only with a pin. */
export function mayAsk(url: URL, pin: string | null): boolean {
  if (url.protocol === 'http:') return loopback.has(url.hostname);
  return url.protocol === 'https:' && pin !== null;
}

/** The way to a hub over HTTP. It follows no redirect, and takes no answer without end. */
export function createHttpLine(address: string, pin: string | null): HubLine {
  const url = new URL(address);
  if (!mayAsk(url, pin)) throw new WrongHub('A hub elsewhere is reached by https, with its pin.');

  function open(text: HubRequestText, timeout: number): ClientRequest {
    const { path, authorization, body } = text;
    const options: RequestOptions = {
      method: body === undefined ? 'GET' : 'POST',
      timeout,
      headers: {
        ...(authorization === undefined ? {} : { authorization }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        'content-length': body === undefined ? 0 : Buffer.byteLength(body),
      },
    };
    if (url.protocol === 'http:') return request(new URL(path, url), options);
    const { hostname, port } = url;
    return request({ ...options, hostname, port, path, agent: sealedAgent(url, pin) });
  }

  return {
    async send(text) {
      const asked = open(text, timeoutMs);
      return new Promise((resolve, reject) => {
        asked.once('timeout', () => asked.destroy(new Error('The hub did not answer in time.')));
        asked.once('error', reject);
        asked.once('response', (response) => {
          readAll(response, wireLimits.answerBytes).then(resolve, reject);
        });
        asked.end(text.body);
      });
    },
    listen(text, { news, ended }) {
      let isOver = false;
      const end = (): void => {
        if (!isOver) ended();
        isOver = true;
      };
      const opened = open({ ...text, body: undefined }, silenceMs);
      opened.once('timeout', () => opened.destroy());
      opened.once('error', end);
      opened.once('close', end);
      opened.once('response', (response) => {
        if (response.statusCode !== 200) opened.destroy();
        else hearLines(response, news, () => opened.destroy());
      });
      opened.end();
      return () => {
        isOver = true;
        opened.destroy();
      };
    },
  };
}

/** Shorter than the hub keeps a quiet connection, so that none is used which it just closes. */
const quietMs = 5000;
const agents = new Map<string, Agent>();

/** Keeps sealed connections to a hub for a while: sealing one costs more than most requests. */
function sealedAgent(url: URL, pin: string | null): Agent {
  const name = `${url.host} ${String(pin)}`;
  const known = agents.get(name);
  if (known !== undefined) return known;
  const agent = new Agent({ keepAlive: true, timeout: quietMs });
  agent.createConnection = (_, made) => {
    seal(url, pin, must(made, 'An agent that makes a connection is told where to bring it.'));
    return null;
  };
  agents.set(name, agent);
  return agent;
}

type Made = (error: Error | null, socket: TLSSocket) => void;

/**
 * Makes a connection to a hub elsewhere. Nobody vouches for its certificate but the pin, and that is
 * looked at before a byte of ours goes out.
 */
function seal(url: URL, pin: string | null, made: Made): void {
  const port = Number(url.port === '' ? 443 : url.port);
  const host = url.hostname.replaceAll(/[[\]]/g, '');
  const socket = connect({ host, port, rejectUnauthorized: false, minVersion: 'TLSv1.2' });
  const failed = (cause: Error): void => made(cause, socket);
  socket.setTimeout(timeoutMs, () => socket.destroy(new Error('The hub did not answer in time.')));
  socket.once('error', failed);
  socket.once('secureConnect', () => {
    if (certificatePin(hash('sha256', socket.getPeerCertificate().raw)) === pin) {
      socket.off('error', failed);
      made(null, socket);
    } else {
      socket.destroy(new WrongHub('Another hub answers at this address.'));
    }
  });
}

/** By events: an iterator over a stream takes several turns more, for each answer. */
const readAll = (response: IncomingMessage, limitBytes: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    response.on('data', (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= limitBytes) return;
      response.destroy(new WrongHub('What answers there sends more than a hub does.'));
    });
    response.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    response.on('error', reject);
  });

const longestLine = 10_000;

function hearLines(
  response: IncomingMessage,
  news: (data: string) => void,
  tooMuch: () => void,
): void {
  let rest = '';
  response.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestLine) return tooMuch();
    for (const line of lines) if (line.startsWith('data: ')) news(line.slice('data: '.length));
  });
}
