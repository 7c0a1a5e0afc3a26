import { expect } from 'vitest';
import { unreachable } from '../../src/shared/base/assert.ts';
import type { CallName, Reply } from '../../src/shared/contract/contract.ts';
import type { FoundedDesk } from './founded-desk.ts';
import { moneyMakers } from './sequence-acts.ts';
import { balancesOf, compareAll } from './sequence-compare.ts';
import { importPayments } from './sequence-import.ts';
import { invoiceMakers } from './sequence-invoice-acts.ts';
import { learn } from './sequence-learn.ts';
import { lookAhead } from './sequence-preview.ts';
import { refundMakers } from './sequence-refund-acts.ts';
import { type Act, type Scene } from './sequence-scene.ts';
import { openingSteps, type Step, type StepKind } from './sequences.ts';
import { emptyBook, giveTo, nothingOn } from './slow-model.ts';
import { testHour } from './test-clock.ts';

/** Plays sequences on a desk, each with customers of its own, and compares it with the model. */
export interface Player {
  readonly play: (steps: readonly Step[]) => Promise<void>;
}

/** How often each call came to each end: `refunds.create done`, `refunds.create stale`. */
export type Tally = Map<string, number>;

interface Done {
  readonly call: CallName;
  readonly input: Readonly<Record<string, unknown>>;
  readonly reply: Reply<CallName>;
}

/** So many steps between two comparisons of everything. */
const stepsBetween = 33;
const dayMs = 86_400_000;

export function createPlayer(test: FoundedDesk, tally: Tally): Player {
  return {
    async play(steps) {
      const scene = await openScene(test);
      const trace: string[] = [];
      const start = await balancesOf(test);
      const dones: Done[] = [];
      try {
        for (const [place, step] of [...openingSteps, ...steps].entries()) {
          await playStep(test, scene, step, { trace, dones, tally });
          if (place % stepsBetween === stepsBetween - 1) await compareAll(test, scene, start);
        }
        await compareAll(test, scene, start);
      } catch (cause) {
        throw new Error(`${String(cause)}\n\nWhat was asked:\n${trace.join('\n')}`, { cause });
      }
    },
  };
}

async function openScene(test: FoundedDesk): Promise<Scene> {
  // Each sequence begins on a morning after the one before: a desk's days never go back.
  const today = Math.ceil((test.clock.now() - Date.parse(testHour)) / dayMs);
  test.clock.set(new Date(Date.parse(testHour) + today * dayMs).toISOString());
  await test.signIn(test.manager);
  await test.ask('settings.update', nothingOn);
  const customers = [await test.customer('Hanna Petrov'), await test.customer('José Echeverría')];
  const book = emptyBook();
  book.people.push(
    { role: 'manager', limit: null },
    { role: 'front-desk', limit: 5000 },
    { role: 'front-desk', limit: null },
  );
  const people = [test.manager, await test.hire({ refundLimitMinor: 5000 }), await test.hire()];
  return {
    book,
    ids: {
      ...{ people, customers, invoices: [], drafts: [] },
      ...{ payments: [], allocations: [], refunds: [] },
    },
    today,
    actor: 0,
    attempt: test.attempt,
  };
}

interface Memory {
  readonly trace: string[];
  readonly dones: Done[];
  readonly tally: Tally;
}

async function playStep(
  test: FoundedDesk,
  scene: Scene,
  step: Step,
  memory: Memory,
): Promise<void> {
  const { kind, n } = step;
  if (isMoving(kind)) {
    const act = makers[kind](scene, step);
    return perform(test, scene, act, { ...memory, twice: (n[11] ?? 1) % 10 === 0 });
  }
  switch (kind) {
    case 'look':
      return lookOnly(test, scene, n);
    case 'wait':
      return wait(test, scene, n);
    case 'sign in':
      scene.actor = (n[0] ?? 0) % scene.ids.people.length;
      return test.signIn(scene.ids.people[scene.actor] ?? '');
    case 'customer':
      return void scene.ids.customers.push(await test.customer('Søren Lindqvist'));
    case 'merge':
      if (await merge(test, scene, n)) count(memory.tally, 'customers.merge done');
      return;
    case 'import':
      for (const end of await importPayments(test, scene, step)) count(memory.tally, end);
      return;
    case 'hire':
      return hire(test, scene, n);
    case 'again':
      return again(test, memory.dones[(n[0] ?? 0) % Math.max(memory.dones.length, 1)], n[1] ?? 0);
    default:
      return unreachable(kind);
  }
}

