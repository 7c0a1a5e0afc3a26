import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CallName, callNames, contract } from '../../../src/shared/contract/contract.ts';
import { fieldsOf, sampleOf } from '../../support/schema-samples.ts';
import { doings, openWorld, type World } from '../../support/world.ts';
import { testPin } from '../../support/founded-desk.ts';

const unknown = '01900000-0000-7000-8000-000000000000';
const ids = /^(id|(customer|invoice|payment|refund|staff)Id)$/;
/** Ids of what is no record of the book, or of what each row is told apart. */
const apart = new Set<CallName>([
  ...(['backups.restore', 'desk.closeNotice', 'payments.import'] as const),
  // What contradicts is no record: there is a sentence of its own where it does not any more.
  ...(['exceptions.get', 'exceptions.resolve'] as const),
]);
/** What a person has put in so far is taken as it is: it is not looked up. */
const byHand = 'given.0.invoiceId';

interface Reference {
  readonly name: CallName;
  readonly path: string;
}

const references: readonly Reference[] = callNames
  .filter((name) => !apart.has(name))
  .flatMap((name) =>
    fieldsOf(contract[name].input)
      .filter(({ path }) => ids.test(path.at(-1) ?? '') && path.join('.') !== byHand)
      .map(({ path }) => ({ name, path: path.join('.') })),
  );
/** Nobody who works here belongs to a record. */
const isList = (name: string) => /\.(list|totals)$/.test(name);
const filters = references.filter(({ name }) => isList(name) && name !== 'staff.list');
const subjects = references.filter(({ name }) => !isList(name));

describe('a record that is not here', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ lasts: 'until-closed' });
  });
  afterAll(() => world.close());

  /** An input that would do, but for one id. */
  function inputWith({ name, path }: Reference): object {
    const { hanna, cash, paid } = world.ids;
    const aimed: Readonly<Record<string, object>> = {
      ...doings(world),
      'session.signIn': { staffId: world.manager, pin: testPin },
      'payments.suggest': { customerId: hanna },
      'cards.charge': { attemptId: 'a', customerId: hanna, amountMinor: 100, via: 'test' },
      'refunds.preview': { amount: { kind: 'full' }, outcome: 'still-owes', paymentId: cash },
      'creditNotes.preview': { invoiceId: paid, amountMinor: 100 },
      'invoices.cancelPlan': { id: paid, money: 'refund' },
      'invoices.cancel': { ...doings(world)['invoices.cancel'], id: paid },
    };
    const input = aimed[name] ?? (sampleOf(contract[name].input) as object);
    switch (path) {
      case 'approval.staffId':
        return { ...input, approval: { staffId: unknown, pin: testPin } };
      case 'parts.0.invoiceId':
        return { customerId: hanna, parts: [{ invoiceId: unknown, amountMinor: 1 }] };
      case 'parts.0.paymentId':
        return { ...input, parts: [{ paymentId: unknown, amountMinor: 1 }] };
      case 'allocations.0.invoiceId':
        return { ...input, allocations: [{ invoiceId: unknown, amountMinor: 1 }] };
      case 'customerId':
        return {
          ...without(input, name.startsWith('refunds.') ? 'paymentId' : ''),
          [path]: unknown,
        };
      default:
        return { ...input, [path]: unknown };
    }
  }

  it.each(subjects)('[X5] $name says so of its $path', async (reference) => {
    const before = world.ledger.tables();
    for (const id of [unknown, 'F2-PAY-0001', unknown.toUpperCase(), '✗', "' or 1=1 --"]) {
      const input = JSON.parse(JSON.stringify(inputWith(reference)).replaceAll(unknown, id));
      const reply = await world.reply(reference.name, input);
      const told = reply.ok ? reply.value : reply.failure;
      expect({ ...reference, id, told }).toMatchObject({
        ...reference,
        id,
        told: { kind: 'not-found', id, sentence: expect.stringMatching(/^There is no such .*\.$/) },
      });
    }
    expect(world.ledger.tables()).toEqual(before);
  });

  it.each(filters)(
    '[V1] $name shows nothing for a $path that is not here',
    async ({ name, path }) => {
      for (const id of [unknown, 'F2-PAY-0001', '✗']) {
        const nothing = name.endsWith('.list') ? { rows: [] } : { count: 0 };
        const reply = await world.reply(name, { [path]: id });
        expect(reply).toMatchObject({ ok: true, value: nothing });
      }
    },
  );
});

const without = (input: object, key: string): object =>
  Object.fromEntries(Object.entries(input).filter(([name]) => name !== key));
