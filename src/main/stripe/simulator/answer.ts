import { expand } from './expand.ts';
import { type FaultKind, takeFault } from './faults.ts';
import { findReply, keepReply, printOf } from './idempotency.ts';
import { parseForm, readParams } from './params.ts';
import { bringAbout } from './plans.ts';
import { type ErrorBody, notSimulated, StripeSays } from './says.ts';
import { findRoute } from './routes.ts';
import type { World } from './world.ts';

/** A request as it came over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  /** The query of a GET, the body of a POST. */
  readonly form: string;
  /** The secret key it came with. */
  readonly apiKey: string;
  readonly idempotencyKey: string | undefined;
  readonly origin: string;
}

export interface WireReply {
  readonly status: number;
  readonly body: unknown;
  readonly isReplayed?: boolean;
}

/** How a reply leaves: whole, in half, as a proxy's page, or not at all. */
export interface Delivery {
  readonly how: 'whole' | 'slow' | 'half' | 'proxy-page' | 'reset' | 'never';
  readonly reply: WireReply;
}

const none: WireReply = { status: 200, body: {} };

/** Answers one request, with the fault that befalls it. */
export function answer(world: World, request: WireRequest): Delivery {
  bringAbout(world);
  const fault = takeFault(world.faults, `${request.method} ${request.path}`);
  const instead = fault === null ? undefined : unlookedAt(fault, request);
  if (instead !== undefined) return instead;
  const later = fault as Later | null;
  return { how: deliveries[later ?? 'none'], reply: carryOut(world, request, later) };
}

/** What befalls a request before anybody has looked at it. */
function unlookedAt(fault: FaultKind, { apiKey }: WireRequest): Delivery | undefined {
  const before: Partial<Record<FaultKind, Delivery>> = {
    'time-out-before': { how: 'never', reply: none },
    'reset-before': { how: 'reset', reply: none },
    '502-before': { how: 'proxy-page', reply: none },
    '429': { how: 'whole', reply: failing(429, tooMany) },
    '409': { how: 'whole', reply: failing(409, underWay) },
    '401': { how: 'whole', reply: wrongKey(apiKey) },
  };
  return before[fault];
}

const tooMany: ErrorBody['error'] = {
  type: 'invalid_request_error',
  code: 'rate_limit',
  message: 'Too many requests hit the API too quickly.',
};
const underWay: ErrorBody['error'] = {
  type: 'idempotency_error',
  code: 'idempotency_key_in_use',
  message: 'There is currently another in-progress request using this Idempotent Key.',
};

type Later = Exclude<
  FaultKind,
  'time-out-before' | 'reset-before' | '502-before' | '429' | '409' | '401'
>;
const deliveries: Readonly<Record<Later | 'none', Delivery['how']>> = {
  none: 'whole',
  slow: 'slow',
  'time-out-after': 'never',
  'reset-after': 'reset',
  'cut-200': 'half',
  'stored-500-undone': 'whole',
  'stored-500-done': 'whole',
  '502-after': 'proxy-page',
};

const failing = (status: number, error: ErrorBody['error']): WireReply => ({
  status,
  body: { error },
});

const wrongKey = (apiKey: string): WireReply =>
  failing(401, {
    type: 'invalid_request_error',
    message: `Invalid API Key provided: ${apiKey.slice(0, 8)}****${apiKey.slice(-4)}`,
  });

const serverError: ErrorBody['error'] = {
  type: 'api_error',
  message: 'An unknown error occurred',
};

function carryOut(world: World, request: WireRequest, fault: Later | null): WireReply {
  const { settings } = world;
  const { method, path, form, apiKey, idempotencyKey: key } = request;
  if (settings.keyIs === 'wrong' || !/^(sk|rk)_test_/.test(apiKey)) return wrongKey(apiKey);
  if (settings.keyIs === 'expired') {
    return failing(401, {
      type: 'invalid_request_error',
      code: 'api_key_expired',
      message: 'Expired API Key provided.',
    });
  }
  if (settings.forbidden.some((start) => `${method} ${path}`.startsWith(start))) {
    return failing(403, {
      type: 'invalid_request_error',
      code: 'more_permissions_required',
      message: `The provided key does not have the required permissions for this endpoint (${method} ${path}).`,
    });
  }
  const asked = printOf(method, path, form);
  const isKeyed = method === 'POST' && key !== undefined;
  try {
    const before = isKeyed ? findReply(world, key, asked) : null;
    if (before !== null) return { status: before.status, body: before.body, isReplayed: true };
  } catch (cause) {
    return refused(cause).reply;
  }
  if (fault === 'stored-500-undone') {
    if (isKeyed) keepReply(world, key, { asked, status: 500, body: { error: serverError } });
    return failing(500, serverError);
  }
  const { reply, isKept } = perform(world, request);
  const told = fault === 'stored-500-done' ? failing(500, serverError) : reply;
  if (isKeyed && isKept) keepReply(world, key, { asked, ...told });
  return told;
}

interface Performed {
  readonly reply: WireReply;
  readonly isKept: boolean;
}

function perform(world: World, { method, path, form, origin }: WireRequest): Performed {
  try {
    const found = findRoute(method, path);
    if (found === null) throw notSimulated(`it does not answer ${method} ${path}`);
    const { route, id } = found;
    const params = readParams(parseForm(form), route.knows);
    const body = expand(world, route.answer({ world, params, id, origin }), params.texts('expand'));
    // A copy: what was answered must not follow what the object becomes.
    return { reply: { status: 200, body: structuredClone(body) }, isKept: true };
  } catch (cause) {
    return refused(cause);
  }
}

function refused(cause: unknown): Performed {
  if (!(cause instanceof StripeSays)) throw cause;
  return { reply: { status: cause.status, body: cause.body }, isKept: cause.isKept };
}
