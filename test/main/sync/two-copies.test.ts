import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMemorySecrets } from '../../support/memory-secrets.ts';
import { quickFolder } from '../../support/quick-folder.ts';
import { openWiredHub, type WiredHub } from '../../support/hub/desks-and-hub.ts';
import { holdings, settle } from '../../support/hub/in-step.ts';
import {
  type JoinedDesk,
  openFirstDesk,
  openKeptDesk,
  openNextDesk,
} from '../../support/hub/joined-desk.ts';

/** Two desks that are one: the files and keys of the first were copied while it was closed. */
async function twoCopies(hub: WiredHub) {
  const home = quickFolder();
  onTestFinished(home.remove);
  const [one, two] = ['one', 'two'].map((name) => join(home.path, name)) as [string, string];
  mkdirSync(one);
  const secrets = createMemorySecrets();
  const lasts = 'until-closed';
  const before = await openFirstDesk(hub, 1, { dataDir: one, secrets, lasts });
  const customer = await before.customer();
  const invoice = await before.invoice(customer, 10_000);
  const paid = await before.payment(customer, 10_000, {
    allocations: [{ invoiceId: invoice.id, amountMinor: 10_000 }],
  });
  const spare = await before.invoice(customer, 2500);
  await before.sync();
  await before.close();
  cpSync(one, two, { recursive: true });
  const copied = createMemorySecrets();
  for (const [name, secret] of secrets.kept) copied.kept.set(name, secret);
  const first = await openKeptDesk(hub, { dataDir: one, secrets, seed: 11 });
  const second = await openKeptDesk(hub, { dataDir: two, secrets: copied, seed: 12 });
  return { first, second, customer, invoice, paid, spare };
}

const cashOf = async (desk: JoinedDesk) => {
  const { accounts } = await desk.ask('reports.trialBalance', {});
  const of = (name: string) => accounts.find(({ account }) => account === name)?.balanceMinor ?? 0;
  expect(accounts.reduce((sum, { balanceMinor }) => sum + balanceMinor, 0)).toBe(0);
  return {
    drawer: of('cash:F2'),
    deposits: of('customer-deposits'),
    receivables: of('receivables'),
  };
};

