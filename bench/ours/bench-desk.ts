import { join } from 'node:path';
import type { DeskOptions } from '../../src/main/desk.ts';
import { openDesk } from '../../src/main/desk.ts';
import { systemClock } from '../../src/main/ports/clock.ts';
import { systemRandomness } from '../../src/main/ports/randomness.ts';
import type { News } from '../../src/shared/contract/news.ts';
import { fail } from '../../src/shared/base/result.ts';
import type { CallInput, CallName, CallValue } from '../../src/shared/contract/contract.ts';

/** What a desk keeps outside its file; copies of one file share it. */
export type Kept = Map<string, Buffer>;

/** The product through its public door, and its file. */
export interface BenchDesk {
  readonly file: string;
  /** Asks, and throws where it is refused. */
  ask<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallValue<Name>>;
  /** When it tells of something of a kind next. */
  news(kind: News['kind']): Promise<void>;
  close(): Promise<void>;
}

export async function openBenchDesk(
  folder: string,
  kept: Kept,
  more: Partial<DeskOptions['ports']> = {},
): Promise<BenchDesk> {
  const desk = await openDesk({
    dataDir: folder,
    mode: 'live',
    pinRounds: 1024,
    ports: { ...portsWith(kept), ...more },
  });
  return {
    file: join(folder, 'ledger.tillbook'),
    async ask(name, input) {
      const reply = await desk.ask(name, input);
      if (!reply.ok) throw new Error(`${name} was refused: ${reply.failure.sentence}`);
      // The door answers for every call; which one was asked, TypeScript can't follow through it.
      return reply.value as CallValue<typeof name>;
    },
    news: (kind) =>
      new Promise((resolve) => {
        const stop = desk.onNews((news) => {
          if (news.kind !== kind) return;
          stop();
          resolve();
        });
      }),
    close: () => desk.close(),
  };
}

const noPrinter = async () => fail({ kind: 'no-printer', cause: 'Nothing is printed here.' });

const portsWith = (kept: Kept): DeskOptions['ports'] => ({
  clock: systemClock,
  randomness: systemRandomness,
  secrets: {
    where: 'in memory',
    isSealed: false,
    get: async (name) => kept.get(name) ?? null,
    set: async (name, value) => {
      kept.set(name, value);
    },
    remove: async (name) => {
      kept.delete(name);
    },
  },
  printer: { pdf: noPrinter, print: noPrinter, close: async () => undefined },
  // The minute's look may begin a backup, which is not what is measured here.
  timer: { every: () => () => undefined },
  complain: ({ call, cause }) => {
    throw new Error(`${call} broke.`, { cause });
  },
});

/** Lets everything happen that waits for nobody to wait: each command comes in a turn of its own. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
