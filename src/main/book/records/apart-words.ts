import { dayText } from '../../../shared/base/day-text.ts';
import { type Currency } from '../../../shared/money/currency.ts';
import { formatMoney } from '../../../shared/money/format.ts';
import { add } from '../../../shared/money/minor.ts';
import type { ReadDb } from '../../db/handle.ts';
import { type ApartRefund, apartHandOver, apartRefunds, deskName } from './kept-apart.ts';

interface Looking {
  readonly read: ReadDb;
  readonly identity: { readonly currency: Currency };
}

/** Whose money went out: of some payments, or of a customer with no payment behind it. */
export type MoneyOf = { readonly payments: readonly string[] } | { readonly customer: string };

/**
 * [V42] Money that a desk gave back after it was shut out is out of the drawer, but lowers nothing here
 * before somebody has looked at it. Null where nothing is known of any.
 */
export function apartGiven({ read, identity }: Looking, of: MoneyOf): string | null {
  const given = apartRefunds(read).filter(({ refund }) =>
    'payments' in of
      ? refund.payment !== undefined && of.payments.includes(refund.payment)
      : refund.payment === undefined && refund.customer === of.customer,
  );
  if (given.length === 0) return null;
  const money = (amountMinor: number) => formatMoney(amountMinor, identity.currency);
  const isOne = given.length === 1;
  const sum = add(...given.map(({ refund }) => refund.amountMinor));
  const each = given.map((one) => givenWords(read, one, money)).join(' ');
  return `${isOne ? '' : `${money(sum)} in all: `}${each} Nobody has looked at ${isOne ? 'that entry' : 'those entries'} yet, so nothing here is lowered by ${isOne ? 'it' : 'them'}. A manager decides about that under To resolve, before more of this money leaves.`;
}

function givenWords(
  read: ReadDb,
  { fact, refund, handOver }: ApartRefund,
  money: (amountMinor: number) => string,
): string {
  const back = `${deskName(read, fact.desk)}, which was shut out, gave ${money(refund.amountMinor)} of it back on ${dayText(refund.refundedOn)} (${refund.number})`;
  return handOver === null ? `${back}.` : `${back}, and noted that it was handed over.`;
}

/** [V43] That a desk which was shut out has noted this refund as handed over; null where none has. */
export function apartHandedOver(read: ReadDb, refund: string): string | null {
  const note = apartHandOver(read, refund);
  if (note === null) return null;
  return `${deskName(read, note.desk)}, which was shut out, noted on ${dayText(note.businessDay)} that this was handed over. Nobody has looked at that note yet: a manager decides about it under To resolve.`;
}
