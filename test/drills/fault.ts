import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { seededChance } from '../../src/main/practice/seeded.ts';
import type { Drill, DrillRun } from './drill.ts';
import { startChild } from './rig/child.ts';
import { type Fault, makeControl } from './rig/fault-control.ts';
import type { FaultRequest } from './rig/fault.child.ts';
import { inRoom } from './rig/room.ts';
import { buildShim, whyNoShim } from './rig/shim.ts';
import { inTheEnd, type Tried } from './rig/try-fault.ts';
import { deskFor, type Workflow, workflows } from './rig/workflows.ts';

/** Makes each call to the disk fail in turn, and looks how everybody takes it. */
export const fault: Drill = {
  name: 'fault',
  says: 'Lets every write and sync of a workflow fail in turn: full, broken, torn, or the end.',
  plants: ['deaf-commits'],
  // More than there are: every call of every workflow, in every way.
  usualRuns: 100_000,
  cannotRun: whyNoShim,
  async run(run) {
    const chance = seededChance(run.seed);
    const findings: string[] = [];
    const figures: Record<string, number> = {};
    let points = 0;
    for (const [place, workflow] of workflows.entries()) {
      if (findings.length >= run.enough) break;
      const share = Math.ceil((run.runs - points) / (workflows.length - place));
      await inRoom('fault', async (room) => {
        const template = join(room, 'template');
        mkdirSync(template, { mode: 0o700 });
        await workflow.prepare(template);
        const calls = await countCalls(room, template, workflow, run);
        const all = everyFault(calls);
        const chosen = all.length <= share ? all : pickSome(all, share, chance);
        const found = await tryAll(room, template, workflow, { run, faults: chosen });
        points += chosen.length;
        figures[workflow.name] = chosen.length;
        findings.push(...found.slice(0, 10).map((what) => `${workflow.name}, ${what}`));
        run.say(`${workflow.name}: ${String(calls)} calls, ${String(chosen.length)} faults tried`);
      });
    }
    return { runs: points, findings, figures };
  },
};

/** Every call in every way: once, and from then on. What ends the process happens once anyway. */
const everyFault = (calls: number): readonly Fault[] =>
  Array.from({ length: calls }, (_, place): readonly Fault[] => [
    { nth: place + 1, kind: 'full', sticky: false },
    { nth: place + 1, kind: 'full', sticky: true },
    { nth: place + 1, kind: 'broken', sticky: false },
    { nth: place + 1, kind: 'broken', sticky: true },
    { nth: place + 1, kind: 'torn', sticky: false },
    { nth: place + 1, kind: 'gone', sticky: false },
  ]).flat();

function pickSome(
  all: readonly Fault[],
  count: number,
  chance: ReturnType<typeof seededChance>,
): readonly Fault[] {
  const chosen = new Set<Fault>();
  while (chosen.size < count) chosen.add(chance.pick(all));
  return [...chosen];
}

interface Line {
  readonly begins?: Fault;
  readonly tried?: Tried;
  readonly fault?: Fault;
}

/** The calls of a run that nothing disturbs. */
async function countCalls(
  room: string,
  template: string,
  workflow: Workflow,
  run: DrillRun,
): Promise<number> {
  const never: Fault = { nth: 2 ** 31, kind: 'broken', sticky: false };
  const child = start(room, template, workflow, { run, faults: [never] });
  const lines = await child.ended;
  const tried = lines.find((line) => line.tried !== undefined)?.tried;
  if (tried === undefined || tried.findings.length > 0) {
    const why = tried?.findings.join(' ') ?? child.complaints();
    throw new Error(`Undisturbed, ${workflow.name} already fails: ${why}`);
  }
  return tried.calls;
}

async function tryAll(
  room: string,
  template: string,
  workflow: Workflow,
  asked: { readonly run: DrillRun; readonly faults: readonly Fault[] },
): Promise<readonly string[]> {
  const findings: string[] = [];
  let left = asked.faults;
  while (left.length > 0 && findings.length < asked.run.enough) {
    const child = start(room, template, workflow, { run: asked.run, faults: left });
    const lines = await child.ended;
    for (const line of lines) {
      const { tried, fault: met } = line;
      if (tried === undefined || met === undefined) continue;
      findings.push(...tried.findings.map((what) => `${inWords(met)}: ${what}`));
    }
    const begun = lines.filter((line) => line.begins !== undefined);
    const last = begun.at(-1)?.begins;
    left = left.slice(Math.max(begun.length, 1));
    if (child.process.exitCode === 0 || last === undefined) continue;
    if (child.process.exitCode === 99) {
      const found = await afterTheEnd(workflow, join(room, 'data'));
      findings.push(...found.map((what) => `${inWords(last)}: ${what}`));
    } else {
      findings.push(`${inWords(last)}: the process broke: ${child.complaints().slice(0, 600)}`);
    }
  }
  return findings;
}

const inWords = ({ nth, kind, sticky }: Fault): string =>
  `call ${String(nth)} ${kind}${sticky ? ' and all after it' : ''}`;

/** The process is gone: the next one finds a book that is whole, and does what was asked. */
async function afterTheEnd(workflow: Workflow, folder: string): Promise<readonly string[]> {
  const { desk, front } = await deskFor(folder, workflow.steps);
  if (workflow.from === 'asking') await front.open();
  const came = await workflow.ask(desk, front, folder);
  await desk.close();
  return [
    ...(came.failure === null ? [] : [`afterwards it is refused: ${JSON.stringify(came.failure)}`]),
    ...inTheEnd(workflow, folder, came.acks),
  ];
}

function start(
  room: string,
  template: string,
  workflow: Workflow,
  { run, faults }: { readonly run: DrillRun; readonly faults: readonly Fault[] },
) {
  const control = join(room, 'control');
  makeControl(control);
  const request: FaultRequest = {
    room,
    template,
    control,
    workflow: workflow.name,
    faults,
    plant: run.plant,
  };
  return startChild<Line>('./fault.child.ts', request, {
    LD_PRELOAD: buildShim('faults'),
    FAULT_FOLDER: join(room, 'data'),
    FAULT_CONTROL: control,
  });
}
