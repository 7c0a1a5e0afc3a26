import { copyFileSync } from 'node:fs';
import { must } from '../../../src/shared/base/assert.ts';
import type { CallInput, CallName, CallRequest } from '../../../src/shared/contract/contract.ts';
import { contract } from '../../../src/shared/contract/contract.ts';
import type { Failure } from '../../../src/shared/contract/failures.ts';
import type { Result } from '../../../src/shared/base/result.ts';
import type { Action } from '../../../src/main/actions/action.ts';
import { type Book, createBook } from '../../../src/main/book/book.ts';
import { findStaff } from '../../../src/main/book/records/staff.ts';
import { type CardDesk, createCardDesk } from '../../../src/main/cards/card-desk.ts';
import { openDb } from '../../../src/main/db/open.ts';
import type { CardProcessor } from '../../../src/main/ports/card-processor.ts';
import type { Waits } from '../../../src/main/ports/timer.ts';
import { seededRandomness } from '../../../src/main/practice/seeded.ts';
import type { Simulator } from '../../../src/main/stripe/simulator/simulator.ts';
import { allFacts } from '../../support/busy-business.ts';
import type { TestClock } from '../../support/test-clock.ts';

/** A desk with cards on a book of its own, which may die at any step and is then started anew. */
export interface StripeDesk {
  readonly code: string;
  readonly book: Book;
  readonly clock: TestClock;
  /** What broke and should not have. */
  readonly complaints: readonly unknown[];
  /** Somebody does something; null where the desk died meanwhile. */
  act<Name extends CallName>(
    call: Name,
    action: Action<Name>,
    asked: CallInput<Name>,
  ): Result<CallValueOf<Name>, Failure> | null;
  /** Waits until the desk has nothing more to do by itself. */
  idle(): Promise<void>;
  look(): Promise<void>;
  push(subject: string): Promise<void>;
  /** Lets it die so many steps from now: before or after a commit, before or after a request. */
  dieIn(steps: number): void;
  isDead(): boolean;
  /** How often it has died in the middle of something. */
  deaths(): number;
  /** Starts it anew where it died; or makes it die now. */
  restart(): Promise<void>;
  /** Takes in what another desk has written. */
  hear(from: StripeDesk): void;
  close(): Promise<void>;
}
type CallValueOf<Name extends CallName> = ReturnType<Action<Name>['answer']>;

export interface StripeDeskOptions {
  readonly code: string;
  /** A book that was founded before; it is copied. */
  readonly template: string;
  readonly file: string;
  readonly staff: string;
  readonly seed: number;
  readonly clock: TestClock;
  readonly processor: CardProcessor;
  readonly simulator: Simulator;
  readonly between?: Between | undefined;
}

/** What stands between a desk and Stripe: a planted bug. */
export type Between = (
  processor: CardProcessor,
  around: { readonly simulator: Simulator; readonly book: Book },
) => CardProcessor;

class Died extends Error {}

/** A life: so many steps until it ends. */
interface Life {
  stepsLeft: number;
  step(): void;
}

function newLife(): Life {
  const life: Life = {
    stepsLeft: Infinity,
    step() {
      if (life.stepsLeft <= 0) throw new Died('The desk is dead.');
      life.stepsLeft -= 1;
    },
  };
  return life;
}

interface Open {
  readonly life: Life;
  readonly book: Book;
  readonly cards: CardDesk;
}

export function startStripeDesk(options: StripeDeskOptions): StripeDesk {
  const { code, template, file, clock } = options;
  copyFileSync(template, file);
  const complaints: unknown[] = [];
  // Whoever stands at a reader looks when a step says so.
  const waits: Waits = { after: () => () => undefined };
  let generation = 0;
  let deaths = 0;
  let now = open();

  function open(): Open {
    generation += 1;
    const randomness = seededRandomness(options.seed * 977 + generation * 31 + code.charCodeAt(0));
    const life = newLife();
    const real = createBook(openDb(file), clock, randomness);
    const book = mortalBook(real, life);
    const processor = mortalProcessor(options.processor, life);
    const asked = options.between?.(processor, { ...options, book: real }) ?? processor;
    const cards = createCardDesk({
      book,
      processor: () => asked,
      waits,
      clock,
      tell: () => undefined,
      complain(cause) {
        if (!(cause instanceof Died)) complaints.push(cause);
      },
    });
    return { life, book, cards };
  }

  return {
    code,
    clock,
    complaints,
    get book() {
      return now.book;
    },
    act(call, action, asked) {
      const parsed = contract[call].input.safeParse(asked);
      if (!parsed.success) throw new Error(`${call}: ${parsed.error.message}`);
      const input = parsed.data as CallRequest<typeof call>;
      try {
        const { book } = now;
        const actor = must(findStaff(book.read, options.staff), 'Somebody works at the desk.');
        const { attemptId } = asked as { readonly attemptId?: string };
        const command = { call, attemptId, inputText: JSON.stringify(asked), actor: actor.id };
        const done = book.carryOut<Failure>(command, (writing) =>
          action.carryOut(writing, input, { actor, approver: null }),
        );
        return done.ok ? { ok: true, value: action.answer(done.value, book.read) } : done;
      } catch (cause) {
        if (cause instanceof Died) return null;
        throw cause;
      }
    },
    idle: () => now.cards.push(''),
    look: () => now.cards.look(),
    push: (subject) => now.cards.push(subject),
    dieIn(steps) {
      now.life.stepsLeft = steps;
    },
    isDead: () => now.life.stepsLeft <= 0,
    deaths: () => deaths,
    async restart() {
      if (now.life.stepsLeft <= 0) deaths += 1;
      now.life.stepsLeft = 0;
      await now.cards.close();
      now.book.close();
      now = open();
    },
    hear(from) {
      const own = now.book.identity()?.desk;
      now.book.receive(allFacts(from.book).filter(({ desk }) => desk !== own));
    },
    async close() {
      await now.cards.close();
      now.book.close();
    },
  };
}

/** Nothing is written by a desk that is dead. */
const mortalBook = (book: Book, { step }: Life): Book => ({
  ...book,
  carryOut(command, work) {
    step();
    const outcome = book.carryOut(command, work);
    step();
    return outcome;
  },
  note(work) {
    step();
    book.note(work);
    step();
  },
});

/** What a desk asked before it died is done; but nobody is there to hear the answer. */
function mortalProcessor(processor: CardProcessor, { step }: Life): CardProcessor {
  const mortal = Object.entries(processor).map(([name, value]: [string, unknown]) => {
    if (typeof value !== 'function' || name === 'nowMs') return [name, value];
    const asks = async (...args: unknown[]): Promise<unknown> => {
      step();
      const answer = (await value(...args)) as unknown;
      step();
      return answer;
    };
    return [name, asks];
  });
  return Object.fromEntries(mortal) as CardProcessor;
}
