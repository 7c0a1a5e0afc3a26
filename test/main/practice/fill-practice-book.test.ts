import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDesk } from '../../../src/main/desk.ts';
import { fillPracticeBook } from '../../../src/main/practice/fill-practice-book.ts';
import { practicePin } from '../../../src/main/practice/people.ts';
import { seededRandomness } from '../../../src/main/practice/seeded.ts';
import type { CallInput, CallName, CallValue } from '../../../src/shared/contract/contract.ts';
import { createMemorySecrets } from '../../support/memory-secrets.ts';
import { createFakePrinter } from '../../support/fake-printer.ts';
import { lookInto } from '../../support/ledger-file.ts';
import { quickFolder } from '../../support/quick-folder.ts';
import { createTestClock } from '../../support/test-clock.ts';

function aFolder(): string {
  const { path, remove } = quickFolder();
  onTestFinished(remove);
  return path;
}

async function fill(now = '2026-07-16T15:00:00.000Z'): Promise<string> {
  const file = join(aFolder(), 'practice.tillbook');
  await fillPracticeBook(file, createTestClock(now));
  return file;
}

function tables(file: string) {
  const ledger = lookInto(file);
  const all = ledger.tables();
  ledger.close();
  return all;
}

/** Opens the practice desk and signs Ruth in, as the sign-in page says one can. */
async function openPractice(now?: string) {
  const dataDir = aFolder();
  const desk = await openDesk({
    dataDir,
    mode: 'practice',
    ports: {
      clock: createTestClock(now),
      randomness: seededRandomness(1),
      secrets: createMemorySecrets(),
      printer: createFakePrinter(),
      complain: ({ cause }) => {
        throw cause;
      },
    },
  });
  onTestFinished(() => desk.close());
  const ask = async <Name extends CallName>(name: Name, input: CallInput<Name>) => {
    const reply = await desk.ask(name, input);
    if (!reply.ok) throw new Error(`${name}: ${reply.failure.sentence}`);
    return reply.value as CallValue<Name>;
  };
  const staff = (await ask('staff.list', {})).rows;
  const ruth = staff.find((one) => one.name === 'Ruth Adler');
  await ask('session.signIn', { staffId: ruth?.id ?? '', pin: practicePin });
  return { ask, staff };
}

type Ask = Awaited<ReturnType<typeof openPractice>>['ask'];

/** Every row of a list, page after page. */
async function everyRow<Row>(
  page: (cursor?: string) => Promise<{ rows: Row[]; next?: string | undefined }>,
) {
  const rows: Row[] = [];
  for (let at = await page(); ; at = await page(at.next)) {
    rows.push(...at.rows);
    if (at.next === undefined) return rows;
  }
}
const paged = (cursor: string | undefined) => ({
  limit: 100,
  ...(cursor === undefined ? {} : { cursor }),
});
const invoicesOf = (ask: Ask) => everyRow((cursor) => ask('invoices.list', paged(cursor)));
const paymentsOf = (ask: Ask) => everyRow((cursor) => ask('payments.list', paged(cursor)));
const refundsOf = (ask: Ask) => everyRow((cursor) => ask('refunds.list', paged(cursor)));

const seen = (values: readonly (string | boolean)[]) => [...new Set(values.map(String))].toSorted();

