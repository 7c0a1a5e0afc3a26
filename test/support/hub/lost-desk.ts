import { openWiredHub } from './desks-and-hub.ts';
import { settle } from './in-step.ts';
import { type JoinedDesk, openFirstDesk, openNextDesk } from './joined-desk.ts';

const fixed = (amountMinor: number) => ({ kind: 'fixed', amountMinor }) as const;

/** The second desk has given back 10.00 that everybody knows of, and 30.00 and 20.00 that nobody does. */
export async function lostDesk() {
  const hub = openWiredHub();
  const first = await openFirstDesk(hub);
  const lost = await openNextDesk(hub, 2);
  const third = await openNextDesk(hub, 3);
  const { id } = await first.payment(await first.customer(), 10_000);
  await settle(first, lost);
  await lost.refund(id, { amount: fixed(1000) });
  await settle(lost, first, third);
  hub.isAway = true;
  lost.clock.pass({ days: 1 });
  const thirty = await lost.refund(id, { amount: fixed(3000), notes: 'Asked twice.' });
  const twenty = await lost.refund(id, { amount: fixed(2000) });
  hub.isAway = false;
  return { hub, first, lost, third, id, thirty, twenty };
}

/** Shuts the second desk out at the first one; what it had written alone is kept apart then. */
export async function shutOut(first: JoinedDesk, lost: JoinedDesk): Promise<void> {
  const { desks = [] } = await first.ask('sync.status', {});
  const deskId = desks.find(({ code }) => code === 'D2')?.id ?? '';
  await first.ask('sync.revoke', { attemptId: 'out', deskId });
  await lost.sync();
}
