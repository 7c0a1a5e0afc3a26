import { constants } from 'node:os';
import { root } from './place.mjs';

/** What a person can do something about: shown as one sentence, without a stack trace. */
export class Problem extends Error {}

/** Someone pressed Ctrl+C, or the system asked us to go. */
export class Interrupted extends Error {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(signal);
    this.signal = signal;
  }
}

/** The exit code by which a shell knows that a signal ended a command. */
export const exitCodeOf = (/** @type {NodeJS.Signals} */ signal) => 128 + constants.signals[signal];

/**
 * Runs a whole command; what goes wrong ends as one sentence and an exit code.
 * @param {() => Promise<number>} command
 */
export async function plainly(command) {
  try {
    process.exitCode = await command();
  } catch (error) {
    if (error instanceof Interrupted) {
      process.exitCode = exitCodeOf(error.signal);
      return;
    }
    console.error(sentenceFor(error));
    process.exitCode = 1;
  }
}

/** @param {unknown} error */
function sentenceFor(error) {
  if (error instanceof Problem) return error.message;
  const { code, path } = /** @type {NodeJS.ErrnoException} */ (error);
  switch (code) {
    case 'ENOSPC':
      return 'The disk is full. Free a gigabyte and start again.';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `Tillbook may not write to ${path ?? root}. Copy the project to a folder of your own and start again there.`;
    default:
      // Not foreseen: here alone the stack is worth more than a calm sentence.
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
