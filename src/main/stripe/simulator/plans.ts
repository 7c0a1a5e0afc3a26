import { last4Of } from './charges.ts';
import { openDispute } from './disputes.ts';
import { settleWaitingCharge } from './intents.ts';
import { presentCard, seeReaders } from './readers.ts';
import { failRefund, succeedRefund, traceRefund } from './refund-steps.ts';
import { expireSession } from './sessions.ts';
import { cardByNumber } from './test-cards.ts';
import type { Plan, World } from './world.ts';

/** Brings about what was due by now, in the order of its times. */
export function bringAbout(world: World): void {
  seeReaders(world);
  for (;;) {
    const next = world.plans.toSorted((a, b) => a.atS - b.atS)[0];
    if (next === undefined || next.atS > world.nowS()) return;
    world.plans.splice(world.plans.indexOf(next), 1);
    happen(world, next);
  }
}

function happen(world: World, { what, id }: Plan): void {
  switch (what) {
    case 'refund-succeeds':
      return releaseRefund(world, id);
    case 'refund-fails':
      return letRefundFail(world, id, 'expired_or_canceled_card');
    case 'refund-traced':
      return traceRefund(world, world.get('refund', id, 'id'));
    case 'charge-settles':
      return settleWaitingCharge(world, world.get('charge', id, 'id'));
    case 'session-expires':
      if (world.get('checkout.session', id, 'id').status === 'open') expireSession(world, id);
      return;
    case 'card-presented':
      presentCard(world, id);
  }
}

/** A refund that is pending goes out. */
export function releaseRefund(world: World, id: string): void {
  const refund = world.get('refund', id, 'id');
  if (refund.status !== 'pending') return;
  succeedRefund(world, refund);
  world.tell('refund.updated', refund);
}

/** A refund fails now, whether it was pending or had gone out. */
export function letRefundFail(world: World, id: string, reason: string): void {
  const refund = world.get('refund', id, 'id');
  if (refund.status === 'pending' || refund.status === 'succeeded') {
    failRefund(world, refund, reason);
  }
}

/** The customer's bank disputes a charge. */
export function dispute(world: World, chargeId: string, how: 'dispute' | 'inquiry'): void {
  const charge = world.get('charge', chargeId, 'id');
  if (charge.status === 'succeeded' && !charge.disputed) openDispute(world, charge, how);
}

/** The card that a charge was made with, for those who look at it. */
export const cardOf = (world: World, chargeId: string): string => {
  const { brand, last4 } = cardByNumber(last4Of(world.get('charge', chargeId, 'id')));
  return `${brand} ${last4}`;
};
