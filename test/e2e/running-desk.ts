import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { CallInput, CallName, CallValue } from '../../src/shared/contract/contract.ts';

// The browser host as a person starts it: a process of its own on a folder of its own.

const program = fileURLToPath(new URL('../../out/main/browser.js', import.meta.url));
const noWayOut = new URL('no-way-out.mjs', import.meta.url).href;
const token = 'e2e-token';

/** What came back over HTTP, whatever it was. */
export interface Answered {
  readonly status: number;
  readonly ok: boolean;
  readonly value?: unknown;
  readonly failure?: { readonly kind: string; readonly sentence: string };
}

/** A desk that runs, and the ways to it from outside. */
export interface RunningDesk {
  readonly token: string;
  /** Where the page is, without the token. */
  readonly origin: string;
  readonly folder: string;
  /** Asks a call as a script would, and takes whatever answer comes. */
  ask(call: string, input?: unknown): Promise<Answered>;
  /** Asks a call that must succeed. */
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallValue<Name>>;
  /** Ends the process without a word, as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same port and the same folder. */
  startAgain(): Promise<void>;
  close(): Promise<void>;
}

interface StartOptions {
  readonly folder: string;
  readonly practice: boolean;
  /** More flags of the host, such as `--stripe URL`. */
  readonly flags?: readonly string[];
  /** Without a network: no name leads anywhere. */
  readonly noNetwork?: boolean;
  /** Another stand-in than the desk’s own. */
  readonly stripeUrl?: string | undefined;
}

interface Started {
  readonly process: ChildProcess;
  readonly port: number;
  /** What it said of things that broke. */
  readonly complaints: string[];
}

async function start(options: StartOptions, port: number): Promise<Started> {
  const { folder, practice, flags = [], noNetwork = false, stripeUrl } = options;
  const usual = ['--port', String(port), '--token', token, '--no-open', '--data', folder];
  const standIn = stripeUrl === undefined ? [] : ['--stripe', stripeUrl];
  const args = [program, ...usual, ...(practice ? ['--practice'] : []), ...standIn, ...flags];
  const child = spawn(process.execPath, [...(noNetwork ? ['--import', noWayOut] : []), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const complaints: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  for await (const line of createInterface(child.stdout)) {
    const ready = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(line)?.[1];
    if (ready === undefined) continue;
    // It answers before anything else is done to it: it may not hear signals yet.
    await fetch(`http://127.0.0.1:${ready}/`);
    return { process: child, port: Number(ready), complaints };
  }
  throw new Error(`The host ended before it was ready. ${complaints.join('')}`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
  return child.exitCode;
}

/** Starts a desk on a folder and waits until it is ready. */
export async function runDesk(options: StartOptions): Promise<RunningDesk> {
  let running = await start(options, 0);
  const { port } = running;
  const origin = `http://127.0.0.1:${String(port)}`;
  const ask = async (call: string, input: unknown = {}): Promise<Answered> => {
    const response = await fetch(`${origin}/api/${call}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(input),
    });
    const answer = (await response.json()) as Omit<Answered, 'status'>;
    return { status: response.status, ...answer };
  };
  return {
    token,
    origin,
    folder: options.folder,
    ask,
    async call(name, input) {
      const answer = await ask(name, input);
      if (!answer.ok) throw new Error(`${name}: ${answer.failure?.sentence ?? 'no sentence'}`);
      return answer.value as CallValue<typeof name>;
    },
    async kill() {
      await end(running.process, 'SIGKILL');
    },
    async startAgain() {
      running = await start(options, port);
    },
    async close() {
      const code = await end(running.process, 'SIGTERM');
      const complaints = running.complaints.join('');
      if (complaints !== '') throw new Error(`The host complained: ${complaints}`);
      if (code !== 0 && running.process.signalCode !== 'SIGKILL') {
        throw new Error(
          `The host ended with ${String(code)} ${String(running.process.signalCode)}.`,
        );
      }
    },
  };
}
