import { cpSync, mkdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type Fault, openControl } from './fault-control.ts';
import { tryFault } from './try-fault.ts';
import { workflows } from './workflows.ts';

// Tries one fault after the other, each on a fresh copy of the same folder.

/** What the program that starts this one asks for. */
export interface FaultRequest {
  /** The folder that the shim watches; the copies are made in it. */
  readonly room: string;
  readonly template: string;
  readonly control: string;
  readonly workflow: string;
  readonly faults: readonly Fault[];
  readonly plant: string | null;
}

const request = JSON.parse(process.argv[2] ?? '') as FaultRequest;
const say = (line: object): void => void writeSync(1, `${JSON.stringify(line)}\n`);
const workflow = workflows.find(({ name }) => name === request.workflow);
if (workflow === undefined) throw new Error(`There is no workflow ${request.workflow}.`);
const control = openControl(request.control);
for (const fault of request.faults) {
  const folder = join(request.room, 'data');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  cpSync(request.template, folder, { recursive: true });
  say({ begins: fault });
  say({ tried: await tryFault(workflow, folder, fault, control), fault });
}
