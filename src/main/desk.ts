import type { CallName, Reply } from '../shared/contract/contract.ts';
import type { News } from '../shared/contract/news.ts';
import { createSession } from './bridge/session.ts';
import { type Around, type DeskOptions, openInside } from './inside.ts';
import { systemDisk } from './ports/disk.ts';
import { systemTimer } from './ports/timer.ts';
import { fillPracticeBook } from './practice/fill-practice-book.ts';
import { CannotStart, type Held, holdFolder } from './safe/folder.ts';
import type { State } from './safe/safe.ts';

export type { DeskOptions } from './inside.ts';

/** A desk without a window: asked by name, telling what changed. */
export interface Desk {
  /** Answers any call; never throws. */
  ask(name: string, input: unknown): Promise<Reply<CallName>>;
  /** Hears what changes; answers how to stop hearing it. */
  onNews(listener: (news: News) => void): () => void;
  /** Where practice's stand-in for Stripe is reached; null at a real desk. */
  standInUrl(): string | null;
  close(): Promise<void>;
}

const lookEveryMs = 60_000;

/**
 * Builds a desk from its ports. It throws a sentence where nothing may be opened at all: the folder
 * won't do, or another Tillbook has it. A book that can't be opened makes a desk that says so.
 */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const { ports } = options;
  const listeners = new Set<(news: News) => void>();
  const session = createSession();
  let held = await hold(options);
  let turn: Promise<unknown> = Promise.resolve();

  const around = (): Around => ({
    options,
    held,
    session,
    tell: (news) => {
      for (const listener of listeners) listener(news);
    },
    reopen,
  });
  let inside = await openInside(around());

  /** Closes and opens one after the other; whoever asks meanwhile waits. */
  function reopen(): Promise<State> {
    const next = turn.then(async () => {
      await inside.close();
      held = await heldAgain(options, held);
      inside = await openInside(around());
      around().tell({ kind: 'health', subjects: [] });
      return inside.state;
    });
    turn = next.catch(() => undefined);
    return next;
  }

  async function look(): Promise<void> {
    // A book that could only be read is tried again by itself; a closed one waits for a person.
    if (inside.state === 'read-only') await reopen();
    await inside.look();
  }

  const timer = ports.timer ?? systemTimer;
  const stop = timer.every(lookEveryMs, look);
  return {
    async ask(name, input) {
      await turn;
      return inside.ask(name, input);
    },
    onNews(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    standInUrl: () => inside.standInUrl,
    async close() {
      stop();
      await turn;
      await ports.printer.close();
      await inside.close();
      held.lock?.letGo();
    },
  };
}

/** Takes the folder before anything in it is opened, and puts the sample book there. */
async function hold({ dataDir, mode, ports }: DeskOptions): Promise<Held> {
  const held = holdFolder(dataDir, mode, ports.disk ?? systemDisk);
  if (mode === 'practice' && held.lock !== null) {
    await fillPracticeBook(held.files.ledger, ports.clock);
  }
  return held;
}

/** Where no lock could be had before, it is tried again; one that is held stays held. */
async function heldAgain(options: DeskOptions, held: Held): Promise<Held> {
  if (held.lock !== null) return { ...held, readOnlyBecause: null };
  try {
    return await hold(options);
  } catch (cause) {
    if (cause instanceof CannotStart) return held;
    throw cause;
  }
}
