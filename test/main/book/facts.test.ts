import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dayIn } from '../../../src/main/book/business-day.ts';
import { factColumns, type FactRow, rowToFact } from '../../../src/main/book/facts.ts';
import { createIds } from '../../../src/main/book/new-id.ts';
import { seededRandomness } from '../../../src/main/practice/seeded.ts';
import type { Fact } from '../../../src/shared/ledger/fact.ts';
import { noHead } from '../../../src/shared/ledger/fact.ts';
import { openFoundedDesk } from '../../support/founded-desk.ts';
import { openWorld, type World } from '../../support/world.ts';

const factsOf = ({ ledger }: Pick<World, 'ledger'>): readonly Fact[] =>
  ledger.all<FactRow>(`${factColumns} order by fact.n`).map(rowToFact);

describe('a fact', () => {
  it('[B1] comes one from each command that changes money, and none from what is refused', async () => {
    const world = await openWorld();
    const before = factsOf(world).length;
    await world.refund(world.ids.cash, { outcome: 'no-longer-owes' });
    expect(factsOf(world).length).toBe(before + 1);
    const again = await world.refundInput(world.ids.cash);
    await world.refusal('refunds.create', again);
    await world.ask('customers.update', { id: world.ids.hanna, notes: 'Prefers mornings.' });
    expect(factsOf(world).length).toBe(before + 1);
  });

  it('[B2] never changes and never goes away, whoever tries', async () => {
    const world = await openWorld();
    const connection = new Database(world.file);
    onTestFinished(() => void connection.close());
    const before = factsOf(world);
    expect(() => connection.exec('update fact set at = at + 1')).toThrow('a fact never changes');
    expect(() => connection.exec(`update fact set body = '{}' where n = 1`)).toThrow(
      'never changes',
    );
    expect(() => connection.exec('delete from fact where n = 2')).toThrow('never goes away');
    const other = `select n, id, chain, seq, type, v, lc, at + 1, business_day, actor, approver, effect,
      subjects, body, hash from fact where n = 2`;
    expect(() => connection.exec(`insert or replace into fact ${other}`)).toThrow('never changes');
    expect(() => connection.exec(`replace into fact ${other}`)).toThrow('never changes');
    expect(factsOf(world)).toEqual(before);
  });

  it('[B3] holds the hash of the one before, and is hashed over all its other fields', async () => {
    const world = await openWorld();
    let prev = noHead;
    for (const { hash, ...fields } of factsOf(world)) {
      expect(fields.prev).toBe(prev);
      const sorted = Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1));
      const text = JSON.stringify(Object.fromEntries(sorted));
      expect(hash).toBe(createHash('sha256').update(text).digest('hex'));
      prev = hash;
    }
  });

  it('[B4] is counted from 1 without a gap, and the counter of all facts rises with it', async () => {
    const world = await openWorld();
    const facts = factsOf(world);
    const counts = facts.map((_, before) => before + 1);
    expect(facts.map((fact) => fact.seq)).toEqual(counts);
    expect(facts.map((fact) => fact.lc)).toEqual(counts);
    expect(new Set(facts.map((fact) => fact.epoch))).toEqual(new Set([1]));
  });

  it('[B5] brings its effect about once', async () => {
    const world = await openWorld();
    const effects = factsOf(world).map((fact) => fact.effect);
    expect(new Set(effects).size).toBe(effects.length);
    const { id } = await world.refund(world.ids.cash);
    await world.ask('refunds.cancel', { id, reason: 'Typed twice.' });
    expect(factsOf(world).at(-1)?.effect).toBe(`cancel:${id}`);
  });

  it('[B12] names people by id and keeps its words apart, under a salted hash', async () => {
    const world = await openWorld();
    const { id } = await world.refund(world.ids.cash, {
      reason: { code: 'other', text: 'Faulty tape.' },
      notes: 'Hanna called twice.',
    });
    const fact = factsOf(world).at(-1);
    expect(JSON.stringify(fact)).not.toMatch(/Hanna|Petrov|Ruth|Faulty|called/);
    const body = JSON.parse(fact?.body ?? '{}') as {
      readonly text: string;
      readonly refund: string;
    };
    expect(body.refund).toBe(id);
    const [words] = world.ledger.all<{ salt: Buffer; text: string }>(
      'select salt, text from snapshot order by n desc limit 1',
    );
    expect(JSON.parse(words?.text ?? '{}')).toMatchObject({ reason: 'Faulty tape.' });
    const hash = createHash('sha256')
      .update(words?.salt ?? '')
      .update(words?.text ?? '');
    expect(body.text).toBe(hash.digest('hex'));
    expect(words?.salt.length).toBe(16);
  });

  it('[B14] posts lines that sum to nothing, on the day of its document', async () => {
    const world = await openWorld();
    world.clock.pass({ days: 3 });
    const { id } = await world.payment(world.ids.hanna, 4000, { receivedOn: '2026-07-17' });
    await world.refund(id, { refundedOn: '2026-07-18', method: 'check' });
    const lines = world.ledger.all<{ n: number; sum: number; day: string }>(
      `select n, sum(amount) as sum, max(posted_on) as day from journal group by n order by n`,
    );
    for (const line of lines) expect(line.sum).toBe(0);
    expect(lines.slice(-2).map((line) => line.day)).toEqual(['2026-07-17', '2026-07-18']);
    for (const on of ['2026-07-16', '2026-07-17', '2026-07-18', '2026-07-19']) {
      const { accounts } = await world.ask('reports.trialBalance', { on });
      expect(accounts.reduce((sum, one) => sum + one.balanceMinor, 0)).toBe(0);
    }
  });
});

