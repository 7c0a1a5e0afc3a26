import { describe, expect, it } from 'vitest';
import type { Found } from '../../src/renderer/bridge/find.ts';
import {
  paletteRows,
  type PaletteKind,
  refundWish,
} from '../../src/renderer/shell/palette/rows.ts';
import type { Command } from '../../src/renderer/state/commands.ts';

const command = (id: string, title: string, group: Command['group']): Command => ({
  id,
  title,
  group,
  run: () => undefined,
});

const commands = [
  command('refund-payment', 'Refund payment', 'do'),
  command('issue-invoice', 'Issue invoice', 'do'),
  { ...command('go /refunds', 'Refunds', 'go'), also: ['reports', 'given back'] },
];

const hanna: Found = { kind: 'customer', id: 'c1', title: 'Hanna Petrov', detail: 'owes $43.21' };
const payment: Found = {
  kind: 'payment',
  id: 'p1',
  title: 'F2-PAY-1187',
  detail: 'Hanna Petrov',
  amountMinor: 12_000,
  refundableMinor: 10_000,
};
const spent: Found = { ...payment, id: 'p2', title: 'F2-PAY-1102', refundableMinor: 0 };

function titles(text: string, kind: PaletteKind = 'all', found: readonly Found[] = []) {
  const isSomething = (amountMinor: number) => amountMinor !== 0;
  return paletteRows({ text, kind, commands, found, isSomething, goTo: () => undefined }).map(
    ({ group, title }) => `${group}: ${title}`,
  );
}

describe('the palette', () => {
  it('offers what can be done and where to go while nothing is typed', () => {
    expect(titles('')).toEqual(['Do: Refund payment', 'Do: Issue invoice', 'Pages: Refunds']);
  });

  it('finds commands by the beginnings of their words', () => {
    expect(titles('ref pay')).toEqual(['Do: Refund payment']);
    expect(titles('inv')).toEqual(['Do: Issue invoice']);
  });

  it('[Y80] finds a page by other words for it, and shows its own name', () => {
    expect(titles('report')).toEqual(['Pages: Refunds']);
    expect(titles('giv')).toEqual(['Pages: Refunds']);
  });

  it('offers to refund a payment that has something left, the person first', () => {
    expect(titles('pet', 'all', [hanna, payment, spent])).toEqual([
      'Customers: Hanna Petrov',
      'Do: Refund F2-PAY-1187',
      'Records: F2-PAY-1187',
      'Records: F2-PAY-1102',
    ]);
  });

  it('puts the payment first where somebody says refund', () => {
    expect(titles('ref pet', 'all', [hanna, payment])[0]).toBe('Do: Refund F2-PAY-1187');
  });

  it('[V50] leads who says refund to the payments, not to itself', () => {
    expect(titles('Refund ', 'all', [payment, spent])).toEqual([
      'Do: Refund F2-PAY-1187',
      'Records: F2-PAY-1187',
      'Records: F2-PAY-1102',
      'Pages: Refunds',
    ]);
    expect(titles('refund', 'all')).toContain('Do: Refund payment');
  });

  it('keeps to a kind', () => {
    expect(titles('pet', 'customer', [hanna, payment])).toEqual(['Customers: Hanna Petrov']);
    expect(titles('', 'go')).toEqual(['Pages: Refunds']);
  });

  it('reads whose payment is to be refunded', () => {
    expect(refundWish('ref pet')).toBe('pet');
    expect(refundWish('refund ')).toBe('');
    expect(refundWish('r')).toBeNull();
    expect(refundWish('pet')).toBeNull();
  });
});
