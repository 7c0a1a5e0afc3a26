import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { must } from '../../../src/shared/base/assert.ts';

/** A program of a drill that is running, and every line that it says. */
export interface Child<Line> {
  readonly process: ChildProcess;
  /** The first line that fits; null where the program ends before it. */
  until(fits: (line: Line) => boolean): Promise<Line | null>;
  /** The next line that fits, from now on. */
  next(fits: (line: Line) => boolean): Promise<Line | null>;
  /** Hears each line from now on. */
  heard(listener: (line: Line) => void): void;
  /** Every line it said, once it has ended. */
  readonly ended: Promise<readonly Line[]>;
  /** What it complained about; empty where it did not. */
  complaints(): string;
  kill(): void;
}

/** What every program of a drill is asked. */
export interface Request {
  readonly plant: string | null;
}

/** Starts a program of a drill, with its request as JSON. Its lines are JSON, too. */
export function startChild<Line>(
  program: string,
  request: Request,
  env: Readonly<Record<string, string>> = {},
  input: 'ignore' | 'pipe' = 'ignore',
): Child<Line> {
  const path = fileURLToPath(new URL(program, import.meta.url));
  const preload = request.plant === null ? [] : ['--import', preloadPlant];
  const child = spawn(process.execPath, [...preload, path, JSON.stringify(request)], {
    stdio: [input, 'pipe', 'pipe'],
    env: {
      ...process.env,
      // The same program starts a thousand times; compiling it once is enough.
      NODE_COMPILE_CACHE: join(tmpdir(), 'tillbook-drill-cache'),
      ...(request.plant === null ? {} : { TILLBOOK_DRILL_PLANT: request.plant }),
      ...env,
    },
  });
  const lines: Line[] = [];
  const listeners = new Set<(line: Line) => void>();
  let complaints = '';
  // Its input may be left out; what it says never is.
  const [stdout, stderr] = [child.stdout, child.stderr].map((stream) =>
    must(stream, 'What a child says is piped.'),
  ) as [Readable, Readable];
  stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const reader = createInterface({ input: stdout });
  reader.on('line', (text) => {
    const line = parse<Line>(text);
    if (line === null) return;
    lines.push(line);
    for (const listener of listeners) listener(line);
  });
  const ended = Promise.all([once(child, 'close'), once(reader, 'close')]).then(() => lines);
  const next: Child<Line>['next'] = (fits) =>
    new Promise((resolve) => {
      const listener = (line: Line): void => {
        if (!fits(line)) return;
        listeners.delete(listener);
        resolve(line);
      };
      listeners.add(listener);
      void ended.then(() => resolve(null));
    });
  return {
    next,
    process: child,
    ended,
    complaints: () => complaints,
    heard: (listener) => void listeners.add(listener),
    async until(fits) {
      return lines.find(fits) ?? next(fits);
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

const preloadPlant = new URL('./preload-plant.ts', import.meta.url).href;

/** A line that the kill cut off was never acknowledged. */
function parse<Line>(text: string): Line | null {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return null;
  }
}
