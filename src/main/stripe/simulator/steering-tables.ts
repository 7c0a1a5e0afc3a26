import type { Stripe } from 'stripe';
import { escape } from './page-frame.ts';
import { currencies } from './page-money.ts';
import { cardOf } from './plans.ts';
import type { World } from './world.ts';

const button = (act: string, id: string, words: string): string =>
  `<form method="post" action="/steer"><input type="hidden" name="id" value="${escape(id)}"><button name="do" value="${act}">${words}</button></form>`;

interface Columns {
  readonly head: readonly string[];
  /** Which of them holds an amount. */
  readonly sums: readonly number[];
}

function table({ head, sums }: Columns, rows: ReadonlyArray<readonly string[]>): string {
  if (rows.length === 0) return '<p class="quiet">None yet.</p>';
  const cells = (tag: 'th' | 'td', row: readonly string[]): string =>
    row
      .map((cell, at) => `<${tag}${sums.includes(at) ? ' class="sum"' : ''}>${cell}</${tag}>`)
      .join('');
  const lines = rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('');
  return `<div class="wide"><table><thead><tr>${cells('th', head)}</tr></thead><tbody>${lines}</tbody></table></div>`;
}

const shown = 50;
const newest = <T>(all: Iterable<T>): readonly T[] => [...all].toReversed().slice(0, shown);
/** The desk's own number, where it gave one. */
const named = (metadata: Stripe.Metadata | null, id: string): string => {
  const number = metadata?.['payment_number'] ?? metadata?.['refund_number'];
  return number === undefined ? `<code>${id}</code>` : `${escape(number)}<br><code>${id}</code>`;
};

export function chargeTable(world: World): string {
  const money = currencies(world);
  return table(
    { head: ['Charge', 'Card', 'Amount', 'Given back', 'Status', 'Do'], sums: [2, 3] },
    newest(world.tables.charge.values()).map((one) => [
      named(one.metadata, one.id),
      escape(cardOf(world, one.id)),
      money.format(one.amount),
      money.format(one.amount_refunded),
      escape(one.disputed ? `${one.status}, disputed` : one.status),
      one.status === 'succeeded' && !one.disputed
        ? button('dispute', one.id, 'Dispute') + button('inquiry', one.id, 'Ask about it')
        : '',
    ]),
  );
}

export function refundTable(world: World): string {
  const money = currencies(world);
  return table(
    { head: ['Refund', 'Amount', 'Status', 'Do'], sums: [1] },
    newest(world.tables.refund.values()).map((one) => [
      named(one.metadata, one.id),
      money.format(one.amount),
      escape([one.status, one.pending_reason ?? one.failure_reason].filter(Boolean).join(', ')),
      stepsOf(one),
    ]),
  );
}

function stepsOf({ id, status }: Stripe.Refund): string {
  if (status === 'pending')
    return button('release', id, 'Let it go out') + button('fail', id, 'Let it fail');
  if (status === 'succeeded') return button('fail', id, 'Let it fail late');
  return status === 'requires_action' ? button('cancel', id, 'Cancel it') : '';
}

export function disputeTable(world: World): string {
  const money = currencies(world);
  return table(
    { head: ['Dispute', 'Amount', 'Status', 'Do'], sums: [1] },
    newest(world.tables.dispute.values()).map((one) => [
      `<code>${one.id}</code>`,
      money.format(one.amount),
      escape(one.status),
      /^(won|lost|warning_closed)$/.test(one.status)
        ? ''
        : button('won', one.id, 'The desk wins') + button('lost', one.id, 'The desk loses'),
    ]),
  );
}
