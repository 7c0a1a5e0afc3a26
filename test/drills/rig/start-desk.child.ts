import { readdirSync, readlinkSync, writeSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { openDesk } from '../../../src/main/desk.ts';
import { CannotStart } from '../../../src/main/safe/folder.ts';
import { drillOptions } from './quiet-ports.ts';

// A start of Tillbook among others: it either has the book for itself, or says why not and leaves.

/** What the program that starts this one asks for. */
export interface StartRequest {
  readonly dataDir: string;
  readonly plant: string | null;
  /** When to start, so that several do it at the same moment: milliseconds since 1970. */
  readonly atMs: number;
  /** How long a winner keeps the book open. */
  readonly stayMs: number;
}

const request = JSON.parse(process.argv[2] ?? '') as StartRequest;
const say = (line: object): void => void writeSync(1, `${JSON.stringify(line)}\n`);

/** Whether this process has the ledger open, by whatever name of it. */
function holdsLedger(): boolean {
  if (process.platform !== 'linux') return false;
  return readdirSync('/proc/self/fd').some((name) => targetOf(name).includes('ledger.tillbook'));
}

function targetOf(descriptor: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    return '';
  }
}

// Everybody is loaded before anybody starts; the last stretch is waited out without sleeping.
await setTimeout(Math.max(0, request.atMs - Date.now() - 5));
while (Date.now() < request.atMs);
try {
  const desk = await openDesk(drillOptions(request.dataDir));
  say({ won: true });
  await setTimeout(request.stayMs);
  await desk.close();
} catch (cause) {
  if (!(cause instanceof CannotStart)) throw cause;
  say({ lost: cause.message, holdsLedger: holdsLedger() });
}