describe('the practice book', () => {
  it('[E1] is a small clinic with its people, customers and invoices', async () => {
    const { ask, staff } = await openPractice();
    expect(await ask('setup.status', {})).toMatchObject({
      ready: true,
      mode: 'practice',
      business: {
        name: 'Alder Street Physiotherapy',
        currency: 'USD',
        timeZone: 'America/Chicago',
      },
      desk: { name: 'Front 2', code: 'F2' },
      today: '2026-07-16',
    });
    expect(staff.map(({ name, role, refundLimitMinor }) => [name, role, refundLimitMinor])).toEqual(
      [
        ['Gwen Castellano', 'manager', undefined],
        ['Joel Brandt', 'front-desk', 20_000],
        ['Mina Okafor', 'front-desk', undefined],
        ['Ruth Adler', 'manager', undefined],
      ],
    );
    const { rows } = await ask('customers.list', { limit: 500 });
    expect(rows).toHaveLength(60);
    expect(new Set(rows.map((row) => row.email)).size).toBe(60);
    expect(
      rows.every((row) => /^[a-z0-9.-]+@([a-z0-9-]+\.)?example\.com$/.test(row.email ?? '')),
    ).toBe(true);
    const invoices = await invoicesOf(ask);
    expect(invoices.filter((one) => one.status !== 'draft')).toHaveLength(400);
  });

  it('[E1] lets everybody in with the PIN that the sign-in page says', async () => {
    const { ask, staff } = await openPractice();
    for (const { id, role } of staff) {
      expect(await ask('session.signIn', { staffId: id, pin: '246813' })).toEqual({
        staffId: id,
        role,
      });
    }
  });

  it('[E2] has everything that can happen by hand', async () => {
    const { ask } = await openPractice();
    const invoices = await invoicesOf(ask);
    expect(seen(invoices.map((one) => one.status))).toEqual([
      'draft',
      'open',
      'paid',
      'partly-paid',
      'void',
    ]);
    expect(invoices.filter((one) => one.disputed)).toHaveLength(1);
    expect(seen(invoices.map((one) => one.credited))).toEqual(['none', 'partly', 'wholly']);
    expect(invoices.filter((one) => one.overdue).length).toBeGreaterThan(10);
    const payments = await paymentsOf(ask);
    expect(payments.filter((one) => (one.changeMinor ?? 0) > 0).length).toBeGreaterThan(10);
    expect(payments.filter((one) => one.bank !== undefined).length).toBeGreaterThan(10);
    expect((await ask('desk.today', {})).openRefunds).toBeLessThan(12);
    expect(seen(payments.map((one) => one.method))).toEqual([
      'cash',
      'check',
      'electronic',
      'other',
    ]);
    expect(seen(payments.map((one) => one.status))).toEqual(['bounced', 'reversed', 'succeeded']);
    expect(seen(payments.map((one) => one.allocationStatus))).toEqual([
      'allocated',
      'partly-allocated',
      'unallocated',
    ]);
    expect(seen(payments.map((one) => one.refundStatus))).toEqual([
      'none',
      'partially-refunded',
      'refunded',
    ]);
    const refunds = await refundsOf(ask);
    expect(seen(refunds.map((one) => one.status))).toEqual([
      'awaiting-approval',
      'canceled',
      'draft',
      'succeeded',
    ]);
    expect(seen(refunds.map((one) => one.outcome))).toEqual([
      'no-longer-owes',
      'spare-credit',
      'still-owes',
    ]);
    expect(seen(refunds.map((one) => one.handedOver !== undefined))).toEqual(['false', 'true']);
    expect(refunds.some((one) => one.approvedBy === 'Ruth Adler')).toBe(true);
    const perPayment = Map.groupBy(refunds, (one) => one.paymentId);
    expect(Math.max(...[...perPayment.values()].map((some) => some.length))).toBeGreaterThan(2);
  });

  it('[E2] has a day that is under way', async () => {
    const { ask } = await openPractice();
    const today = await ask('desk.today', {});
    expect(today.tenders.length).toBeGreaterThan(2);
    expect(today.totals.takenMinor).toBeGreaterThan(100_000);
    expect(today.totals.refundedMinor).toBeGreaterThan(0);
    expect(today.due.count).toBeGreaterThan(0);
    expect(today.waiting.map((one) => one.status)).toEqual(
      expect.arrayContaining(['draft', 'awaiting-approval']),
    );
  });

  it('[E2] balances, and its figures are those of its records', async () => {
    const { ask } = await openPractice();
    const { accounts } = await ask('reports.trialBalance', {});
    const balance = new Map(accounts.map((one) => [one.account, one.balanceMinor]));
    expect([...balance.values()].reduce((sum, one) => sum + one, 0)).toBe(0);
    const payments = await paymentsOf(ask);
    const available = payments.reduce((sum, one) => sum + one.availableMinor, 0);
    expect(balance.get('customer-deposits')).toBe(-available);
    const due = (await invoicesOf(ask)).reduce((sum, one) => sum + one.dueMinor, 0);
    expect(balance.get('receivables')).toBe(due);
    const { rows } = await ask('customers.list', { limit: 500 });
    expect(rows.reduce((sum, one) => sum + one.unallocatedMinor, 0)).toBe(available);
    expect(rows.reduce((sum, one) => sum + one.owedMinor, 0)).toBe(due);
  });

  // Each weekday, both changes of the clock, a leap day, and the first and last minute of a day.
  it.each([
    ...['2026-07-12', '2026-07-13', '2026-07-14', '2026-07-15', '2026-07-17', '2026-07-18'].map(
      (day) => `${day}T20:00:00.000Z`,
    ),
    ...['2026-03-09T16:00:00.000Z', '2026-11-02T16:00:00.000Z', '2028-02-29T16:00:00.000Z'],
    ...['2026-07-16T05:00:00.000Z', '2026-07-16T05:00:30.000Z', '2026-07-17T04:59:59.999Z'],
  ])('[E3] can be made at %s, and nothing in it is still to come', async (now) => {
    const file = await fill(now);
    const ledger = lookInto(file);
    const [facts] = ledger.all<{ last: number; backwards: number; count: number }>(
      `select max(fact.at) as last, count(*) as count, sum(fact.at < before.at) as backwards
       from fact left join fact before on before.n = fact.n - 1`,
    );
    expect(facts?.last).toBeLessThanOrEqual(Date.parse(now));
    expect(facts).toMatchObject({ backwards: 0 });
    expect(ledger.count('invoice')).toBe(400);
    expect(ledger.count('customer')).toBe(60);
    ledger.close();
  });

  it('[E3] is the same each time, and dates apart on each day', async () => {
    const first = tables(await fill());
    expect(tables(await fill())).toEqual(first);
    expect(tables(await fill('2026-07-23T15:00:00.000Z'))).not.toEqual(first);
  });

  it('[E3] is made well within three seconds', async () => {
    const file = join(aFolder(), 'practice.tillbook');
    const before = process.cpuUsage();
    await fillPracticeBook(file, createTestClock());
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(2500);
  });

  it('[E4] stays as it is once it is there', async () => {
    const file = await fill();
    const before = tables(file);
    await fillPracticeBook(file, createTestClock('2026-09-01T15:00:00.000Z'));
    expect(tables(file)).toEqual(before);
  });

  it('[E4] is made anew after a crash in the middle, which leaves no book', async () => {
    const folder = aFolder();
    const file = join(folder, 'practice.tillbook');
    for (const end of ['', '-wal', '-shm']) writeFileSync(`${file}.making${end}`, 'half a book');
    await fillPracticeBook(file, createTestClock());
    expect(readdirSync(folder)).toEqual(['practice.tillbook']);
    expect(tables(file)).toEqual(tables(await fill()));
  });

  it('[E4] is not there before it is whole', async () => {
    const folder = aFolder();
    const file = join(folder, 'practice.tillbook');
    const stops = { now: () => Number.NaN };
    await expect(fillPracticeBook(file, stops)).rejects.toThrow('Invalid time value');
    expect(existsSync(file)).toBe(false);
    await fillPracticeBook(file, createTestClock());
    expect(existsSync(file)).toBe(true);
  });

  it('[E4] takes nothing over from a book that was removed by hand', async () => {
    const folder = aFolder();
    const file = join(folder, 'practice.tillbook');
    writeFileSync(`${file}-wal`, 'the log of another book');
    await fillPracticeBook(file, createTestClock());
    expect(tables(file)).toEqual(tables(await fill()));
  });
});
