import { describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../support/world.ts';

const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0);

/** Filters of all kinds; each list must come to what its own rows come to. */
const narrowed = ({ ids }: World) => [
  {},
  { customerId: ids.hanna },
  { search: 'pet' },
  { search: 'f2' },
  { from: '2026-07-16', to: '2026-07-16' },
  { from: '2026-07-17' },
  { search: 'nobody' },
];

async function busyWorld(): Promise<World> {
  const world = await openWorld();
  const { hanna, jose, cash, check } = world.ids;
  const gone = await world.invoice(jose, 700);
  await world.ask('invoices.void', { id: gone.id, reason: 'Twice.' });
  const back = await world.payment(jose, 900);
  await world.ask('payments.reverse', { id: back.id, reason: 'Twice.' });
  await world.refund(cash, {
    amount: { kind: 'fixed', amountMinor: 4000 },
    outcome: 'no-longer-owes',
  });
  const undone = await world.refund(check, { amount: { kind: 'fixed', amountMinor: 300 } });
  await world.ask('refunds.cancel', { id: undone.id, reason: 'Twice.' });
  world.clock.pass({ days: 1 });
  await world.invoice(hanna, 1234);
  return world;
}

describe('the totals of a list', () => {
  it('[V6] of invoices are the sums of its rows, of which a void one counts for nothing', async () => {
    const world = await busyWorld();
    for (const filter of [...narrowed(world), { status: 'void' }, { overdue: false }] as const) {
      const { rows } = await world.ask('invoices.list', { ...filter, limit: 500 });
      const issued = rows.filter((row) => row.status !== 'draft');
      const standing = issued.filter((row) => row.status !== 'void');
      expect(await world.ask('invoices.totals', filter)).toEqual({
        count: issued.length,
        more: false,
        amounts: {
          totalMinor: sum(standing.map((row) => row.totalMinor)),
          creditedMinor: sum(standing.map((row) => row.creditedMinor)),
          appliedMinor: sum(issued.map((row) => row.appliedMinor)),
          dueMinor: sum(issued.map((row) => row.dueMinor)),
        },
      });
    }
  });

  it('[V6] [V61] of payments are the sums of its rows', async () => {
    const world = await busyWorld();
    const words = [
      { method: 'cash' },
      { refundStatus: 'none' },
      { allocationStatus: 'unallocated' },
    ] as const;
    for (const filter of [...narrowed(world), ...words] as const) {
      const { rows } = await world.ask('payments.list', { ...filter, limit: 500 });
      const totals = await world.ask('payments.totals', filter);
      expect(totals).toEqual({
        count: rows.length,
        more: false,
        amounts: {
          capturedMinor: sum(rows.map((row) => row.capturedMinor)),
          appliedMinor: sum(rows.map((row) => row.appliedMinor)),
          availableMinor: sum(rows.map((row) => row.availableMinor)),
          refundedMinor: sum(rows.map((row) => row.refundedMinor)),
          reservedMinor: sum(rows.map((row) => row.reservedMinor)),
          disputedMinor: sum(rows.map((row) => row.disputedMinor)),
          madeGoodMinor: sum(rows.map((row) => row.madeGoodMinor)),
        },
      });
    }
  });

  it('[V6] of refunds keep what was given back apart from what is only thought of', async () => {
    const world = await busyWorld();
    for (const filter of [...narrowed(world), { status: 'draft' }, { method: 'check' }] as const) {
      const { rows } = await world.ask('refunds.list', { ...filter, limit: 500 });
      const of = (status: string) =>
        sum(rows.filter((row) => row.status === status).map((row) => row.amountMinor));
      expect(await world.ask('refunds.totals', filter)).toEqual({
        count: rows.length,
        more: false,
        amounts: { refundedMinor: of('succeeded'), waitingMinor: of('draft') },
      });
    }
  });
});

describe('what is written on a payment', () => {
  it('[V5] finds it: its reference, the number of its check, or its own number', async () => {
    const world = await openWorld();
    const { hanna, jose, check } = world.ids;
    const transfer = await world.payment(jose, 100, {
      ...{ method: 'electronic', reference: 'Zelle 88-AX' },
    });
    const paper = await world.payment(hanna, 200, {
      ...{ method: 'check', checkNumber: '002047', bank: 'First Alder Bank' },
    });
    const found = async (search: string) =>
      (await world.ask('payments.list', { search })).rows.map((row) => row.id);
    expect(await found('zelle')).toEqual([transfer.id]);
    expect(await found('Zelle 88')).toEqual([transfer.id]);
    expect(await found('00204')).toEqual([paper.id]);
    expect(await found('check 10')).toEqual([check]);
    const { rows } = await world.ask('desk.find', { text: 'zelle', kinds: ['payment'] });
    expect(rows.map((row) => row.id)).toEqual([transfer.id]);
  });

  it('[P13] is shown with its change, and printed', async () => {
    const world = await openWorld();
    const { hanna } = world.ids;
    const cash = await world.payment(hanna, 4650, { tenderedMinor: 5000 });
    expect(await world.ask('payments.get', { id: cash.id })).toMatchObject({
      ...{ amountMinor: 4650, tenderedMinor: 5000, changeMinor: 350, capturedMinor: 4650 },
      ...{ standing: 'unallocated', label: 'Unallocated' },
    });
    const { html } = await world.ask('papers.page', { kind: 'payment', id: cash.id });
    expect(html).toContain('Change');
    expect(html).toContain('$3.50');
    const paper = await world.payment(hanna, 200, {
      ...{ method: 'check', checkNumber: '2047', bank: 'First Alder Bank' },
    });
    const page = await world.ask('papers.page', { kind: 'payment', id: paper.id });
    expect(page.html).toContain('2047, First Alder Bank');
    expect(await world.ask('payments.get', { id: paper.id })).toMatchObject({
      ...{ checkNumber: '2047', bank: 'First Alder Bank' },
    });
    const little = {
      customerId: hanna,
      method: 'cash',
      amountMinor: 500,
      tenderedMinor: 499,
    } as const;
    const asked = { attemptId: world.attempt(), ...little };
    const before = world.ledger.tables();
    expect((await world.refusal('payments.record', asked)).kind).toBe('tendered-too-little');
    expect(world.ledger.tables()).toEqual(before);
    expect((await world.ask('ledger.verify', {})).ok).toBe(true);
  });
});
