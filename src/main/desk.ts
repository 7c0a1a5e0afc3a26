import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CallName, Reply } from '../shared/contract/contract.ts';
import type { News } from '../shared/contract/news.ts';
import { createBook } from './book/book.ts';
import { ask } from './bridge/ask.ts';
import type { DeskContext, Trouble } from './bridge/desk-context.ts';
import { createSession } from './bridge/session.ts';
import { openDb } from './db/open.ts';
import type { Clock } from './ports/clock.ts';
import type { Printer } from './ports/printer.ts';
import type { Randomness } from './ports/randomness.ts';
import type { Secrets } from './ports/secrets.ts';
import { fillPracticeBook } from './practice/fill-practice-book.ts';

/** What the desk needs from whoever hosts it. */
export interface DeskPorts {
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly secrets: Secrets;
  readonly printer: Printer;
  /** Where what broke is written down, without names or amounts. */
  complain(trouble: Trouble): void;
}

export interface DeskOptions {
  readonly dataDir: string;
  readonly mode: 'live' | 'practice';
  readonly ports: DeskPorts;
  /** How slow PIN hashes are; the usual slowness where left out. */
  readonly pinRounds?: number;
}

/** A desk without a window: asked by name, telling what changed. */
export interface Desk {
  /** Answers any call; never throws. */
  ask(name: string, input: unknown): Promise<Reply<CallName>>;
  /** Hears what changes; answers how to stop hearing it. */
  onNews(listener: (news: News) => void): () => void;
  close(): Promise<void>;
}

const safePinRounds = 2 ** 16;

/** Builds a desk from its ports. This is the only place that knows all rooms; it holds no rule. */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const { dataDir, mode, ports } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  // A practice book is a file of its own, so that nothing of it can ever mix with the real one.
  const file = join(dataDir, mode === 'practice' ? 'practice.tillbook' : 'ledger.tillbook');
  if (mode === 'practice') await fillPracticeBook(file);
  const book = createBook(openDb(file), ports.clock, ports.randomness);
  const listeners = new Set<(news: News) => void>();
  const context: DeskContext = {
    book,
    mode,
    clock: ports.clock,
    printer: ports.printer,
    session: createSession(),
    pinRounds: options.pinRounds ?? safePinRounds,
    tell: (news) => {
      for (const listener of listeners) listener(news);
    },
    complain: (trouble) => ports.complain(trouble),
  };
  return {
    ask: (name, input) => ask(context, name, input),
    onNews(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      await ports.printer.close();
      book.close();
    },
  };
}
