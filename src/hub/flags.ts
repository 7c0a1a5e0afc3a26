import { homedir } from 'node:os';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What the hub was asked to do. */
export interface HubFlags {
  readonly task: 'serve' | 'pair' | 'desks' | 'revoke' | 'help';
  readonly port: number;
  readonly host: string;
  readonly folder: string;
  /** The folder as it was named, where it was. */
  readonly data: string | undefined;
  /** PostgreSQL; the hub's own file where there is none. */
  readonly databaseUrl: string | undefined;
  readonly deskCode: string;
}

export const usage = [
  'What a hub is asked for, after "npm run hub --":',
  '  [--port N] [--host ADDRESS]  starts it; without --host for this computer alone',
  '  pair                         makes a code with which a desk comes, good once',
  '  desks                        lists the desks and what they brought',
  '  revoke --desk CODE           shuts a desk out',
  'Each takes --data DIR, the folder of the hub, unless DATABASE_URL names a PostgreSQL database.',
].join('\n');

const tasks = ['serve', 'pair', 'desks', 'revoke', 'help'] as const;

/** Reads the command line; throws a sentence where it makes no sense. */
export function readFlags(args: readonly string[], env: NodeJS.ProcessEnv): HubFlags {
  const { values, positionals } = parse(args);
  const [word = 'serve', ...more] = positionals;
  const task = values.help === true ? 'help' : tasks.find((known) => known === word);
  if (task === undefined || more.length > 0) throw new Error(`${word} is not known. ${usage}`);
  const port = Number(values.port);
  if (!/^\d{1,5}$/.test(values.port) || port > 65_535) {
    throw new Error(`--port takes a number from 0 to 65535, not ${values.port}.`);
  }
  if (isIP(values.host) === 0 && values.host !== 'localhost') {
    throw new Error(`--host takes an address of this computer, not ${values.host}.`);
  }
  if (task === 'revoke' && values.desk === undefined) {
    throw new Error('Say which desk: hub revoke --desk CODE.');
  }
  const from = env['INIT_CWD'] ?? process.cwd();
  return {
    task,
    port,
    host: values.host,
    folder: resolve(from, values.data ?? join(homedir(), '.tillbook-hub')),
    data: values.data,
    databaseUrl: env['DATABASE_URL'] === '' ? undefined : env['DATABASE_URL'],
    deskCode: values.desk ?? '',
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: { type: 'string', default: '4710' },
        host: { type: 'string', default: '127.0.0.1' },
        data: { type: 'string' },
        desk: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
  } catch (cause) {
    const [reason = ''] = cause instanceof Error ? cause.message.split('. ') : [];
    throw new Error(`${reason}. ${usage}`, { cause });
  }
}

/** Whether an address is of this computer alone, where nobody listens in. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host.startsWith('127.');
