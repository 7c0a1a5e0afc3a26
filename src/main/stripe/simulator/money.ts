import type { Stripe } from 'stripe';
import type { World } from './world.ts';

const day = 86_400;

interface Move {
  readonly type: Stripe.BalanceTransaction.Type;
  readonly amount: number;
  readonly fee?: number;
  readonly source: string;
  readonly description?: string;
  /** How long until it counts as available. */
  readonly inS?: number;
}

/** Moves the account's balance; the sum of all moves is the balance. */
export function move(world: World, { type, amount, fee = 0, ...more }: Move): string {
  const { source, description = null, inS = 0 } = more;
  const id = world.newId('txn');
  world.put('balance_transaction', {
    id,
    object: 'balance_transaction',
    amount,
    available_on: world.nowS() + inS,
    balance_type: 'payments',
    created: world.nowS(),
    currency: world.currency,
    description,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [
            {
              amount: fee,
              application: null,
              currency: world.currency,
              description: 'Stripe processing fees',
              type: 'stripe_fee',
            },
          ],
    net: amount - fee,
    reporting_category: type,
    source,
    status: inS > 0 ? 'pending' : 'available',
    type,
  });
  return id;
}

/** A card's money is available after two days, as it usually is in the United States. */
export const cardMoneyWaitsS = 2 * day;

/** What Stripe keeps of a card payment: 2.9 % and 30 of the smallest coin, half up. */
export const processingFee = (amount: number): number =>
  Math.floor((amount * 29 + 500) / 1000) + 30;

interface BalanceNow {
  readonly available: number;
  readonly pending: number;
}

export function balanceNow(world: World): BalanceNow {
  let available = 0;
  let pending = 0;
  for (const one of world.tables.balance_transaction.values()) {
    if (one.available_on > world.nowS()) {
      pending += one.net;
    } else {
      one.status = 'available';
      available += one.net;
    }
  }
  return { available, pending };
}

export function retrieveBalance(world: World): Stripe.Balance {
  const { available, pending } = balanceNow(world);
  const { currency } = world;
  return {
    object: 'balance',
    available: [{ amount: available, currency, source_types: { card: available } }],
    livemode: false,
    pending: [{ amount: pending, currency, source_types: { card: pending } }],
    refund_and_dispute_prefunding: {
      available: [{ amount: 0, currency }],
      pending: [{ amount: 0, currency }],
    },
  };
}

/** Sends all that is available to the bank. */
export function payOut(world: World): Stripe.Payout | null {
  const { available } = balanceNow(world);
  if (available <= 0) return null;
  const id = world.newId('po');
  const payout: Stripe.Payout = {
    id,
    object: 'payout',
    amount: available,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: world.nowS() + day,
    automatic: true,
    balance_transaction: move(world, { type: 'payout', amount: -available, source: id }),
    created: world.nowS(),
    currency: world.currency,
    description: 'STRIPE PAYOUT',
    destination: null,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: {},
    method: 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: 'completed',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: null,
    status: 'paid',
    trace_id: null,
    type: 'bank_account',
  };
  world.put('payout', payout);
  world.tell('payout.paid', payout);
  return payout;
}
