import { Stripe } from 'stripe';
import type { Delivery, WireRequest } from '../../src/main/stripe/simulator/answer.ts';
import type { Simulator } from '../../src/main/stripe/simulator/simulator.ts';

/**
 * Carries requests of Stripe's library to a stand-in in the same process. What breaks breaks as it does
 * on a network, but nobody waits for it in earnest: where time would pass, the clock is turned.
 */
export interface QuickWire {
  readonly network: Stripe.HttpClient;
  /** Whether anybody is there. */
  isUp: boolean;
  /** So many of the next requests that write are on their way until they arrive. */
  holding: number;
  /** How many are on their way. */
  readonly held: () => readonly WireRequest[];
  /** What was on its way arrives; whoever sent it hears nothing of it any more. */
  arrive(): void;
}

/** How long a slow answer takes. */
const slowMs = 79_000;

export function createQuickWire(simulator: Simulator, passMs: (ms: number) => void): QuickWire {
  let held: WireRequest[] = [];
  const wire: QuickWire = {
    isUp: true,
    holding: 0,
    held: () => held,
    arrive() {
      const late = held;
      held = [];
      for (const request of late) simulator.answer(request);
    },
    network: {
      getClientName: () => 'quick',
      async makeRequest(_host, _port, path, method, headers, data, _protocol, timeoutMs) {
        if (!wire.isUp) throw broken('ECONNREFUSED');
        const request = requestOf(method, path, headers, data);
        if (method === 'POST' && wire.holding > 0) {
          wire.holding -= 1;
          held.push(request);
          passMs(timeoutMs);
          throw broken('ETIMEDOUT');
        }
        const delivery = simulator.answer(request);
        const takesMs = delivery.how === 'slow' ? slowMs : 0;
        passMs(Math.min(takesMs, timeoutMs));
        if (takesMs < timeoutMs && delivery.how !== 'never')
          return received(delivery, simulator.world.nowMs());
        passMs(timeoutMs);
        throw broken('ETIMEDOUT');
      },
    },
  };
  return wire;
}

const broken = (code: string): Error => Object.assign(new Error(code), { code });

function requestOf(
  method: string,
  path: string,
  headers: Readonly<Record<string, unknown>>,
  data: string,
): WireRequest {
  const [pathname = '', search = ''] = path.split('?');
  const header = (name: string): string | undefined => {
    const value = headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    method,
    path: pathname,
    form: method === 'GET' ? search : data,
    apiKey: (header('Authorization') ?? '').replace(/^Bearer /, ''),
    idempotencyKey: header('Idempotency-Key'),
    origin: 'http://stand-in.test',
  };
}

function received({ how, reply }: Delivery, nowMs: number): Stripe.HttpClientResponse {
  if (how === 'reset') throw broken('ECONNRESET');
  const page = how === 'proxy-page';
  const text = page ? '<html>502 Bad Gateway</html>' : JSON.stringify(reply.body);
  const raw = {};
  return {
    getStatusCode: () => (page ? 502 : reply.status),
    getHeaders: () => ({ 'request-id': 'req_quick', date: new Date(nowMs).toUTCString() }),
    getRawResponse: () => raw,
    toStream: () => null,
    async toJSON() {
      if (how === 'half') throw Stripe.HttpClient.makeResponseBodyError(null);
      return JSON.parse(text) as unknown;
    },
  };
}
