import { describe, expect, it } from 'vitest';
import type { CallName } from '../../../src/shared/contract/contract.ts';
import { openFoundedDesk } from '../../support/founded-desk.ts';
import { openWorld } from '../../support/world.ts';

const lists = [
  'staff.list',
  'customers.list',
  'invoices.list',
  'payments.list',
  'allocations.list',
  'refunds.list',
  'creditNotes.list',
] as const satisfies readonly CallName[];

interface Page {
  readonly rows: ReadonlyArray<{ readonly id: string }>;
  readonly next?: string;
}

describe('a list', () => {
  it.each(lists)('[V2] %s comes page by page, each row once, in one order', async (name) => {
    const world = await openWorld();
    const { hanna, cash } = world.ids;
    for (let more = 0; more < 5; more += 1) {
      await world.hire({ name: `Person ${String(more)}` });
      await world.customer('Hanna Petrov');
      const invoice = await world.invoice(hanna, 1000);
      await world.payment(hanna, 1000, {
        allocations: [{ invoiceId: invoice.id, amountMinor: 1000 }],
      });
      await world.refund(cash, {
        amount: { kind: 'fixed', amountMinor: 2100 },
        outcome: 'no-longer-owes',
      });
    }
    const ask = async (input: object) => (await world.ask(name, input)) as Page;
    const whole = await ask({ limit: 500 });
    expect(whole.rows.length).toBeGreaterThan(3);
    expect(whole.next).toBeUndefined();
    for (const limit of [1, 2, 3, whole.rows.length]) {
      const rows: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await ask({ limit, ...(cursor === undefined ? {} : { cursor }) });
        expect(page.rows.length).toBeLessThanOrEqual(limit);
        rows.push(...page.rows.map((row) => row.id));
        cursor = page.next;
      } while (cursor !== undefined);
      expect(rows).toEqual(whole.rows.map((row) => row.id));
    }
  });

  it.each(lists)('[V2] %s begins at its start with a cursor that is not ours', async (name) => {
    const world = await openWorld();
    const ask = async (input: object) => (await world.ask(name, input)) as Page;
    const whole = await ask({});
    for (const cursor of ['x', 'bnVsbA', Buffer.from('[1]  x').toString('base64url')]) {
      expect(await ask({ cursor })).toEqual(whole);
    }
  });

  it('[V1] is narrowed by customer, invoice and payment', async () => {
    const world = await openWorld();
    const { hanna, jose, paid, open, cash, check, allocation, refund, draft } = world.ids;
    await world.invoice(jose, 5000);
    const ids = async (name: (typeof lists)[number], input: object) =>
      ((await world.ask(name, input)) as Page).rows.map((row) => row.id);
    expect(await ids('customers.list', { customerId: hanna })).toEqual([hanna]);
    expect(await ids('customers.list', { paymentId: cash })).toEqual([hanna]);
    expect(await ids('customers.list', { invoiceId: paid })).toEqual([hanna]);
    expect(await ids('invoices.list', { customerId: hanna })).toEqual([paid, open]);
    expect(await ids('invoices.list', { paymentId: cash })).toEqual([paid]);
    expect(await ids('invoices.list', { invoiceId: open })).toEqual([open]);
    expect(await ids('payments.list', { customerId: hanna })).toEqual([check, cash]);
    expect(await ids('payments.list', { invoiceId: paid })).toEqual([cash]);
    expect(await ids('payments.list', { paymentId: check })).toEqual([check]);
    expect(await ids('allocations.list', { paymentId: cash })).toEqual([allocation]);
    expect(await ids('allocations.list', { invoiceId: open })).toEqual([]);
    expect(await ids('refunds.list', { paymentId: cash })).toEqual([draft]);
    expect(await ids('refunds.list', { paymentId: check })).toEqual([refund]);
    expect(await ids('refunds.list', { customerId: jose })).toEqual([]);
  });

  it('[V1] is narrowed by each word for a record’s standing, as the record itself says it', async () => {
    const world = await openWorld();
    const { hanna, open, cash } = world.ids;
    const voided = await world.invoice(hanna, 500);
    await world.ask('invoices.void', { id: voided.id, reason: 'Twice.' });
    await world.ask('allocations.create', {
      attemptId: world.attempt(),
      paymentId: cash,
      invoiceId: open,
      amountMinor: 700,
    });
    const gone = await world.payment(hanna, 300);
    await world.ask('payments.reverse', { id: gone.id, reason: 'Twice.' });
    const full = await world.payment(hanna, 400);
    const { id: handed } = await world.refund(full.id);
    await world.ask('refunds.handOver', { id: handed });
    await world.refund(world.ids.check, { amount: { kind: 'percent', percent: 10 } });
    const invoices = (await world.ask('invoices.list', {})).rows;
    for (const status of ['draft', 'open', 'partly-paid', 'paid', 'void'] as const) {
      const { rows } = await world.ask('invoices.list', { status });
      expect(rows).toEqual(invoices.filter((row) => row.status === status));
    }
    world.clock.pass({ days: 100 });
    const late = (await world.ask('invoices.list', {})).rows;
    expect(late.some((row) => row.overdue)).toBe(true);
    for (const overdue of [true, false]) {
      const { rows } = await world.ask('invoices.list', { overdue });
      expect(rows).toEqual(late.filter((row) => row.overdue === overdue));
    }
    const payments = (await world.ask('payments.list', {})).rows;
    for (const status of ['pending', 'succeeded', 'failed', 'bounced', 'reversed'] as const) {
      const { rows } = await world.ask('payments.list', { status });
      expect(rows).toEqual(payments.filter((row) => row.status === status));
    }
    for (const allocationStatus of ['unallocated', 'partly-allocated', 'allocated'] as const) {
      const { rows } = await world.ask('payments.list', { allocationStatus });
      expect(rows).toEqual(payments.filter((row) => row.allocationStatus === allocationStatus));
    }
    for (const refundStatus of ['none', 'pending', 'partially-refunded', 'refunded'] as const) {
      const { rows } = await world.ask('payments.list', { refundStatus });
      expect(rows).toEqual(payments.filter((row) => row.refundStatus === refundStatus));
    }
    const refunds = (await world.ask('refunds.list', {})).rows;
    for (const status of ['draft', 'awaiting-approval', 'succeeded', 'canceled'] as const) {
      const { rows } = await world.ask('refunds.list', { status });
      expect(rows).toEqual(refunds.filter((row) => row.status === status));
    }
    for (const standing of ['draft', 'to-hand-over', 'given-back', 'succeeded'] as const) {
      const { rows } = await world.ask('refunds.list', { standing });
      expect(rows).toEqual(refunds.filter((row) => row.standing === standing));
      expect(rows.length > 0).toBe(standing !== 'succeeded');
    }
  });

  it('[V1] is narrowed by days, both included', async () => {
    const desk = await openFoundedDesk();
    const customer = await desk.customer();
    const numbers: string[] = [];
    for (let day = 0; day < 3; day += 1) {
      numbers.push((await desk.payment(customer, 100)).number);
      desk.clock.pass({ days: 1 });
    }
    const on = async (from?: string, to?: string) => {
      const range = {
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      };
      return (await desk.ask('payments.list', range)).rows.map((row) => row.number).toReversed();
    };
    expect(await on('2026-07-17', '2026-07-17')).toEqual(numbers.slice(1, 2));
    expect(await on('2026-07-17')).toEqual(numbers.slice(1));
    expect(await on(undefined, '2026-07-17')).toEqual(numbers.slice(0, 2));
    expect(await on('2026-07-18', '2026-07-17')).toEqual([]);
  });

  it('[V3] is searched by number, or by the beginnings of names', async () => {
    const world = await openWorld();
    const found = async (search: string) =>
      (await world.ask('payments.list', { search })).rows.map((row) => row.number);
    const both = ['F2-PAY-0002', 'F2-PAY-0001'];
    expect(await found('han')).toEqual(both);
    expect(await found('petrov HANNA')).toEqual(both);
    expect(await found('f2-pay-0001')).toEqual(['F2-PAY-0001']);
    expect(await found('0002')).toEqual(['F2-PAY-0002']);
    expect(await found('0002 hanna')).toEqual(['F2-PAY-0002']);
    expect(await found('F2-PAY')).toEqual(['F2-PAY-0003', ...both]);
    for (const search of ['anna', '%1', 'F2_PAY%1', "' or 1=1 --", '9999', '0002 jose']) {
      expect([search, await found(search)]).toEqual([search, []]);
    }
    // What holds neither a word nor a figure looks for nothing yet.
    expect(await found("% _ '")).toHaveLength(3);
  });
});

