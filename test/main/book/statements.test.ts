import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openFoundedDesk } from '../../support/founded-desk.ts';

/** So few statements a payment may take; the next one needs a reason. */
const mostStatements = 20;

describe('what is asked of SQLite', () => {
  const ran: string[] = [];

  beforeEach(() => {
    ran.length = 0;
    const { prepare, exec } = Database.prototype;
    vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (this: object, sql) {
      return watched(prepare.call(this, sql));
    });
    vi.spyOn(Database.prototype, 'exec').mockImplementation(function (this: object, sql) {
      ran.push(sql);
      return exec.call(this, sql);
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  /** A statement that tells each time it runs. */
  const watched = (statement: Database.Statement): Database.Statement =>
    new Proxy(statement, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...values: readonly unknown[]): unknown => {
          if (name === 'get' || name === 'all' || name === 'run') ran.push(target.source);
          return Reflect.apply(value, target, values);
        };
      },
    });

  const count = (sql: string) => ran.filter((one) => one === sql).length;

  it('for a payment are few statements in one transaction', async () => {
    const test = await openFoundedDesk();
    const hanna = await test.customer();
    await test.payment(hanna, 10_000);
    ran.length = 0;
    await test.payment(hanna, 12_000);
    expect([count('begin immediate'), count('commit')]).toEqual([1, 1]);
    expect(ran.length).toBeGreaterThan(10);
    expect(ran.length, ran.join('\n')).toBeLessThanOrEqual(mostStatements);
  });

  it('for an import is one transaction, however many payments it has', async () => {
    const test = await openFoundedDesk();
    const customerId = await test.customer();
    const rows = ['a', 'b', 'c'].map((attemptId) => ({
      attemptId,
      customerId,
      method: 'cash' as const,
      amountMinor: 10_000,
    }));
    ran.length = 0;
    await test.ask('payments.import', { rows });
    expect([count('begin immediate'), count('commit')]).toEqual([1, 1]);
    expect(ran.filter((sql) => sql.startsWith('insert into payment '))).toHaveLength(3);
  });
});
