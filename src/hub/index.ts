import { randomBytes, randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { printCode } from '../shared/contract/hub/pairing-code.ts';
import { consoleKey } from './console.ts';
import { listDesks, revokeDesk } from './desks.ts';
import { type HubFlags, isLoopback, readFlags, usage } from './flags.ts';
import { makePairingCode } from './pairing.ts';
import { serveHub } from './server.ts';
import { holdFolder } from './store/lock.ts';
import { openPostgresStore } from './store/postgres.ts';
import { openSqliteStore } from './store/sqlite.ts';
import type { Store } from './store/store.ts';
import { hubCertificate, pinIn } from './tls/certificate.ts';

const complain = (reference: string, cause: unknown): void => {
  const stack = cause instanceof Error ? cause.stack : String(cause);
  process.stderr.write(`[${reference}] ${stack ?? 'no stack'}\n`);
};

const openStore = async ({ databaseUrl, folder }: HubFlags): Promise<Store> =>
  databaseUrl === undefined
    ? openSqliteStore(folder, newStoreId)
    : openPostgresStore(databaseUrl, newStoreId, (cause) => complain('store', cause));

/** A version 4 UUID: no clock is asked. */
function newStoreId(): string {
  const hex = randomBytes(16).toString('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}

/** The hub: a program of its own that keeps what the desks of a business bring, for each other. */
async function start(): Promise<void> {
  const flags = readFlags(process.argv.slice(2), process.env);
  if (flags.task === 'help') {
    process.stdout.write(`${usage}\n`);
    return;
  }
  mkdirSync(flags.folder, { recursive: true, mode: 0o700 });
  if (flags.task === 'serve') return serve(flags);
  const store = await openStore(flags);
  try {
    await tell(flags, store);
  } finally {
    await store.close();
  }
}

async function serve(flags: HubFlags): Promise<void> {
  const { folder, host, port, databaseUrl } = flags;
  // What several hubs may share is in PostgreSQL; the folder then only holds the certificate.
  const letGo = databaseUrl === undefined ? holdFolder(folder) : () => undefined;
  const store = await openStore(flags);
  const tls = isLoopback(host) ? undefined : hubCertificate(folder, host);
  const server = await serveHub({ store, host, port, tls, now: Date.now, complain });
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    await server.close();
    await store.close();
    letGo();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void stop());
  process.stdout.write(`Tillbook hub is ready at ${server.url}\n${howDesksCome(flags)}`);
}

/** What whoever starts a hub does next. */
function howDesksCome({ host, data }: HubFlags): string {
  const pair = ['npm run hub -- pair', ...(data === undefined ? [] : [`--data ${data}`])].join(' ');
  const reach = isLoopback(host)
    ? 'Only this computer reaches it there: --host ADDRESS, with an address of this computer in your network, lets others come.\n'
    : '';
  return `A desk joins at Settings, Sync, with this address and a pairing code. The first desk's code is made by: ${pair}\n${reach}`;
}

/** The tasks that are done in a moment, while a hub works or not. */
async function tell(flags: HubFlags, store: Store): Promise<void> {
  if (flags.task === 'pair') {
    const by = consoleKey(flags.folder);
    const code = await makePairingCode(store, by, (below) => randomInt(below), Date.now());
    process.stdout.write(`${printCode(code, pinIn(flags.folder))}\n`);
  } else if (flags.task === 'desks') {
    for (const { code, name, facts, apart, revokedAt } of await listDesks(store)) {
      const since = revokedAt === null ? '' : `, revoked ${new Date(revokedAt).toISOString()}`;
      const aside = apart === 0 ? '' : `, ${String(apart)} kept apart`;
      process.stdout.write(`${code}  ${name}: ${String(facts)} entries${aside}${since}\n`);
    }
  } else {
    const stood = await revokeDesk(store, { code: flags.deskCode }, Date.now());
    if (stood === null) throw new Error(`No desk here has the code ${flags.deskCode}.`);
    const [last] = stood;
    const where =
      last === undefined
        ? 'Nothing of it had been taken in.'
        : `The last entry taken in is number ${String(last.seq)} of its series ${String(last.epoch)}, ${last.hash}.`;
    process.stdout.write(`${flags.deskCode.toUpperCase()} is revoked. ${where}\n`);
  }
}

start().catch((cause: unknown) => {
  const sentence = cause instanceof Error ? cause.message : String(cause);
  process.stderr.write(`The hub could not do this: ${sentence}\n`);
  process.exit(1);
});