describe('the palette', () => {
  it('[V3] finds records of every kind by name or number', async () => {
    const world = await openWorld();
    const kinds = async (text: string) =>
      (await world.ask('desk.find', { text })).rows.map((row) => `${row.kind} ${row.title}`);
    expect(await kinds('hanna')).toEqual([
      'customer Hanna Petrov',
      'payment F2-PAY-0002',
      'payment F2-PAY-0001',
      'invoice F2-INV-0002',
      'invoice F2-INV-0001',
      'refund F2-REF-0002',
      'refund F2-REF-0001',
    ]);
    expect(await kinds('f2-alc-0001')).toEqual(['allocation F2-ALC-0001']);
    expect(await kinds('  ')).toEqual([]);
    // [V50] Who wants to refund is offered the last payments of which something is left.
    const last = await world.ask('desk.find', { text: '', kinds: ['payment', 'customer'] });
    expect(last.rows.map(({ title, refundableMinor }) => [title, refundableMinor])).toEqual([
      ['F2-PAY-0003', 6000],
      ['F2-PAY-0002', 7000],
      ['F2-PAY-0001', 12_000],
    ]);
    expect((await world.ask('desk.find', { text: 'hanna', kinds: ['customer'] })).rows).toEqual([
      {
        kind: 'customer',
        id: world.ids.hanna,
        title: 'Hanna Petrov',
        detail: 'owes $107.00, not applied $90.00',
      },
    ]);
    expect((await world.ask('desk.find', { text: 'f2', limit: 1 })).rows).toHaveLength(4);
  });
});

