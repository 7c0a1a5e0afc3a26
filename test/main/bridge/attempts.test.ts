import { describe, expect, it } from 'vitest';
import { type CallName, callNames, contract } from '../../../src/shared/contract/contract.ts';
import { doings, openWorld, type World } from '../../support/world.ts';
import { openTestDesk } from '../../support/test-desk.ts';
import { testPin } from '../../support/founded-desk.ts';

/**
 * These keep their attempts elsewhere: they write no fact and no profile. What moves money by card goes
 * on by itself afterwards, so test/main/cards looks at it; what settles an exception needs two desks, so
 * test/main/exceptions does.
 */
const apart =
  /^(backups|desk|ledger|setup|session|sync|papers|cards|exceptions)\.|^refunds\.(retry|turnIntoCredit|takeOver|setAside)$/;
/** These change a profile. */
const kept = /^(customers\.(create|update)$|(staff|settings|business)\.)|Draft$|^invoices\.draft$/;
const names = callNames.filter(
  (name) => 'attemptId' in (contract[name].input.shape ?? {}) && !apart.test(name),
);

/** How many facts, profile entries and attempts there are. */
const effects = ({ ledger }: World) =>
  ['fact', 'profile_history', 'attempt'].map((table) => ledger.count(table));

const doing = (world: World, name: CallName) => {
  const input = doings(world)[name];
  if (input === undefined) throw new Error(`Say in test/support/world.ts what ${name} does there.`);
  return input as Readonly<Record<string, unknown>>;
};

describe.each(names)('%s', (name) => {
  it('[B7] asked twice at once has one effect and one answer', async () => {
    const world = await openWorld();
    const input = doing(world, name);
    const before = effects(world);
    const [first, second] = await Promise.all([world.reply(name, input), world.reply(name, input)]);
    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual(first);
    const after = effects(world);
    expect(after[2]).toBe((before[2] ?? 0) + 1);
    const isKept = kept.test(name);
    expect((after[0] ?? 0) - (before[0] ?? 0)).toBe(
      isKept && name !== 'invoices.issueDraft' ? 0 : 1,
    );
  });

  it('[B7] asked again later answers the same and writes nothing', async () => {
    const world = await openWorld();
    const input = doing(world, name);
    const first = await world.reply(name, input);
    world.clock.pass({ days: 3 });
    const before = world.ledger.tables();
    expect(await world.reply(name, input)).toEqual(first);
    expect(world.ledger.tables()).toEqual(before);
  });

  it('[B8] refuses the same attempt for anything else', async () => {
    const world = await openWorld();
    const input = doing(world, name);
    await world.reply(name, input);
    const { attemptId } = input;
    const before = world.ledger.tables();
    const reused = { ok: false, failure: { kind: 'attempt-reused', attemptId, call: name } };
    expect(await world.reply(name, other(name, input))).toMatchObject(reused);
    const elsewhere = name === 'allocations.remove' ? 'refunds.handOver' : 'allocations.remove';
    expect(await world.reply(elsewhere, { attemptId, id: 'x' })).toMatchObject(reused);
    expect(world.ledger.tables()).toEqual(before);
  });

  it('[B9] leaves nothing of a refused attempt, whose id may be used again', async () => {
    const world = await openWorld();
    const input = doing(world, name);
    const before = world.ledger.tables();
    const refused = await world.reply(name, refusedInput(name, input));
    expect(refused.ok).toBe(false);
    expect(world.ledger.tables()).toEqual(before);
    expect(await world.reply(name, input)).toMatchObject({ ok: true });
  });
});

/** The same call with something else in it. */
function other(name: CallName, input: Readonly<Record<string, unknown>>) {
  if ('amountMinor' in input) return { ...input, amountMinor: 1 };
  if ('sameMethod' in input) return { ...input, sameMethod: false };
  if ('name' in input) return { ...input, name: 'Somebody else' };
  if ('reason' in input && typeof input['reason'] === 'string')
    return { ...input, reason: 'Else.' };
  if (name === 'refunds.create') return { ...input, outcome: 'no-longer-owes' };
  if (name === 'invoices.issue' || name === 'invoices.draft')
    return { ...input, dueOn: '2026-07-31' };
  if (name === 'invoices.cancel') return { ...input, money: 'keep' };
  if (name === 'customers.update') return { ...input, phone: '' };
  if (name === 'staff.update') return { ...input, refundLimitMinor: 0 };
  return { ...input, id: '01900000-0000-7000-8000-000000000000' };
}

/** The same attempt as it must be refused. */
function refusedInput(name: CallName, input: Readonly<Record<string, unknown>>) {
  const unknown = '01900000-0000-7000-8000-000000000000';
  if (name === 'settings.update') return { ...input, sameMethod: 'yes' };
  if ('name' in input) return { ...input, name: '' };
  for (const key of ['id', 'customerId', 'paymentId', 'invoiceId']) {
    if (key in input) return { ...input, [key]: unknown };
  }
  throw new Error(`Say how ${name} is refused.`);
}

