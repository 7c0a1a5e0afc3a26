import { beforeEach, describe, expect, it } from 'vitest';
import type { CallInput, CallValue } from '../../../src/shared/contract/contract.ts';
import { type FoundedDesk, openFoundedDesk } from '../../support/founded-desk.ts';

type Row = CallInput<'payments.import'>['rows'][number];

describe('an import of payments', () => {
  let test: FoundedDesk;
  let hanna: string;
  beforeEach(async () => {
    test = await openFoundedDesk();
    hanna = await test.customer();
  });

  const row = (attemptId: string, more: Partial<Row> = {}): Row => ({
    attemptId,
    customerId: hanna,
    method: 'cash',
    amountMinor: 10_000,
    ...more,
  });
  const importing = (...rows: Row[]) => test.ask('payments.import', { rows });
  const kinds = ({ rows }: CallValue<'payments.import'>) =>
    rows.map((one) => ('failure' in one ? one.failure.kind : one.number));

  it('makes of each row a payment like any other', async () => {
    const { rows } = await importing(
      row('a'),
      row('b', { method: 'check', reference: '4711', receivedOn: '2026-07-01' }),
    );
    expect(rows).toEqual([
      { id: expect.any(String), number: 'F2-PAY-0001' },
      { id: expect.any(String), number: 'F2-PAY-0002' },
    ]);
    const second = rows[1] as { readonly id: string };
    expect(await test.ask('payments.get', { id: second.id })).toMatchObject({
      method: 'check',
      receivedOn: '2026-07-01',
      reference: '4711',
      availableMinor: 10_000,
    });
    expect(await test.ask('ledger.verify', {})).toMatchObject({ ok: true });
  });

  it('lets no refused row keep the others back, nor leave a gap in the numbers', async () => {
    const unknown = '01900000-0000-7000-8000-000000000000';
    const answer = await importing(
      row('a'),
      row('b', { customerId: unknown }),
      row('c', { receivedOn: '2199-01-01' }),
      row('d'),
    );
    expect(kinds(answer)).toEqual(['F2-PAY-0001', 'not-found', 'future-day', 'F2-PAY-0002']);
    expect(answer.rows[1]).toMatchObject({ failure: { sentence: expect.stringMatching(/\.$/) } });
    expect(test.ledger.count('payment')).toBe(2);
  });

  it('leaves nothing behind where every row is refused', async () => {
    const before = test.ledger.tables();
    await importing(row('a', { receivedOn: '2199-01-01' }));
    expect(test.ledger.tables()).toEqual(before);
  });

  it('gives a repeated attempt its first answer, whichever way it came first', async () => {
    const first = await importing(row('a'), row('b'));
    expect(await importing(row('a'), row('b'))).toEqual(first);
    const single = await test.ask('payments.record', row('c'));
    expect(await importing(row('c'))).toEqual({ rows: [single] });
    expect(test.ledger.count('payment')).toBe(3);
  });

  it('knows an attempt that comes twice in one call', async () => {
    const { rows } = await importing(row('a'), row('a'), row('a', { amountMinor: 1 }));
    expect(rows[1]).toEqual(rows[0]);
    expect(kinds({ rows })).toEqual(['F2-PAY-0001', 'F2-PAY-0001', 'attempt-reused']);
  });

  it('writes one unbroken chain, and goes on from its end', async () => {
    await importing(row('a'), row('b'));
    await test.payment(hanna, 500);
    const heads = test.ledger.all<{ seq: number }>('select seq from fact order by n');
    expect(heads.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(await test.ask('ledger.verify', {})).toMatchObject({ ok: true, facts: 4 });
  });
});
