import { openOrders } from '../../../src/main/cards/orders.ts';
import type { StripeDesk } from '../rig/stripe-desk.ts';
import type { StripeWorld } from '../rig/stripe-world.ts';

const mostRounds = 12;

interface End {
  /** Who is there; both where left out. */
  readonly desks?: readonly StripeDesk[];
  readonly leastRounds?: number;
}

/** Nothing goes wrong any more, all that waits is decided, and both desks hear of everything. */
export async function comeToAnEnd(
  world: StripeWorld,
  { desks = world.desks, leastRounds = 3 }: End = {},
): Promise<void> {
  const { simulator, wire } = world;
  for (const desk of desks) desk.dieIn(Infinity);
  wire.isUp = true;
  wire.holding = 0;
  simulator.calm();
  simulator.set({
    refunds: 'as-the-card-says',
    lowBalance: 'ignored',
    charges: 'as-the-card-says',
    keyIs: 'good',
    forbidden: [],
  });
  simulator.topUp(10_000_000);
  for (let round = 0; round < mostRounds; round += 1) {
    wire.arrive();
    for (const refund of simulator.world.tables.refund.values()) {
      if (refund.status === 'pending') simulator.release(refund.id);
      if (refund.status === 'requires_action') simulator.cancel(refund.id);
    }
    world.pass({ minutes: 7 * 60 });
    for (const desk of desks) await desk.look();
    if (desks.length > 1) world.meet();
    // Some rounds more, so that what fails last is heard of.
    const isEnough = round + 1 >= leastRounds;
    if (isEnough && desks.every(({ book }) => openOrders(book.read).length === 0)) return;
  }
}
