import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { quickPlace } from '../quick-folder.ts';

/** A PostgreSQL of the tests' own, in a folder that goes with it. */
export interface PostgresServer {
  /** The address of a new, empty database. */
  newDatabase(): string;
  /** Changes a setting of the running server. */
  set(setting: string, value: string): Promise<void>;
  /** Ends it without a word, as a power cut would, and starts it again. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** Where PostgreSQL's programs are; null where there are none. */
function findPrograms(): string | null {
  const home = '/usr/lib/postgresql';
  const versions = existsSync(home) ? readdirSync(home).map(Number) : [];
  const newest = Math.max(...versions.filter((version) => version >= 15));
  const programs = join(home, String(newest), 'bin');
  return existsSync(join(programs, 'initdb')) ? programs : null;
}

/** Whoever may run PostgreSQL: it refuses to be run by root. */
function findRunner(): { readonly uid?: number; readonly gid?: number } | null {
  if (process.getuid?.() !== 0) return {};
  const found = spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' });
  const group = spawnSync('id', ['-g', 'postgres'], { encoding: 'utf8' });
  return found.status === 0 ? { uid: Number(found.stdout), gid: Number(group.stdout) } : null;
}

/** Why there can be no PostgreSQL here; null where there can. */
export const whyNoPostgres: string | null =
  findPrograms() === null
    ? 'PostgreSQL 15 is not on this machine'
    : findRunner() === null
      ? 'PostgreSQL may not be run by root, and there is no user postgres'
      : null;

export interface PostgresOptions {
  /** Where its folder is made; in memory where left out. */
  readonly place?: string;
  readonly settings?: Readonly<Record<string, string>>;
}

/** Starts a server on a folder of its own. */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const { place = quickPlace, settings = {} } = options;
  const programs = findPrograms();
  const runner = findRunner();
  if (programs === null || runner === null) throw new Error(whyNoPostgres ?? '');
  // Who runs it must get through to its folder.
  if (runner.uid !== undefined && place !== quickPlace) chmodSync(place, 0o711);
  const folder = mkdtempSync(join(place, 'tillbook-postgres-'));
  if (runner.uid !== undefined) chownSync(folder, runner.uid, runner.gid ?? runner.uid);
  const data = join(folder, 'data');
  const program = (name: string) => join(programs, name);
  const asRunner = { ...runner, cwd: folder, stdio: 'ignore' as const };
  const setUp = ['-D', data, '-U', 'hub', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'];
  execFileSync(program('initdb'), setUp, asRunner);
  const port = await freePort();
  const url = (database: string) => `postgres://hub@127.0.0.1:${String(port)}/${database}`;
  const psql = (sql: string) =>
    execFileSync(program('psql'), ['-q', '-d', url('postgres'), '-c', sql], asRunner);
  let server = launch();

  function launch() {
    const args = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder];
    const set = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    return spawn(program('postgres'), [...args, ...set], asRunner);
  }
  async function ready(): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      const args = ['-q', '-h', '127.0.0.1', '-p', String(port), '-U', 'hub'];
      if (spawnSync(program('pg_isready'), args, asRunner).status === 0) return;
      await wait(50);
    }
    throw new Error('PostgreSQL did not start.');
  }
  const end = (signal: NodeJS.Signals): Promise<void> =>
    new Promise((resolve) => {
      server.once('exit', () => resolve());
      server.kill(signal);
    });
  const kill = (): void => void server.kill('SIGQUIT');
  process.on('exit', kill);
  await ready();
  let databases = 0;
  return {
    newDatabase() {
      // A schema is as good as a database, and is there at once.
      databases += 1;
      const name = `hub_${String(databases)}`;
      psql(`create schema ${name}`);
      return `${url('postgres')}?options=${encodeURIComponent(`-c search_path=${name}`)}`;
    },
    async set(setting, value) {
      psql(`alter system set ${setting} = ${value}`);
      psql('select pg_reload_conf()');
      await wait(100);
    },
    async crash() {
      await end('SIGQUIT');
      server = launch();
      await ready();
    },
    async stop() {
      // Nothing of it is needed any more, so it may end at once.
      await end('SIGQUIT');
      process.off('exit', kill);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