describe('a document number', () => {
  it('[B10] runs on without a gap in each series; what is refused takes none', async () => {
    const desk = await openFoundedDesk();
    const customer = await desk.customer();
    const numbers: string[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      const invoice = await desk.invoice(customer, 1000);
      const allocations = [{ invoiceId: invoice.id, amountMinor: 1001 }];
      await expect(desk.payment(customer, 1000, { allocations })).rejects.toThrow(
        'Only $10.00 is due',
      );
      const payment = await desk.payment(customer, 1000);
      const refund = await desk.refundInput(payment.id, { refundedOn: '2027-01-01' });
      await desk.refusal('refunds.create', refund);
      const made = await desk.refund(payment.id);
      numbers.push(invoice.number, payment.number, made.number);
    }
    expect(numbers).toEqual(
      [1, 2, 3, 4].flatMap((n) => [`F2-INV-000${n}`, `F2-PAY-000${n}`, `F2-REF-000${n}`]),
    );
  });
});

describe('an id', () => {
  it('[B11] rises within a desk, also when its clock stands still or goes back', () => {
    let now = 1_784_214_000_000;
    const newId = createIds({ now: () => now }, seededRandomness(7));
    const ids = Array.from({ length: 10_000 }, (_, made) => {
      if (made === 3000) now -= 86_400_000;
      if (made === 6000) now += 1;
      return newId<'fact'>();
    });
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(ids.toSorted());
    for (const id of ids.slice(0, 50)) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });
});

describe('the day of work', () => {
  it.each([
    ['2026-07-16T04:59:59.999Z', 'America/Chicago', '2026-07-15'],
    ['2026-07-16T05:00:00.000Z', 'America/Chicago', '2026-07-16'],
    ['2026-01-16T05:59:59.999Z', 'America/Chicago', '2026-01-15'],
    ['2026-03-08T08:00:00.000Z', 'America/Chicago', '2026-03-08'],
    ['2026-12-31T23:59:59.999Z', 'UTC', '2026-12-31'],
    ['2026-12-31T23:59:59.999Z', 'Pacific/Kiritimati', '2027-01-01'],
    ['2026-12-31T11:00:00.000Z', 'Pacific/Niue', '2026-12-31'],
    ['2026-07-15T18:30:00.000Z', 'Asia/Kolkata', '2026-07-16'],
  ])('[K3] at %s in %s is %s', (instant, zone, day) => {
    expect(dayIn(zone, Date.parse(instant))).toBe(day);
  });

  it('[K3] is the office’s, whatever the computer thinks', async () => {
    const desk = await openFoundedDesk({ now: '2026-07-16T04:30:00.000Z' });
    const { id } = await desk.payment(await desk.customer(), 100);
    expect(await desk.ask('payments.get', { id })).toMatchObject({ receivedOn: '2026-07-15' });
    desk.clock.pass({ minutes: 30 });
    expect((await desk.ask('desk.today', {})).day).toBe('2026-07-16');
  });
});
