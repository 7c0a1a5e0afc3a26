import type { OpenMatter } from '../../../shared/ledger/customer.ts';
import { minor } from '../../../shared/money/minor.ts';
import type { ReadDb } from '../../db/handle.ts';
import type { CustomerRecord } from './customer.ts';
import { allDrafts } from './invoice-draft.ts';
import { accountsOf, isOneOf } from './kin.ts';
import { toDecide } from './refund-to-decide.ts';

/** How many of a kind are named, so that a sentence can still be read. */
const mostNamed = 20;

/** Everything that is still open with a customer: money either way, and what waits for somebody. */
export function openMatters(read: ReadDb, customer: CustomerRecord): readonly OpenMatter[] {
  const { id, owedMinor, unallocatedMinor, creditMinor } = customer;
  const accounts = accountsOf(read, id);
  const numbers = (
    what: 'refund' | 'charge' | 'dispute' | 'review',
    table: string,
    sql: string,
  ) => {
    const [of, ...values] = isOneOf(`${table}.customer`, accounts);
    return read
      .all<{ number: string }>(
        `select number from ${table} where ${of} and n is not null and (${sql})
         order by n limit ${String(mostNamed)}`,
        ...values,
      )
      .map(({ number }): OpenMatter => ({ what, number }));
  };
  const money = [
    { what: 'owed', amountMinor: owedMinor },
    { what: 'unallocated', amountMinor: unallocatedMinor },
    { what: 'credit', amountMinor: creditMinor },
  ] as const;
  const drafts = allDrafts(read).filter((draft) => draft.customer === id);
  return [
    ...money.filter(({ amountMinor }) => amountMinor !== minor(0)),
    ...numbers('refund', 'refund', waitingRefund),
    ...numbers(
      'charge',
      'payment',
      `method = 'card' and settles = 0 and fails = 0 and reversals = 0`,
    ),
    ...numbers('dispute', 'payment', 'disputed > 0'),
    ...numbers('dispute', 'invoice', 'disputes > 0 and voids = 0'),
    ...drafts.map((): OpenMatter => ({ what: 'draft', number: 'Draft' })),
    ...['payment', 'invoice', 'allocation'].flatMap((table) =>
      numbers(
        'review',
        table,
        `id in (select subject from exception where kind <> 'evidence-missing')`,
      ),
    ),
  ];
}

/**
 * Thought of and not carried out; on its way to a card, or failed there with nobody done with it; in
 * nobody's hand yet.
 */
const waitingRefund = `(makes = 0 and cancels = 0 and drops = 0)
  or (method = 'card' and makes > 0 and ends < makes + retries and outs <= backs)
  or (${toDecide})
  or (method in ('cash', 'check') and makes > 0 and cancels = 0 and hand_overs = 0
    and paid_outs = 0)`;
