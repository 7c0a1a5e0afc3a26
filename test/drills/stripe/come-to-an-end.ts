import { openOrders } from '../../../src/main/cards/orders.ts';
import type { StripeWorld } from '../rig/stripe-world.ts';

const mostRounds = 12;

/** Nothing goes wrong any more, all that waits is decided, and both desks hear of everything. */
export async function comeToAnEnd(world: StripeWorld): Promise<void> {
  const { simulator, wire, desks } = world;
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
    world.meet();
    // One round more, so that what failed last is heard of.
    if (round > 1 && desks.every(({ book }) => openOrders(book.read).length === 0)) return;
  }
}
