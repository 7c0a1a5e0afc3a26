import { describe, expect, test } from 'vitest';
import type { Day } from '../../../src/shared/base/days.ts';
import { type DebitStanding, judgeDebitRefund } from '../../../src/shared/ledger/bank-debit.ts';

const debit = (more: Partial<DebitStanding> = {}): DebitStanding => ({
  scheme: 'ach',
  debitedOn: '2026-01-01' as Day,
  isSettled: true,
  isDisputed: false,
  ...more,
});
const on = (day: string, more?: Partial<DebitStanding>) =>
  judgeDebitRefund(debit(more), day as Day);

describe('money of a bank debit', () => {
  test.each([
    ['before it has arrived', { isSettled: false }, 'debit-not-settled'],
    ['while the customer asks their bank for it', { isDisputed: true }, 'debit-disputed'],
    [
      'that is disputed before it has arrived',
      { isSettled: false, isDisputed: true },
      'debit-disputed',
    ],
  ] as const)('[G49] does not go back %s', (_, more, kind) => {
    expect(on('2026-01-10', more)).toMatchObject({ ok: false, failure: { kind } });
  });

  test.each([
    ['ach', '2026-06-29', true],
    ['ach', '2026-06-30', false],
    ['sepa', '2026-06-29', true],
    ['sepa', '2026-06-30', false],
    ['bacs', '2028-01-01', true],
  ] as const)('[G49] %s on %s: goes back %s', (scheme, day, goes) => {
    expect(on(day, { scheme }).ok).toBe(goes);
  });

  test.each([
    ['ach', '2026-03-01', true],
    ['ach', '2026-03-02', false],
    ['sepa', '2026-02-25', true],
    ['sepa', '2026-02-26', false],
    ['bacs', '2027-01-01', true],
  ] as const)('[G49] %s on %s: the bank might give it back too: %s', (scheme, day, mustKnow) => {
    expect(on(day, { scheme })).toEqual({ ok: true, value: { needsAcknowledgement: mustKnow } });
  });
});
