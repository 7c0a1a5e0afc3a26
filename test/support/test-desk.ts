import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Desk, openDesk } from '../../src/main/desk.ts';
import type { Trouble } from '../../src/main/bridge/desk-context.ts';
import { seededRandomness } from '../../src/main/practice/seeded.ts';
import {
  type CallInput,
  type CallName,
  type CallValue,
  contract,
  type Reply,
} from '../../src/shared/contract/contract.ts';
import type { Refusal } from '../../src/shared/contract/failures.ts';
import type { Timer } from '../../src/main/ports/timer.ts';
import type { CardProcessor } from '../../src/main/ports/card-processor.ts';
import type { Secrets } from '../../src/main/ports/secrets.ts';
import type { HubLine } from '../../src/main/ports/hub-line.ts';
import type { Waits } from '../../src/main/ports/timer.ts';
import { layEmptyBook } from './empty-book.ts';
import { createFakePrinter, type FakePrinter } from './fake-printer.ts';
import { type LedgerFile, lookInto } from './ledger-file.ts';
import { createMemorySecrets } from './memory-secrets.ts';
import { quickPlace } from './quick-folder.ts';
import { createTestClock, type TestClock } from './test-clock.ts';

/** Slow enough for nobody: tests do not defend a PIN. */
export const quickPinRounds = 16;

/** A desk that goes to a hub when it is told to, and at no other time. */
const noWaits: Waits = { after: () => () => undefined };

/** A real desk on a real file, with everything around it in the hands of the test. */
export interface TestDesk {
  readonly desk: Desk;
  readonly clock: TestClock;
  readonly printer: FakePrinter;
  readonly file: string;
  /** What broke; a test that breaks nothing leaves it empty. */
  readonly troubles: Trouble[];
  readonly ledger: LedgerFile;
  /** Asks, and fails with the sentence where it is refused. */
  readonly ask: <Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
  ) => Promise<CallValue<Name>>;
  /** Asks what must be refused, and answers how it was. */
  readonly refusal: <Name extends CallName>(name: Name, input: CallInput<Name>) => Promise<Refusal>;
  /** Asks anything; an answer must be what its call promises. */
  readonly reply: (name: CallName, input: unknown) => Promise<Reply<CallName>>;
  /** An attempt id that no form has used. */
  readonly attempt: () => string;
  readonly close: () => Promise<void>;
}

export interface TestDeskOptions {
  readonly now?: string;
  readonly seed?: number;
  /** Until its test ends, unless somebody else closes it. */
  readonly lasts?: 'until-closed';
  /** A folder that stays when the desk is closed. */
  readonly dataDir?: string;
  /** Who moves card money; nobody where left out. */
  readonly processor?: CardProcessor;
  /** What comes again and again, in the hands of the test. */
  readonly timer?: Timer;
  /** A clock that others go by too. */
  readonly clock?: TestClock;
  /** A keychain that outlasts the desk; one of its own where left out. */
  readonly secrets?: Secrets;
  /** How time passes where the desk waits for something; in earnest where left out. */
  readonly waits?: Waits;
  /** The way to a hub. */
  readonly lineTo?: () => HubLine;
}

/** Opens a desk in a folder of its own, which goes when the test ends. */
export async function openTestDesk(options: TestDeskOptions = {}): Promise<TestDesk> {
  const dataDir = options.dataDir ?? mkdtempSync(join(quickPlace, 'tillbook-test-'));
  const file = join(dataDir, 'ledger.tillbook');
  if (options.dataDir === undefined) layEmptyBook(file);
  const clock = options.clock ?? createTestClock(options.now);
  const printer = createFakePrinter();
  const troubles: Trouble[] = [];
  const desk = await openDesk({
    dataDir,
    mode: 'live',
    pinRounds: quickPinRounds,
    ports: {
      clock,
      randomness: seededRandomness(options.seed ?? 1),
      secrets: options.secrets ?? createMemorySecrets(),
      ...(options.processor === undefined ? {} : { processor: options.processor }),
      ...(options.timer === undefined ? {} : { timer: options.timer }),
      printer,
      complain: (trouble) => troubles.push(trouble),
      ...(options.lineTo === undefined ? {} : { lineTo: options.lineTo, waits: noWaits }),
      ...(options.waits === undefined ? {} : { waits: options.waits }),
    },
  });
  const ledger = lookInto(file);
  let isOpen = true;
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    ledger.close();
    await desk.close();
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
  };
  if (options.lasts !== 'until-closed') onTestFinished(close);
  let attempts = 0;
  return {
    desk,
    clock,
    printer,
    file,
    troubles,
    ledger,
    ...asking(desk, troubles),
    attempt() {
      attempts += 1;
      return `attempt-${String(attempts)}`;
    },
    close,
  };
}

/** The ways of asking a desk. */
function asking(
  desk: Desk,
  troubles: readonly Trouble[],
): Pick<TestDesk, 'ask' | 'refusal' | 'reply'> {
  async function reply(name: CallName, input: unknown): Promise<Reply<CallName>> {
    const answer = await desk.ask(name, input);
    if (answer.ok) {
      // The one check that no test has to remember: what comes out is what the contract promises.
      contract[name].output.parse(answer.value);
    } else if (answer.failure.kind === 'broken') {
      throw new Error(`${name} broke.`, { cause: troubles.at(-1)?.cause });
    }
    return answer;
  }
  return {
    reply,
    async ask<Name extends CallName>(name: Name, input: CallInput<Name>) {
      const answer = await reply(name, input);
      if (!answer.ok) throw new Error(`${name} was refused: ${answer.failure.sentence}`);
      return answer.value as CallValue<Name>;
    },
    async refusal(name, input) {
      const answer = await reply(name, input);
      if (answer.ok) throw new Error(`${name} answered ${JSON.stringify(answer.value)}`);
      return answer.failure;
    },
  };
}