function count(tally: Tally, end: string): void {
  tally.set(end, (tally.get(end) ?? 0) + 1);
}

const makers = { ...invoiceMakers, ...moneyMakers, ...refundMakers };

const isMoving = (kind: StepKind): kind is keyof typeof makers => kind in makers;

async function lookOnly(test: FoundedDesk, { ids }: Scene, n: readonly number[]): Promise<void> {
  const before = test.ledger.version();
  await test.ask('desk.today', {});
  await test.ask('desk.find', { text: 'han' });
  const paymentId = ids.payments[(n[0] ?? 0) % Math.max(ids.payments.length, 1)];
  if (paymentId !== undefined) await test.ask('refunds.choices', { paymentId });
  expect(test.ledger.version()).toBe(before);
}

async function wait(test: FoundedDesk, scene: Scene, n: readonly number[]): Promise<void> {
  const days = [0, 1, 0, 3][(n[0] ?? 0) % 4] ?? 0;
  scene.today += days;
  test.clock.pass({ days, minutes: 1 });
}

async function hire(test: FoundedDesk, scene: Scene, n: readonly number[]): Promise<void> {
  const role = (n[0] ?? 0) % 3 === 0 ? 'manager' : 'front-desk';
  const limit = [null, 0, 2000, 10_000][(n[1] ?? 0) % 4] ?? null;
  const person = { role, ...(limit === null ? {} : { refundLimitMinor: limit }) } as const;
  if (scene.book.people[scene.actor]?.role !== 'manager') {
    const { kind } = await test.refusal('staff.create', { name: 'No', pin: '0000', ...person });
    return expect(kind).toBe('manager-needed');
  }
  scene.ids.people.push(await test.hire(person));
  scene.book.people.push({ role, limit });
}

/** Whoever came last was one of the others: everything of theirs is that one's from now on. */
async function merge(test: FoundedDesk, scene: Scene, n: readonly number[]): Promise<boolean> {
  const { customers } = scene.ids;
  const merged = customers.length - 1;
  if (merged < 2) return false;
  const kept = (n[0] ?? 0) % merged;
  const input = { id: customers[merged] ?? '', intoId: customers[kept] ?? '' };
  if (scene.book.people[scene.actor]?.role !== 'manager') {
    const { kind } = await test.refusal('customers.merge', input);
    expect(kind).toBe('manager-needed');
    return false;
  }
  await test.ask('customers.merge', { attemptId: scene.attempt(), ...input });
  customers.pop();
  giveTo(scene.book, merged, kept);
  return true;
}

/** The same attempt again: the first answer and nothing more; with anything else it is refused. */
async function again(test: FoundedDesk, done: Done | undefined, n: number): Promise<void> {
  if (done === undefined) return;
  const before = test.ledger.version();
  expect(await test.reply(done.call, done.input)).toEqual(done.reply);
  if (n % 2 === 0) {
    const other = await test.reply('allocations.remove', {
      ...{ id: 'x' },
      attemptId: done.input['attemptId'],
    });
    expect(other).toMatchObject({ failure: { kind: 'attempt-reused' } });
  }
  expect(test.ledger.version()).toBe(before);
}

async function perform(
  test: FoundedDesk,
  scene: Scene,
  act: Act,
  { trace, dones, tally, twice }: Memory & { readonly twice: boolean },
): Promise<void> {
  trace.push(`${act.call} ${JSON.stringify(act.input)}`);
  const verdict = typeof act.verdict === 'function' ? act.verdict() : act.verdict;
  trace.push(`  the model: ${verdict.refused ?? 'done'}`);
  count(tally, `${act.call} ${verdict.refused ?? 'done'}`);
  const before = test.ledger.version();
  const checkPreview = await lookAhead(test, scene, act, verdict);
  const asked = [test.reply(act.call, act.input)];
  if (twice) asked.push(test.reply(act.call, act.input));
  const [reply, second] = await Promise.all(asked);
  if (reply === undefined) return;
  trace.push(`  the desk: ${reply.ok ? 'done' : reply.failure.kind}`);
  expect(reply.ok ? null : reply.failure.kind).toBe(verdict.refused);
  if (second !== undefined) expect(second).toEqual(reply);
  if (verdict.refused !== null || !reply.ok) {
    expect(test.ledger.version()).toBe(before);
    return;
  }
  // Who may is asked before whether it was done already, and somebody else may sit there by then.
  if (act.call !== 'settings.update') dones.push({ call: act.call, input: act.input, reply });
  await learn(test, scene, { act, key: verdict.key, value: reply.value });
  await checkPreview(reply.value);
}
