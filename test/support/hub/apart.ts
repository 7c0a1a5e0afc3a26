import { expect } from 'vitest';
import { openWiredHub, type WiredHub } from './desks-and-hub.ts';
import { type JoinedDesk, openFirstDesk, openNextDesk } from './joined-desk.ts';
import { openLook } from '../../../src/main/db/look.ts';
import { verifyBook } from '../../../src/main/safe/verify/verify-book.ts';
import { exceptionLines } from '../../../src/main/book/records/exception.ts';

/** Two desks that have met, and can work apart. */
export interface TwoDesks {
  readonly hub: WiredHub;
  readonly f2: JoinedDesk;
  readonly d2: JoinedDesk;
  /** Both work while the hub is away, one after the other; then they meet. */
  apart(first: () => Promise<unknown>, second: () => Promise<unknown>): Promise<void>;
  meet(): Promise<void>;
}

/** Opens two desks of one business at a hub. */
export async function openTwoDesks(): Promise<TwoDesks> {
  const hub = openWiredHub();
  const f2 = await openFirstDesk(hub);
  await f2.sync();
  const d2 = await openNextDesk(hub, 2);
  // Two desks make ids in the order of their clocks; these two never share an instant.
  d2.clock.pass({ ms: 7 });
  const meet = async (): Promise<void> => {
    for (const desk of [f2, d2, f2, d2]) {
      const { online, waiting, trouble } = await desk.sync();
      expect({ online, waiting, trouble }).toEqual({ online: true, waiting: 0 });
    }
    expect(exceptionLines(d2.read)).toEqual(exceptionLines(f2.read));
  };
  return {
    hub,
    f2,
    d2,
    meet,
    async apart(first, second) {
      await meet();
      await first();
      await second();
      await meet();
    },
  };
}

/** The open exceptions of a desk: kind, figure, and what may be done. */
export const openOf = async (desk: JoinedDesk) =>
  (await desk.ask('exceptions.list', {})).rows.map(({ kind, figureMinor, resolutions }) => ({
    kind,
    figureMinor,
    resolutions,
  }));

/** The one open exception of a kind. */
export async function theOne(desk: JoinedDesk, kind: string): Promise<string> {
  const { rows } = await desk.ask('exceptions.list', {});
  const found = rows.filter((row) => row.kind === kind);
  expect(found, kind).toHaveLength(1);
  return found[0]?.id ?? '';
}

/** What verifying a desk's book finds wrong, without the worker that a window would wait for. */
export function faultsOf({ file }: JoinedDesk): readonly string[] {
  const look = openLook(file);
  try {
    const { findings } = verifyBook(look, { testimony: { kind: 'absent' }, kept: null });
    return findings.flatMap(({ weight, sentence }) => (weight === 'fault' ? [sentence] : []));
  } finally {
    look.close();
  }
}

/** The balances of a desk by account, those of nothing left out. */
export async function balancesOf(desk: JoinedDesk): Promise<Readonly<Record<string, number>>> {
  const { accounts } = await desk.ask('reports.trialBalance', {});
  return Object.fromEntries(
    accounts.flatMap(({ account, balanceMinor }) =>
      balanceMinor === 0 ? [] : [[account, balanceMinor]],
    ),
  );
}

/** What a desk says of its customers, by their names. */
export async function customersOf(desk: JoinedDesk) {
  const { rows } = await desk.ask('customers.list', {});
  return rows.map(({ id, name, owedMinor, unallocatedMinor, creditMinor }) => ({
    id,
    name,
    figures: [owedMinor, unallocatedMinor, creditMinor],
  }));
}
