import { request } from 'node:http';
import { expect, found, test } from './desk-fixture.ts';
import type { Answered, RunningDesk } from './running-desk.ts';

// The border of the browser host, by requests as a script or a foreign page would make them.

interface Letter {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends a request as it is: `fetch` would not let the Host header be another. */
function send(desk: RunningDesk, letter: Letter): Promise<Answered> {
  const { path = '/api/customers.create', method = 'POST', body = '{"name":"Eve"}' } = letter;
  const headers = { authorization: `Bearer ${desk.token}`, ...letter.headers };
  return new Promise((resolve, reject) => {
    const asking = request(`${desk.origin}${path}`, { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        const status = response.statusCode ?? 0;
        resolve({ status, ...(JSON.parse(text) as Omit<Answered, 'status'>) });
      });
    });
    asking.on('error', reject);
    asking.end(body);
  });
}

interface Refused {
  readonly what: string;
  readonly letter: Letter;
  readonly status: number;
  readonly kind: string;
  readonly sentence: string;
}

const needsToken =
  'This needs the token that was made when Tillbook started. Open the address it printed.';

const refusals: readonly Refused[] = [
  {
    what: 'no token',
    letter: { headers: { authorization: '' } },
    status: 401,
    kind: 'unauthorized',
    sentence: needsToken,
  },
  {
    what: 'a token of the same length',
    letter: { headers: { authorization: 'Bearer e2e-tokem' } },
    status: 401,
    kind: 'unauthorized',
    sentence: needsToken,
  },
  {
    what: 'the page of another site',
    letter: { headers: { origin: 'https://elsewhere.test' } },
    status: 403,
    kind: 'foreign-origin',
    sentence: 'A page from https://elsewhere.test may not ask this desk anything.',
  },
  {
    what: 'a page without an origin',
    letter: { headers: { origin: 'null' } },
    status: 403,
    kind: 'foreign-origin',
    sentence: 'A page from null may not ask this desk anything.',
  },
  {
    what: 'a foreign name that resolves to this computer',
    letter: { headers: { host: 'elsewhere.test' } },
    status: 403,
    kind: 'foreign-origin',
    sentence: 'A page from elsewhere.test may not ask this desk anything.',
  },
  {
    what: 'more than 64 KB',
    letter: { body: JSON.stringify({ name: 'E'.repeat(66_000) }) },
    status: 413,
    kind: 'too-large',
    sentence: 'That is more than 65536 bytes. Send less at once.',
  },
  {
    what: 'what is no JSON',
    letter: { body: '{"name":' },
    status: 400,
    kind: 'invalid-input',
    sentence: 'This is not JSON. Send an object, or nothing.',
  },
  {
    what: 'a method that is not POST',
    letter: { method: 'PUT' },
    status: 404,
    kind: 'unknown-call',
    sentence: 'There is no call named PUT /api/customers.create. docs/CALLS.md lists them.',
  },
  {
    what: 'an unknown call',
    letter: { path: '/api/customers.destroy' },
    status: 200,
    kind: 'unknown-call',
    sentence: 'There is no call named customers.destroy. docs/CALLS.md lists them.',
  },
  {
    what: 'the name of what every object has',
    letter: { path: '/api/constructor' },
    status: 200,
    kind: 'unknown-call',
    sentence: 'There is no call named constructor. docs/CALLS.md lists them.',
  },
  {
    what: 'an unknown field',
    letter: { body: '{"name":"Eve","credit":100}' },
    status: 200,
    kind: 'invalid-input',
    sentence: 'There is no field named credit here. Leave it out.',
  },
  {
    what: 'a field of the wrong type',
    letter: { body: '{"name":17}' },
    status: 200,
    kind: 'invalid-input',
    sentence: 'name: This must be text.',
  },
  {
    what: 'a list in place of an object',
    letter: { body: '[]' },
    status: 200,
    kind: 'invalid-input',
    sentence: 'This must be of type object.',
  },
  {
    what: 'a missing field',
    letter: { body: '{}' },
    status: 200,
    kind: 'invalid-input',
    sentence: 'name: This is missing.',
  },
];