describe('founding a book', () => {
  const founding = {
    attemptId: 'first-run',
    business: { name: 'Alder Street', currency: 'USD', timeZone: 'America/Chicago' },
    desk: { name: 'Front 2', code: 'F2' },
    manager: { name: 'Ruth Adler', pin: testPin },
  };

  it('[B7] [D1] twice at once founds one book', async () => {
    const test = await openTestDesk();
    const [first, second] = await Promise.all([
      test.reply('setup.create', founding),
      test.reply('setup.create', founding),
    ]);
    expect(second).toEqual(first);
    expect(await test.reply('setup.create', founding)).toEqual(first);
    expect(test.ledger.all('select type from fact')).toEqual([{ type: 'book-founded' }]);
  });

  it('[D1] is done once: another is refused', async () => {
    const test = await openTestDesk();
    await test.ask('setup.create', founding);
    const again = { ...founding, attemptId: 'second-run' };
    const before = test.ledger.tables();
    expect((await test.refusal('setup.create', again)).kind).toBe('already-set-up');
    expect(test.ledger.tables()).toEqual(before);
  });

  it('[D1] two at once found one, and the other is told', async () => {
    const test = await openTestDesk();
    const replies = await Promise.all([
      test.reply('setup.create', founding),
      test.reply('setup.create', { ...founding, attemptId: 'second-run' }),
    ]);
    expect(replies.map((reply) => (reply.ok ? 'founded' : reply.failure.kind)).toSorted()).toEqual([
      'already-set-up',
      'founded',
    ]);
  });
});

describe('an approved attempt', () => {
  it('[B7] may be approved again with the PIN typed again, and happens once', async () => {
    const world = await openWorld();
    await world.signIn(world.ids.mina);
    const input = await world.refundInput(world.ids.cash, {
      approval: { staffId: world.manager, pin: testPin },
    });
    const first = await world.ask('refunds.create', input);
    // What stands in the book answers for itself: nobody's PIN is needed to hear it again.
    const again = { ...input, approval: { staffId: world.manager, pin: '0000' } };
    expect(await world.ask('refunds.create', again)).toEqual(first);
    const byGwen = { ...input, approval: { staffId: world.ids.gwen, pin: testPin } };
    expect((await world.refusal('refunds.create', byGwen)).kind).toBe('attempt-reused');
  });
});

describe('what is no fact', () => {
  it('[B7] a customer is answered as they were, whatever happened in between', async () => {
    const world = await openWorld();
    const opening = { attemptId: world.attempt(), name: 'Zoë Kowalczyk', phone: '(312) 555-0101' };
    const opened = await world.ask('customers.create', opening);
    expect(opened).toMatchObject({ creditMinor: 0, unallocatedMinor: 0, owedMinor: 0 });
    await world.payment(opened.id, 5000);
    const changing = { attemptId: world.attempt(), id: opened.id, phone: '' };
    const changed = await world.ask('customers.update', changing);
    expect(changed).toEqual({
      ...{ id: opened.id, name: 'Zoë Kowalczyk' },
      ...{ creditMinor: 0, unallocatedMinor: 5000, owedMinor: 0 },
    });
    await world.payment(opened.id, 700);
    await world.ask('customers.update', {
      id: opened.id,
      name: 'Zoë Miller',
      email: 'z@example.com',
    });
    expect(await world.ask('customers.create', opening)).toEqual(opened);
    expect(await world.ask('customers.update', changing)).toEqual(changed);
  });

  it('[B7] signing in again by the same attempt brings nobody back', async () => {
    const world = await openWorld();
    const { mina, gwen } = world.ids;
    const coming = { attemptId: world.attempt(), staffId: mina, pin: testPin };
    const first = await world.ask('session.signIn', coming);
    const going = { attemptId: world.attempt() };
    await world.ask('session.signOut', going);
    await world.signIn(gwen);
    expect(await world.ask('session.signIn', coming)).toEqual(first);
    expect(await world.ask('session.signOut', going)).toEqual({});
    expect((await world.ask('setup.status', {})).signedIn?.staffId).toBe(gwen);
    const another = { ...coming, staffId: gwen };
    expect((await world.refusal('session.signIn', another)).kind).toBe('attempt-reused');
    const wrong = { ...coming, pin: '0000' };
    expect((await world.refusal('session.signIn', wrong)).kind).toBe('wrong-pin');
  });

  it('[B7] a paper is printed and counted once for each attempt', async () => {
    const world = await openWorld();
    const paper = { kind: 'payment', id: world.ids.cash } as const;
    const by = { attemptId: world.attempt(), ...paper };
    const [one, two] = await Promise.all([
      world.ask('papers.print', by),
      world.ask('papers.print', by),
    ]);
    expect([one, two, world.printer.printed.length]).toEqual([
      { printed: true },
      { printed: true },
      1,
    ]);
    const hand = { attemptId: world.attempt(), ...paper };
    expect(await world.ask('papers.printed', hand)).toEqual({ times: 2 });
    expect(await world.ask('papers.printed', hand)).toEqual({ times: 2 });
    expect(await world.ask('papers.printed', paper)).toEqual({ times: 3 });
    expect(await world.ask('papers.printed', hand)).toEqual({ times: 2 });
  });

  it('[B7] every call that writes takes an attempt', () => {
    const without = callNames.filter(
      (name) =>
        contract[name].kind === 'write' && !('attemptId' in (contract[name].input.shape ?? {})),
    );
    // Each row of an import is an attempt of its own.
    expect(without).toEqual(['payments.import']);
  });
});
