import { appendFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Trouble } from '../../bridge/desk-context.ts';

const largestBytes = 1024 * 1024;

/** Writes down what broke, in a file of this computer that a person may send to support. */
export const troubleLog =
  (folder: string, nowIso: () => string) =>
  ({ reference, call, cause }: Trouble): void => {
    const said = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    const line = `${nowIso()} [${reference}] ${call}: ${onOneLine(said)}\n`;
    process.stderr.write(line);
    const file = join(folder, 'trouble.log');
    try {
      if (sizeOf(file) > largestBytes) renameSync(file, `${file}.old`);
      appendFileSync(file, line, { mode: 0o600 });
    } catch {
      // The disk is full or gone, which the desk itself will say; a log is not worth a crash.
    }
  };

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** One trouble is one line, so that no text in it can pass for another. */
const onOneLine = (text: string): string =>
  text.replaceAll('\n', ' | ').replaceAll(/\p{Cc}/gu, '?');
