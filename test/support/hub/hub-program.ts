import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The hub as a program of its own. */
export interface HubProgram {
  readonly url: string;
  readonly process: ChildProcess;
  /** Its exit code, once it has ended; null where it was killed. */
  readonly ended: Promise<number | null>;
  /** Kills it, and answers once it is gone. */
  kill(): Promise<void>;
}

export interface HubPlace {
  readonly folder: string;
  /** PostgreSQL; a file in the folder where left out. */
  readonly databaseUrl?: string | undefined;
}

export interface HubStart extends HubPlace {
  readonly port?: number;
  /** What the program is started with before its own words. */
  readonly nodeWords?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const program = fileURLToPath(new URL('../../../src/hub/index.ts', import.meta.url));

const envOf = ({ databaseUrl }: HubPlace): NodeJS.ProcessEnv => ({
  ...process.env,
  DATABASE_URL: databaseUrl ?? '',
});

/** Starts it as a person does; answers once it says that it is ready. */
export async function startHubProgram(start: HubStart): Promise<HubProgram> {
  const { folder, port = 0, nodeWords = [] } = start;
  const words = [...nodeWords, program, '--port', String(port), '--data', folder];
  const child = spawn(process.execPath, words, {
    env: { ...envOf(start), ...start.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Where its test or drill breaks off, it goes with it.
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  const ended = once(child, 'exit').then(([code]: unknown[]) => {
    process.off('exit', end);
    return code as number | null;
  });
  let complained = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complained = `${complained}${text}`.slice(-2000);
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const ready = /^Tillbook hub is ready at (https?:\/\/\S+)\n/.exec(said);
      if (ready?.[1] !== undefined) resolve(ready[1]);
    });
    child.once('exit', () => reject(new Error(`The hub did not start: ${said}${complained}`)));
  });
  return {
    url,
    process: child,
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** The longest that a task of it may take. */
const longestTaskMs = 5000;

/** Runs one task of the program to its end, such as `pair`. */
export const runHubTask = (place: HubPlace, ...words: readonly string[]) =>
  spawnSync(process.execPath, [program, ...words, '--data', place.folder], {
    encoding: 'utf8',
    env: envOf(place),
    timeout: longestTaskMs,
  });

/** A pairing code of a hub that works there, or will. */
export const pairingCodeOf = (place: HubPlace): string => runHubTask(place, 'pair').stdout.trim();
