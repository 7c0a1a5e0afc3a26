import type { CallRequest } from '../../shared/contract/contract.ts';
import { dueChange, type InvoiceChange, type Outcome } from '../../shared/ledger/refund.ts';
import type { RefundAmount } from '../../shared/ledger/refund-amount.ts';
import { formatMoney } from '../../shared/money/format.ts';
import type { Identity } from '../book/identity.ts';
import type { ReadDb } from '../db/handle.ts';
import { refundCase } from './refund-case.ts';

interface Asked {
  readonly paymentId: string;
  readonly amount: RefundAmount;
  readonly unapply: CallRequest<'refunds.choices'>['unapply'];
}

/** So many invoices are named; the preview names them all. */
const mostNamed = 2;

/**
 * [R14] What an outcome would do, in figures: thought through as the refund itself will be. Null
 * where the refund would be refused, or no invoice is touched.
 */
export function effectOf(
  read: ReadDb,
  identity: Identity,
  asked: Asked,
  outcome: Exclude<Outcome, 'spare-credit'>,
): string | null {
  const found = refundCase(read, { ...asked, outcome }, identity);
  const changes = found.ok ? found.value.plan.invoices : [];
  if (changes.length === 0) return null;
  const money = (amountMinor: number) => formatMoney(amountMinor, identity.currency);
  const says = outcome === 'still-owes' ? dueAgain : credited;
  const named = changes.slice(0, mostNamed).map((change) => says(change, money));
  const more = changes.length - named.length;
  return [...named, ...(more > 0 ? [`and ${String(more)} more`] : [])].join('; ');
}

type Say = (change: InvoiceChange, money: (amountMinor: number) => string) => string;

const dueAgain: Say = (change, money) => {
  const { before, after } = dueChange(change);
  return `${change.number} owes ${money(after)}, not ${money(before)}`;
};

const credited: Say = (change, money) => {
  const { after } = dueChange(change);
  const noteMinor = change.credit?.amountMinor ?? 0;
  return `Credit note of ${money(noteMinor)} for ${change.number}, which then owes ${money(after)}`;
};