test.describe('is refused in a sentence, and nothing is written', () => {
  for (const { what, letter, status, kind, sentence } of refusals) {
    test(what, async ({ desk }) => {
      await found(desk);
      const answer = await send(desk, letter);
      expect(answer).toMatchObject({ status, ok: false, failure: { kind, sentence } });
      const { rows } = await desk.call('customers.list', {});
      expect(rows).toEqual([]);
    });
  }
});

test('the page is given to nobody who comes by another name', async ({ desk }) => {
  const byAnotherName = await new Promise<number | undefined>((resolve, reject) => {
    const asking = request(desk.origin, { headers: { host: 'elsewhere.test' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asking.on('error', reject);
    asking.end();
  });
  expect(byAnotherName).toBe(404);
  expect((await fetch(desk.origin)).status).toBe(200);
});

/** A customer with a payment of $20.00, and what refunds $5.00 of it. */
async function refundOfFive(desk: RunningDesk) {
  const { id: customerId } = await desk.call('customers.create', { name: 'Nora Whitfield' });
  const { id } = await desk.call('payments.record', {
    attemptId: crypto.randomUUID(),
    customerId,
    method: 'cash',
    amountMinor: 2000,
  });
  const input = {
    attemptId: crypto.randomUUID(),
    paymentId: id,
    amount: { kind: 'fixed', amountMinor: 500 },
    outcome: 'spare-credit',
    method: 'cash',
    seenRefundableMinor: 2000,
    reason: { code: 'customer-request' },
  };
  return { id, input };
}

test('the same attempt, at once and later, has one effect and one answer', async ({ desk }) => {
  await found(desk);
  const { id, input } = await refundOfFive(desk);
  const at = Array.from({ length: 8 }, () => desk.ask('refunds.create', input));
  const answers = [...(await Promise.all(at)), await desk.ask('refunds.create', input)];
  expect(answers[0]?.ok).toBe(true);
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(await desk.call('payments.get', { id })).toMatchObject({ refundedMinor: 500 });

  const other = { ...input, amount: { kind: 'fixed', amountMinor: 600 } };
  expect(await desk.ask('refunds.create', other)).toMatchObject({
    ok: false,
    failure: { kind: 'attempt-reused' },
  });
  await desk.kill();
  await desk.startAgain();
  await desk.call('session.signIn', await manager(desk));
  expect(await desk.ask('refunds.create', input)).toEqual(answers[0]);
  expect(await desk.call('payments.get', { id })).toMatchObject({ refundedMinor: 500 });
});

async function manager(desk: RunningDesk) {
  const { rows } = await desk.call('staff.list', {});
  return { staffId: rows[0]?.id ?? '', pin: '730194' };
}

test('what looks is answered more than 200 times a second', async ({ desk }) => {
  await found(desk);
  const count = 600;
  await desk.call('desk.today', {});
  const begun = performance.now();
  const hand = async () => {
    for (let asked = 0; asked < count / 8; asked += 1) await desk.call('setup.status', {});
  };
  await Promise.all(Array.from({ length: 8 }, hand));
  const perSecond = (count * 1000) / (performance.now() - begun);
  test.info().annotations.push({ type: 'calls a second', description: perSecond.toFixed(0) });
  expect(perSecond).toBeGreaterThan(200);
});

test('the stream of news says what changed, to whoever has the token', async ({ desk }) => {
  await found(desk);
  expect((await fetch(`${desk.origin}/api/events`)).status).toBe(401);
  const leaving = new AbortController();
  const response = await fetch(`${desk.origin}/api/events`, {
    headers: { authorization: `Bearer ${desk.token}` },
    signal: leaving.signal,
  });
  const { id } = await desk.call('customers.create', { name: 'Nora Whitfield' });
  let heard = '';
  for await (const chunk of response.body ?? []) {
    heard += new TextDecoder().decode(chunk);
    if (heard.includes('"changed"')) break;
  }
  expect(heard).toContain(id);
  leaving.abort();
});