describe('the page of the day', () => {
  it('[V4] shows what came in and went out, what is due and what waits', async () => {
    const world = await openWorld();
    const { hanna, cash } = world.ids;
    world.clock.pass({ days: 1 });
    const due = await world.invoice(hanna, 4000, { dueOn: '2026-07-17' });
    await world.invoice(hanna, 4000, { dueOn: '2026-07-18' });
    await world.payment(hanna, 2000);
    await world.payment(hanna, 3000, { method: 'check' });
    const gone = await world.payment(hanna, 9000);
    await world.ask('payments.reverse', { id: gone.id, reason: 'Twice.' });
    const kept = await world.refund(cash, { amount: { kind: 'fixed', amountMinor: 500 } });
    const undone = await world.refund(cash, { amount: { kind: 'fixed', amountMinor: 600 } });
    await world.ask('refunds.cancel', { id: undone.id, reason: 'Twice.' });
    expect(await world.ask('desk.today', {})).toMatchObject({
      day: '2026-07-17',
      tenders: [
        { method: 'cash', takenMinor: 2000, refundedMinor: 500, netMinor: 1500 },
        { method: 'check', takenMinor: 3000, refundedMinor: 0, netMinor: 3000 },
      ],
      totals: { takenMinor: 5000, refundedMinor: 500, netMinor: 4500 },
      due: { rows: [{ id: due.id }], count: 1, totalMinor: 4000 },
      waiting: [
        { refundId: world.ids.refund, status: 'succeeded', amountMinor: 1000 },
        { refundId: world.ids.draft, status: 'draft', amountMinor: 500 },
        { refundId: kept.id, status: 'succeeded', amountMinor: 500 },
      ],
      openRefunds: 3,
    });
    await world.ask('refunds.handOver', { id: kept.id });
    await world.refund(cash, {
      ...{ amount: { kind: 'fixed', amountMinor: 100 } },
      method: 'other',
    });
    const { waiting, openRefunds } = await world.ask('desk.today', {});
    expect(waiting.map((row) => row.refundId)).toEqual([world.ids.refund, world.ids.draft]);
    expect(openRefunds).toBe(2);
    // A check that the bank has paid was in a hand.
    await world.ask('refunds.clear', { id: world.ids.refund });
    expect((await world.ask('desk.today', {})).openRefunds).toBe(1);
  });
});

describe('a record’s history', () => {
  it('[P11] tells everything that happened to it, newest first, and never forgets', async () => {
    const world = await openWorld();
    const { cash, paid, allocation } = world.ids;
    await world.refund(cash, { amount: { kind: 'fixed', amountMinor: 5000 } });
    await world.ask('allocations.remove', { attemptId: world.attempt(), id: allocation });
    const told = async (call: 'payments.get' | 'invoices.get' | 'allocations.get', id: string) =>
      (await world.ask(call, { id })).history.map((one) => [one.kind, one.amountMinor]);
    expect(await told('payments.get', cash)).toEqual([
      ['allocation-removed', 7000],
      ['refund-made', 5000],
      ['refund-drafted', 500],
      ['payment-recorded', 12_000],
    ]);
    expect(await told('invoices.get', paid)).toEqual([
      ['allocation-removed', 7000],
      ['refund-made', 3000],
      ['payment-recorded', 10_000],
      ['invoice-issued', 10_000],
    ]);
    expect(await told('allocations.get', allocation)).toEqual([
      ['allocation-removed', 7000],
      ['refund-made', 3000],
      ['payment-recorded', 10_000],
    ]);
    const [taken] = (await world.ask('payments.get', { id: cash })).history.slice(-1);
    expect(taken?.invoices).toMatchObject([{ id: paid, amountMinor: 10_000 }]);
  });

  it('[A5] keeps an allocation as a numbered record when all of it was taken off', async () => {
    const world = await openWorld();
    const { allocation } = world.ids;
    await world.ask('allocations.remove', { attemptId: world.attempt(), id: allocation });
    expect(await world.ask('allocations.get', { id: allocation })).toMatchObject({
      number: 'F2-ALC-0001',
      amountMinor: 0,
      originalMinor: 10_000,
      can: { remove: { allowed: false } },
    });
  });
});
