import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Desk } from '../../../src/main/desk.ts';
import { CannotStart } from '../../../src/main/safe/folder.ts';
import type { Failure } from '../../../src/shared/contract/failures.ts';
import { checkBook } from './check-book.ts';
import type { Fault, FaultControl } from './fault-control.ts';
import { lookInto } from '../../../src/main/db/file.ts';
import type { Ack, Front } from './front.ts';
import { type Came, deskFor, type Workflow } from './workflows.ts';

/** What a disk that fails may be answered with; anything else is a fault of ours. */
const honest: readonly Failure['kind'][] = [
  'disk-full',
  'disk-trouble',
  'read-only',
  'book-busy',
  'book-damaged',
  'not-a-backup',
];

export interface Tried {
  readonly fired: boolean;
  readonly calls: number;
  readonly findings: readonly string[];
}

/** Does a workflow once while one call fails, and then goes on as if it had not. */
export async function tryFault(
  workflow: Workflow,
  folder: string,
  fault: Fault,
  control: FaultControl,
): Promise<Tried> {
  const findings: string[] = [];
  if (workflow.from === 'opening') control.arm(fault);
  let opened = await openOrNot(workflow, folder, findings);
  if (workflow.from === 'asking') {
    await opened?.front.open();
    control.arm(fault);
  }
  const first = opened === null ? null : await workflow.ask(opened.desk, opened.front, folder);
  if (workflow.untilClosed === true) {
    await opened?.desk.close();
    opened = null;
  }
  const { fired, calls } = control.disarm();
  if (first !== null) findings.push(...judge(first, folder, opened !== null));
  opened ??= await deskFor(folder, workflow.steps);
  findings.push(...(await goesOn(workflow, opened, folder, first)));
  return { fired, calls, findings };
}

async function openOrNot(workflow: Workflow, folder: string, findings: string[]) {
  try {
    return await deskFor(folder, workflow.steps);
  } catch (cause) {
    if (!(cause instanceof CannotStart)) findings.push(`opening threw ${String(cause)}`);
    return null;
  }
}

/** Whether a refusal was one that people can act on, and said what was true. */
function judge(first: Came, folder: string, isOpen: boolean): readonly string[] {
  const { failure } = first;
  if (failure === null) return [];
  if (!honest.includes(failure.kind)) return [`it was answered with ${JSON.stringify(failure)}`];
  const mayBeWritten = failure.kind === 'disk-trouble' && failure.written === 'unknown';
  if (mayBeWritten || !isOpen) return [];
  return isInBook(folder, 'w-%') ? ['it was said not to be written, but it is there'] : [];
}

function isInBook(folder: string, pattern: string): boolean {
  const file = join(folder, 'ledger.tillbook');
  if (!existsSync(file)) return false;
  const connection = lookInto(file);
  try {
    const tables = connection.prepare(`select 1 from sqlite_schema where name = 'attempt'`).get();
    if (tables === undefined) return false;
    return connection.prepare('select 1 from attempt where id like ?').get(pattern) !== undefined;
  } finally {
    connection.close();
  }
}

/** The disk is well again: the same desk goes on without being started anew, and nothing is lost. */
async function goesOn(
  workflow: Workflow,
  { desk, front }: { readonly desk: Desk; readonly front: Front },
  folder: string,
  first: Came | null,
): Promise<readonly string[]> {
  const findings: string[] = [];
  if ((await stateOf(desk)) !== 'open') await desk.ask('desk.reopen', {});
  if (workflow.from === 'asking') await front.open();
  let came = first;
  if (first === null || first.failure !== null) {
    came = await workflow.ask(desk, front, folder);
    if (came.failure !== null) findings.push(`it did not go on: ${JSON.stringify(came.failure)}`);
  }
  const state = await stateOf(desk);
  if (state !== 'open') findings.push(`the disk is well again, but the book is ${state}`);
  await desk.close();
  return [
    ...findings,
    ...inTheEnd(workflow, folder, [...(first?.acks ?? []), ...(came?.acks ?? [])]),
  ];
}

/** What must hold for a folder after a workflow, however it came to its end. */
export function inTheEnd(
  workflow: Workflow,
  folder: string,
  acks: readonly Ack[],
): readonly string[] {
  const before = ['before-1', 'before-2', 'before-3'].map((attemptId) => ({
    attemptId,
    call: 'payments.record',
    id: '',
    number: '',
  }));
  const demands = workflow.name === 'set-up' ? acks : [...before, ...acks];
  const checked = checkBook(join(folder, 'ledger.tillbook'), { acks: demands, thoroughly: true });
  return [...checked.findings, ...(workflow.holds?.(folder) ?? [])];
}

async function stateOf(desk: Desk): Promise<string> {
  const health = await desk.ask('desk.health', {});
  return health.ok && 'state' in health.value ? health.value.state : 'none';
}
