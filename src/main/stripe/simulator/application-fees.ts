import type { Stripe } from 'stripe';
import { move } from './money.ts';
import type { World } from './world.ts';

const application = 'ca_practice';

/** The application that made a charge takes its fee. */
export function takeApplicationFee(world: World, charge: Stripe.Charge): void {
  const amount = charge.application_fee_amount ?? 0;
  const id = world.newId('fee');
  const { currency } = charge;
  const source = charge.id;
  const fee = world.put('application_fee', {
    id,
    object: 'application_fee',
    account: 'acct_practice',
    amount,
    amount_refunded: 0,
    application,
    balance_transaction: move(world, { type: 'application_fee', amount: -amount, source: id }),
    charge: source,
    created: world.nowS(),
    currency,
    fee_source: { charge: source, type: 'charge' },
    livemode: false,
    originating_transaction: null,
    refunded: false,
    refunds: {
      object: 'list',
      data: [],
      has_more: false,
      url: `/v1/application_fees/${id}/refunds`,
    },
  });
  charge.application = application;
  charge.application_fee = id;
  world.tell('application_fee.created', fee);
}

/**
 * Gives back the fee's share of all refunds that it was asked back with, so that the parts of many end
 * exactly at the fee: a full refund returns the full fee.
 */
export function refundApplicationFee(
  world: World,
  charge: Stripe.Charge,
  refund: Stripe.Refund,
): void {
  const fee = world.get('application_fee', charge.application_fee, 'id');
  const before = fee.refunds.data.map((one) => ({
    one,
    of: world.get('refund', one.metadata?.['refund'] ?? null, 'id'),
  }));
  const standing = before.filter(({ of }) => of.status !== 'failed' && of.status !== 'canceled');
  const refunded = standing.reduce((sum, { of }) => sum + of.amount, refund.amount);
  const owed = BigInt(fee.amount) * BigInt(refunded) * 2n + BigInt(charge.amount);
  const inAll = Number(owed / (BigInt(charge.amount) * 2n));
  const amount = inAll - fee.amount_refunded;
  // What went back with a refund that failed is not taken again: the next one has it already.
  const idle = before.find(({ of }) => of.status === 'failed' || of.status === 'canceled');
  if (amount <= 0) {
    if (idle !== undefined) idle.one.metadata = { refund: refund.id };
    return;
  }
  const id = world.newId('fr');
  fee.amount_refunded = inAll;
  fee.refunded = inAll === fee.amount;
  fee.refunds.data.unshift({
    id,
    object: 'fee_refund',
    amount,
    balance_transaction: move(world, { type: 'application_fee_refund', amount, source: id }),
    created: world.nowS(),
    currency: fee.currency,
    fee: fee.id,
    metadata: { refund: refund.id },
  });
  world.tell('application_fee.refunded', fee);
}
