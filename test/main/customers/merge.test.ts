import { describe, expect, it } from 'vitest';
import { keptUnder } from '../../../src/shared/ledger/customer.ts';
import { openFoundedDesk } from '../../support/founded-desk.ts';
import { balancesOf, customersOf, faultsOf, openTwoDesks } from '../../support/hub/apart.ts';
import { holdings, settle } from '../../support/hub/in-step.ts';
import { type JoinedDesk, openNextDesk } from '../../support/hub/joined-desk.ts';

const merge = (desk: JoinedDesk, id: string, intoId: string) =>
  desk.ask('customers.merge', { attemptId: desk.attempt(), id, intoId });

describe('two customers who are one', () => {
  it('[D10] are found under the one that is kept, with all their money, and either id answers', async () => {
    const desk = await openFoundedDesk();
    const old = await desk.customer('Hanna Petrov');
    const kept = await desk.customer('Hannah Petrova');
    const invoice = await desk.invoice(old, 10_000);
    const { id: paymentId } = await desk.payment(old, 4000);
    await desk.payment(kept, 1500);
    await desk.ask('credits.grant', {
      attemptId: desk.attempt(),
      customerId: old,
      amountMinor: 700,
      reason: { code: 'service-issue' },
    });
    const attemptId = desk.attempt();
    const answer = await desk.ask('customers.merge', { attemptId, id: old, intoId: kept });
    const figures = { owedMinor: 10_000, unallocatedMinor: 5500, creditMinor: 700 };
    expect(answer).toMatchObject({ id: kept, name: 'Hannah Petrova', ...figures });
    await desk.ask('customers.update', { id: kept, name: 'Hannah P.' });
    expect(await desk.ask('customers.merge', { attemptId, id: old, intoId: kept })).toEqual(answer);
    const now = { id: kept, name: 'Hannah P.', merged: ['Hanna Petrov'], ...figures };
    for (const id of [old, kept]) {
      expect(await desk.ask('customers.get', { id })).toMatchObject(now);
      const rows = async (call: 'invoices.list' | 'payments.list') =>
        (await desk.ask(call, { customerId: id })).rows.map((row) => row.customerId);
      expect(await rows('invoices.list')).toEqual([kept]);
      expect(await rows('payments.list')).toEqual([kept, kept]);
    }
    for (const search of ['hanna petrov', 'hannah']) {
      expect((await desk.ask('customers.list', { search })).rows).toMatchObject([now]);
      expect((await desk.ask('payments.list', { search })).rows).toHaveLength(2);
    }
    // Money of one goes to the invoice of the other, and credit too.
    await desk.ask('allocations.create', {
      attemptId: desk.attempt(),
      paymentId,
      invoiceId: invoice.id,
      amountMinor: 4000,
    });
    const part = { invoiceId: invoice.id, amountMinor: 700 };
    const ahead = await desk.ask('credits.previewApply', { customerId: kept, parts: [part] });
    expect(ahead.credit).toEqual({ before: 700, after: 0 });
    await desk.ask('credits.apply', { attemptId: desk.attempt(), customerId: kept, ...part });
    expect(await desk.ask('customers.get', { id: old })).toMatchObject({
      owedMinor: 5300,
      unallocatedMinor: 1500,
      creditMinor: 0,
    });
    expect((await desk.ask('exceptions.list', {})).rows).toEqual([]);
    expect(await desk.ask('ledger.verify', {})).toMatchObject({ ok: true, findings: [] });
  });

  it('[D10] a refund of credit that was drafted for the one that went is made for the other', async () => {
    const desk = await openFoundedDesk();
    const [old, kept] = [await desk.customer('Hanna Petrov'), await desk.customer('Hannah')];
    await desk.ask('credits.grant', {
      attemptId: desk.attempt(),
      customerId: old,
      amountMinor: 700,
      reason: { code: 'service-issue' },
    });
    const refund = {
      customerId: old,
      amount: { kind: 'fixed', amountMinor: 700 },
      outcome: 'spare-credit',
      method: 'cash',
      reason: { code: 'customer-request' },
      seenRefundableMinor: 700,
    } as const;
    const draft = await desk.ask('refunds.create', {
      ...refund,
      attemptId: desk.attempt(),
      keepAs: 'draft',
    });
    await desk.ask('customers.merge', { id: old, intoId: kept });
    const made = await desk.ask('refunds.create', {
      ...refund,
      customerId: kept,
      attemptId: desk.attempt(),
      refundId: draft.id,
    });
    expect(made).toMatchObject({ id: draft.id, status: 'succeeded' });
    expect(await desk.ask('customers.get', { id: kept })).toMatchObject({ creditMinor: 0 });
    expect(await desk.ask('ledger.verify', {})).toMatchObject({ ok: true, findings: [] });
  });

  it('[D11] are two, neither of them erased, and only a manager makes them one', async () => {
    const desk = await openFoundedDesk();
    const [one, two] = [await desk.customer('One'), await desk.customer('Two')];
    const asked = (id: string, intoId: string) =>
      desk.refusal('customers.merge', { attemptId: desk.attempt(), id, intoId });
    expect(await asked(one, one)).toMatchObject({ kind: 'merge-with-itself' });
    await desk.ask('customers.merge', { id: one, intoId: two });
    expect(await asked(one, two)).toMatchObject({ kind: 'merge-with-itself' });
    expect(await asked(two, one)).toMatchObject({ kind: 'merge-with-itself' });
    const three = await desk.customer('Three');
    await desk.ask('customers.erase', { id: three });
    expect(await asked(three, one)).toMatchObject({ kind: 'customer-erased', id: three });
    expect(await asked(one, three)).toMatchObject({ kind: 'customer-erased', id: three });
  });

  it('[D12] the one that is kept takes over what it does not have, as the preview says', async () => {
    const desk = await openFoundedDesk();
    const details = { email: 'h@example.com', phone: '555-0101', notes: 'Prefers mornings.' };
    const { id } = await desk.ask('customers.create', { name: 'Hanna Petrov', ...details });
    const { id: intoId } = await desk.ask('customers.create', {
      name: 'Hannah Petrova',
      phone: '555-0102',
      notes: 'Pays by check.',
    });
    await desk.invoice(id, 2500);
    const preview = await desk.ask('customers.previewMerge', { id, intoId });
    expect(preview).toMatchObject({
      merged: { name: 'Hanna Petrov', owedMinor: 2500, invoices: 1 },
      kept: { name: 'Hannah Petrova', owedMinor: 0, invoices: 0 },
    });
    await desk.ask('customers.merge', { attemptId: desk.attempt(), id, intoId });
    const now = await desk.ask('customers.get', { id });
    expect(preview.after).toMatchObject(now);
    expect(now).toMatchObject({
      email: 'h@example.com',
      phone: '555-0102',
      notes: 'Pays by check.\nPrefers mornings.',
    });
  });

  it('[Y60] made one in opposite directions apart, are one at both desks, and no coin moves', async () => {
    const two = await openTwoDesks();
    const { f2, d2 } = two;
    const [a, b] = [await f2.customer('Alder'), await f2.customer('Birch')];
    await f2.invoice(a, 9000);
    await f2.payment(b, 5000);
    await two.meet();
    const before = await balancesOf(f2);
    await two.apart(
      () => merge(f2, a, b),
      () => merge(d2, b, a),
    );
    const listed = await customersOf(f2);
    expect(listed).toEqual([{ id: b, name: 'Birch', figures: [9000, 5000, 0] }]);
    expect(await customersOf(d2)).toEqual(listed);
    expect(await balancesOf(f2)).toEqual(before);
    expect(holdings(d2)).toEqual(holdings(f2));
    for (const desk of [f2, d2]) expect(faultsOf(desk)).toEqual([]);
    // One of the two merges is without effect: the account that it names may go into another one yet.
    const c = await f2.customer('Cedar');
    await merge(f2, b, c);
    await two.meet();
    for (const desk of [f2, d2]) {
      expect(await customersOf(desk)).toEqual([{ id: c, name: 'Cedar', figures: [9000, 5000, 0] }]);
      expect(faultsOf(desk)).toEqual([]);
    }
  });

  it('[Y60] in a circle of three desks, in whatever order they meet', async () => {
    const { hub, f2, d2 } = await openTwoDesks();
    const d3 = await openNextDesk(hub, 3);
    d3.clock.pass({ ms: 13 });
    const ids = [await f2.customer('A'), await f2.customer('B'), await f2.customer('C')] as const;
    for (const id of ids) await f2.payment(id, 1000);
    await settle(f2, d2, d3);
    hub.isAway = true;
    await merge(f2, ids[0], ids[1]);
    await merge(d2, ids[1], ids[2]);
    await merge(d3, ids[2], ids[0]);
    hub.isAway = false;
    await settle(d3, f2, d2);
    await settle(f2, d2, d3);
    const listed = await customersOf(f2);
    expect(listed).toMatchObject([{ figures: [0, 3000, 0] }]);
    for (const desk of [d2, d3]) {
      expect(await customersOf(desk)).toEqual(listed);
      expect(holdings(desk)).toEqual(holdings(f2));
      expect(faultsOf(desk)).toEqual([]);
    }
  });

  it('[Y61] an invoice issued elsewhere to the one that went is owed by the one that is kept', async () => {
    const two = await openTwoDesks();
    const { f2, d2 } = two;
    const [a, b] = [await f2.customer('Alder'), await f2.customer('Birch')];
    await two.meet();
    await two.apart(
      () => merge(f2, a, b),
      async () => {
        const { id } = await d2.invoice(a, 4000);
        await d2.payment(a, 1000, { allocations: [{ invoiceId: id, amountMinor: 1000 }] });
      },
    );
    for (const desk of [f2, d2]) {
      expect(await customersOf(desk)).toEqual([{ id: b, name: 'Birch', figures: [3000, 0, 0] }]);
      const { rows } = await desk.ask('invoices.list', { customerId: b });
      expect(rows).toMatchObject([{ customerId: b, customerName: 'Birch', dueMinor: 3000 }]);
      expect(faultsOf(desk)).toEqual([]);
    }
    // Both took it back while one of them still knew two customers: it is the same act.
    const { rows } = await f2.ask('payments.list', {});
    expect(rows).toMatchObject([{ customerId: b, appliedMinor: 1000 }]);
  });

  it('[Y62] merged into two others apart, is one of them everywhere, and somebody is told', async () => {
    const two = await openTwoDesks();
    const { f2, d2 } = two;
    const [a, b, c] = [
      await f2.customer('Alder'),
      await f2.customer('Birch'),
      await f2.customer('Cedar'),
    ];
    await f2.payment(a, 1000);
    await two.meet();
    await two.apart(
      () => merge(f2, a, b),
      () => merge(d2, a, c),
    );
    for (const desk of [f2, d2]) {
      expect(await customersOf(desk)).toMatchObject([
        { name: 'Birch', figures: [0, 1000, 0] },
        { name: 'Cedar', figures: [0, 0, 0] },
      ]);
      const { rows } = await desk.ask('exceptions.list', {});
      expect(rows).toMatchObject([{ kind: 'effect-conflict' }]);
      expect(faultsOf(desk)).toEqual([]);
    }
  });

  it('[D10] a circle is broken at its latest merge, whatever the order', () => {
    const merges = [
      { fact: '1', merged: 'a', kept: 'b' },
      { fact: '2', merged: 'b', kept: 'c' },
      { fact: '3', merged: 'c', kept: 'a' },
      { fact: '4', merged: 'd', kept: 'a' },
    ];
    const kept = Object.fromEntries(keptUnder(merges, new Set()));
    expect(kept).toEqual({ a: 'c', b: 'c', d: 'c' });
    expect(Object.fromEntries(keptUnder(merges.toReversed(), new Set()))).toEqual(kept);
    expect(Object.fromEntries(keptUnder(merges, new Set(['b', 'c'])))).toEqual({ b: 'c', d: 'a' });
  });
});