describe('two copies of one desk’s file, both worked on offline', () => {
  it('[Y86] [Y25] one that finds later entries of its own on the way gets every page of them', async () => {
    const hub = openWiredHub();
    const { first, second, customer } = await twoCopies(hub);
    for (const amount of [100, 200, 300]) {
      await first.payment(customer, amount);
      await first.sync();
    }
    await hub.store.write((tx) => tx.all('update delivery set bytes = 5000000'));
    expect(await second.sync()).not.toHaveProperty('trouble');
    await settle(first, second);
    expect(holdings(second)).toEqual(holdings(first));
    expect(await second.ask('customers.get', { id: customer })).toMatchObject({
      unallocatedMinor: 600,
    });
  });

  it('[Y25] [H4] every act counts once on every desk, with the number that was printed', async () => {
    const hub = openWiredHub();
    const { first, second, customer, paid, spare } = await twoCopies(hub);
    hub.isAway = true;
    // The one takes two payments; the other voids an invoice, takes one and gives money back.
    await first.payment(customer, 1100);
    await first.payment(customer, 1200);
    await second.ask('invoices.void', { attemptId: 'v', id: spare.id, reason: 'Twice.' });
    const taken = await second.payment(customer, 3300, { attemptId: 'taken' });
    const refund = await second.refund(paid.id, { amount: { kind: 'fixed', amountMinor: 4000 } });
    const stranger = await second.customer('Zoë Kowalczyk');
    await second.payment(stranger, 50);
    expect(await cashOf(second)).toEqual({ drawer: 9350, deposits: -3350, receivables: 4000 });
    hub.isAway = false;
    await settle(first);
    await second.sync();
    await settle(second, first);
    const third = await openNextDesk(hub, 3);
    await settle(third, first, second);
    const [one, two, three] = [holdings(first), holdings(second), holdings(third)];
    expect(two).toEqual(one);
    expect(three).toEqual(one);
    for (const desk of [first, second, third]) {
      // 10,000 + 1,100 + 1,200 + 3,300 + 50 came in, 4,000 went out.
      expect(await cashOf(desk)).toEqual({ drawer: 11_650, deposits: -5650, receivables: 4000 });
      expect(await desk.ask('payments.get', { id: taken.id })).toMatchObject({
        amountMinor: 3300,
        number: taken.number,
        availableMinor: 3300,
        deskCode: 'F2',
      });
      expect(await desk.ask('refunds.get', { id: refund.id })).toMatchObject({
        number: refund.number,
        status: 'succeeded',
      });
      expect((await desk.ask('invoices.get', { id: spare.id })).status).toBe('void');
      expect((await desk.ask('customers.get', { id: stranger })).name).toBe('Zoë Kowalczyk');
      expect((await desk.ask('payments.list', {})).rows).toHaveLength(5);
      expect(desk.troubles).toEqual([]);
    }
    const { ok, findings } = await first.ask('ledger.verify', {});
    expect({ ok, faults: findings.filter(({ weight }) => weight === 'fault') }).toEqual({
      ok: true,
      faults: [],
    });
    // Both printed the same number while they were apart, and both papers are out there.
    const numbers = (await third.ask('payments.list', {})).rows.map(({ number }) => number);
    expect(numbers.filter((number) => number === taken.number)).toHaveLength(2);
    // What was answered stays answered, and the branch is kept whole, here and at the hub.
    const again = { attemptId: 'taken', customerId: customer, method: 'cash', amountMinor: 3300 };
    expect(await second.reply('payments.record', again)).toMatchObject({
      ok: true,
      value: { id: taken.id, number: taken.number },
    });
    const aside = second.ledger.all('select seq from aside order by seq');
    const apart = await hub.store.read.all('select seq from apart order by seq');
    expect(aside).toHaveLength(4);
    expect(apart).toEqual(aside);
    const reissued = third.ledger.all<{ type: string }>(
      `select type from fact where body like '%"reissueOf"%' order by lc`,
    );
    expect(reissued.map(({ type }) => type)).toEqual([
      'invoice-voided',
      'payment-recorded',
      'refund-made',
      'payment-recorded',
    ]);
  });

  it.each([1, 4])(
    '[Y25] also where the other has written %i, and both go on afterwards',
    async (count) => {
      const hub = openWiredHub();
      const { first, second, customer, spare } = await twoCopies(hub);
      hub.isAway = true;
      await first.ask('invoices.void', { attemptId: 'v', id: spare.id, reason: 'Twice.' });
      for (let times = 1; times < count; times += 1) await first.payment(customer, 100);
      await second.ask('invoices.void', { attemptId: 'v', id: spare.id, reason: 'Not this one.' });
      await second.payment(customer, 777);
      hub.isAway = false;
      await settle(first);
      await second.sync();
      await settle(second, first);
      // Neither takes the other's new chain for a sign that it was set back itself.
      for (let day = 0; day < 2; day += 1) {
        await first.payment(customer, 10);
        await second.payment(customer, 20);
        await settle(first, second);
      }
      expect(holdings(second)).toEqual(holdings(first));
      const epochs = first.ledger.all('select distinct epoch from chain order by epoch');
      expect(epochs).toEqual([{ epoch: 1 }, { epoch: 2 }]);
      expect((await first.ask('invoices.get', { id: spare.id })).status).toBe('void');
      expect(await first.ask('customers.get', { id: customer })).toMatchObject({
        unallocatedMinor: (count - 1) * 100 + 777 + 60,
      });
      expect(await second.ask('ledger.verify', {})).toMatchObject({ ok: true });
    },
  );

  it('[Y25] nothing is left where the hub could not be given the branch first', async () => {
    const hub = openWiredHub();
    const { first, second, customer } = await twoCopies(hub);
    hub.isAway = true;
    await first.payment(customer, 1100);
    await second.payment(customer, 3300);
    hub.isAway = false;
    await settle(first);
    const before = holdings(second);
    hub.onTheWay = async (request, pass) => {
      if (request.path.endsWith('push')) throw new Error('The line went dead.');
      return pass();
    };
    await second.sync();
    expect(holdings(second)).toEqual(before);
    hub.onTheWay = null;
    await settle(second, first);
    expect(holdings(second)).toEqual(holdings(first));
  });
});
