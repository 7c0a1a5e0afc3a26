import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { must } from '../../../shared/base/assert.ts';

/** A browser that listens to us alone, through a pipe: no port that another program could reach. */
export interface Devtools {
  /** Gives a command of the DevTools protocol and waits for its answer. */
  send(method: string, params?: object, session?: string): Promise<Answer>;
  /** Settles when the browser is gone, however it went. */
  readonly gone: Promise<void>;
  kill(): void;
}

type Answer = Readonly<Record<string, unknown>>;

interface Message {
  readonly id?: number;
  readonly result?: Answer;
  readonly error?: { readonly message: string };
}

interface Waiting {
  resolve(answer: Answer): void;
  reject(cause: Error): void;
}

const wentAway = 'it went away.';

/** How long any one answer may take; a page of paper takes a fraction of a second. */
const patienceMs = 30_000;

/** Starts a browser whose standard streams 3 and 4 carry the DevTools protocol. */
export function startDevtools(program: string, args: readonly string[]): Devtools {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const commands = must(child.stdio[3], 'A pipe was asked for.') as Writable;
  const answers = must(child.stdio[4], 'A pipe was asked for.') as Readable;
  const waiting = new Map<number, Waiting>();
  let isGone = false;
  const gone = goneOf(child, () => {
    isGone = true;
    for (const one of waiting.values()) one.reject(new Error(wentAway));
    waiting.clear();
  });
  // A broken pipe is told by the browser being gone.
  commands.on('error', () => {});
  readMessages(answers, ({ id, result, error }) => {
    const one = waiting.get(id ?? 0);
    waiting.delete(id ?? 0);
    if (error === undefined) one?.resolve(result ?? {});
    else one?.reject(new Error(error.message));
  });
  let last = 0;
  return {
    gone,
    kill: () => void child.kill('SIGKILL'),
    send(method, params = {}, sessionId) {
      if (isGone) return Promise.reject(new Error(wentAway));
      last += 1;
      const id = last;
      const answer = new Promise<Answer>((resolve, reject) => waiting.set(id, { resolve, reject }));
      commands.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      return inTime(answer, method);
    },
  };
}

const goneOf = (child: ChildProcess, tell: () => void): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      tell();
      resolve();
    };
    // It never came up, or it ended.
    child.once('error', end);
    child.once('exit', end);
  });

/** Messages are JSON texts, each closed by a zero byte. */
function readMessages(stream: Readable, receive: (message: Message) => void): void {
  let parts: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => {
    let begin = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, begin)) {
      const text = Buffer.concat([...parts, chunk.subarray(begin, end)]).toString();
      parts = [];
      begin = end + 1;
      receive(JSON.parse(text) as Message);
    }
    if (begin < chunk.length) parts.push(chunk.subarray(begin));
  });
  stream.on('error', () => {});
}

async function inTime<Value>(promise: Promise<Value>, method: string): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const cause = new Error(`it did not answer ${method} in time.`);
    timer = setTimeout(() => reject(cause), patienceMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
