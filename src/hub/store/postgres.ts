import pg from 'pg';
import { must } from '../../shared/base/assert.ts';
import { together } from './together.ts';
import { createAnnouncer } from './announcer.ts';
import { createWrites, type Writes } from './postgres-writes.ts';
import { otherVersion, postgresSchema, schemaVersion } from './schema.ts';
import {
  CannotKeep,
  type FactRow,
  type Statements,
  type Store,
  type Transaction,
  type Value,
} from './store.ts';

// Numbers are counted from 1 in each organisation: none of them leaves what JavaScript can count.
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is more than can be counted.`);
  return value;
});

const newsChannel = 'tillbook_news';
// News is no entry: the disk, which the next entry waits for, is not kept busy with it.
const tellNews = `select set_config('synchronous_commit', 'off', true), pg_notify($1, $2)`;
// Chosen once and for all: whoever makes the tables holds this lock meanwhile.
const schemaLock = 7_411_003;

/** Opens a hub's store in PostgreSQL. Several hubs may serve it at the same time. */
export async function openPostgresStore(
  url: string,
  newStoreId: () => string,
  complain: (cause: unknown) => void,
): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    types,
    max: 8,
    // What does not wait for an answer goes to the server at once.
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'tillbook-hub',
    // Everything is looked up by a key. A statement prepared while a table was empty would go on
    // reading the whole of it until the server has looked how large it has become.
    options: '-c enable_seqscan=off',
  });
  // A connection that breaks while nobody uses it is replaced by the next one.
  pool.on('error', complain);
  try {
    const id = await inTransaction(pool, (_, client) => prepareSchema(client, newStoreId));
    const listener = createListener(url, complain);
    // Whoever brought something need not wait until the others have heard of it.
    const announcer = createAnnouncer((org) => {
      pool.query({ name: 'tell', text: tellNews, values: [newsChannel, org] }).catch(complain);
    });
    return {
      kind: 'PostgreSQL',
      id,
      read: statementsOf(pool),
      write: (work) => inTransaction(pool, work),
      announce: announcer.announce,
      onNews: listener.onNews,
      async close() {
        announcer.close();
        await listener.close();
        await pool.end();
      },
    };
  } catch (cause) {
    await pool.end();
    throw cause;
  }
}

async function inTransaction<Answer>(
  pool: pg.Pool,
  work: (tx: Transaction, client: pg.PoolClient) => Promise<Answer>,
): Promise<Answer> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // Between two statements nobody waits who could be told that the connection broke.
  const note = (cause: Error): void => void (broken = cause);
  client.on('error', note);
  const writes = createWrites((sql, values) => ask(client, sql, values));
  try {
    // The work goes behind it on the same way; nothing of it stays unless this has gone well.
    gather(client);
    const begun = together(beginDurably(client));
    let committed: Promise<void> | null = null;
    const commit = (): Promise<void> => {
      writes.send();
      return (committed ??= together(begun.then(() => commitWhole(client))));
    };
    const endsHere = (): void => void commit();
    const answer = await work({ ...statementsIn(client, writes), endsHere }, client);
    const ended = commit();
    await writes.done();
    await ended;
    return answer;
  } catch (cause) {
    await client.query('rollback').catch((second: unknown) => {
      broken = second instanceof Error ? second : new Error('The rollback failed.');
    });
    // What went wrong first says more than that nothing was heard after it.
    await writes.done();
    throw cause;
  } finally {
    client.off('error', note);
    client.release(broken);
  }
}

/** PostgreSQL ends a transaction in which something failed as if it had never been, and says so. */
async function commitWhole(client: pg.PoolClient): Promise<void> {
  gather(client);
  const { command } = await client.query('commit');
  if (command !== 'COMMIT') throw new Error('PostgreSQL took the whole transaction back.');
}

/**
 * What is acknowledged must survive a power cut of the server. Its settings can change under a hub
 * that runs for months, so they are asked for whenever a transaction begins, on the same way.
 */
async function beginDurably(client: pg.PoolClient): Promise<void> {
  const begun = client.query('begin');
  const [rows] = await Promise.all([ask<Record<string, string>>(client, howItKeeps, []), begun]);
  const settings = must(rows[0], 'PostgreSQL answers one row about its settings.');
  const off = Object.keys(settings).filter((name) => !isSafe(name, settings[name]));
  if (off.length === 0) return;
  const named = off.map((name) => `${name} = ${String(settings[name])}`).join(', ');
  throw new CannotKeep(
    `This PostgreSQL may lose what it has acknowledged (${named}). Set ${off.join(', ')} to on.`,
  );
}

const howItKeeps = `select current_setting('fsync') as fsync,
  current_setting('synchronous_commit') as synchronous_commit,
  current_setting('full_page_writes') as full_page_writes`;

const isSafe = (name: string, value: string | undefined): boolean =>
  value === 'on' || (name === 'synchronous_commit' && value === 'remote_apply');

/** Makes the tables where there are none, and answers what the store is called. */
async function prepareSchema(client: pg.PoolClient, newStoreId: () => string): Promise<string> {
  await client.query('select pg_advisory_xact_lock($1)', [schemaLock]);
  const { rows: found } = await client.query<{ hub: string | null }>(
    `select to_regclass('hub')::text as hub`,
  );
  if (found[0]?.hub === null) {
    await client.query(postgresSchema);
    await client.query('insert into hub (one, store_id, schema) values (1, $1, $2)', [
      newStoreId(),
      schemaVersion,
    ]);
  }
  const { rows } = await client.query<{ store_id: string; schema: number }>(
    'select store_id, schema from hub',
  );
  const hub = rows[0];
  if (hub?.schema !== schemaVersion) {
    throw new CannotKeep(otherVersion('database', hub?.schema ?? Infinity));
  }
  return hub.store_id;
}

const names = new Map<string, string>();

/** Under its name a connection keeps a statement prepared; there are some thirty of them. */
function nameOf(sql: string): string {
  const name = names.get(sql) ?? `statement-${String(names.size)}`;
  names.set(sql, name);
  return name;
}

/** What is asked for in one breath travels in one piece. */
function gather({ connection: { stream } }: pg.PoolClient): void {
  stream.cork();
  process.nextTick(() => stream.uncork());
}

async function ask<Row>(
  client: pg.Pool | pg.PoolClient,
  sql: string,
  values: readonly unknown[],
): Promise<Row[]> {
  if (!(client instanceof pg.Pool)) gather(client);
  const { rows } = await client.query({ name: nameOf(sql), text: sql, values: [...values] });
  return rows as Row[];
}

const listOf = (parameter: string): string =>
  `json_array_elements_text(${parameter}::json) as wanted (value)`;

const statementsOf = (pool: pg.Pool): Statements => ({
  all: <Row>(sql: string, ...values: readonly Value[]) => ask<Row>(pool, sql, values),
  listOf,
});

const statementsIn = (client: pg.PoolClient, writes: Writes): Omit<Transaction, 'endsHere'> => ({
  all<Row>(sql: string, ...values: readonly Value[]) {
    writes.send();
    return ask<Row>(client, sql, values);
  },
  listOf,
  write: (sql, ...values) => writes.put(sql, values),
  writeFacts(facts) {
    if (facts.length > 0) writes.put(insertFacts, listsOf(facts));
  },
  goesOut() {
    const { stream } = client.connection;
    while (stream.writableCorked > 0) stream.uncork();
  },
  // PostgreSQL writes over what was taken away when it vacuums, and its log goes by its own settings.
  leaveNoTrace: () => undefined,
});

// The envelopes are JSON as they are, and `json` keeps their text to the letter: nothing has to be
// quoted here and read again there, which took longer than all the rest. What they are found by goes
// beside them, as each look into a `json` reads the whole of it.
const insertFacts = `insert into fact (org, n, id, desk, epoch, seq, hash, envelope)
  select $1, n, id, desk, epoch, seq, hash, fact::text
  from rows from (unnest($2::bigint[]), unnest($3::text[]), unnest($4::text[]),
    unnest($5::bigint[]), unnest($6::bigint[]), unnest($7::text[]),
    json_array_elements($8::json)) as facts (n, id, desk, epoch, seq, hash, fact)`;

function listsOf(facts: readonly FactRow[]): readonly Value[] {
  const list = (of: keyof FactRow): string => `{${facts.map((fact) => fact[of]).join(',')}}`;
  return [
    facts[0]?.org ?? '',
    ...(['n', 'id', 'desk', 'epoch', 'seq', 'hash'] as const).map(list),
    `[${facts.map(({ envelope }) => envelope).join(',')}]`,
  ];
}

const listenAgainMs = 2000;

/** Hears, on a connection of its own, what other hubs of the same store have taken in. */
function createListener(url: string, complain: (cause: unknown) => void) {
  const listeners = new Set<(org: string) => void>();
  let client: pg.Client | null = null;
  let again: NodeJS.Timeout | null = null;
  let isClosed = false;

  function lost(cause: unknown): void {
    complain(cause);
    client = null;
    // Desks that wait for news ask by themselves now and then: nothing is lost meanwhile.
    if (!isClosed) again = setTimeout(() => void listen(), listenAgainMs);
  }
  async function listen(): Promise<void> {
    const next = new pg.Client({ connectionString: url, application_name: 'tillbook-hub-news' });
    client = next;
    next.on('error', (cause) => {
      if (client === next) lost(cause);
      next.end().catch(() => undefined);
    });
    next.on('notification', ({ payload }) => {
      for (const listener of listeners) listener(payload ?? '');
    });
    try {
      await next.connect();
      await next.query(`listen ${newsChannel}`);
    } catch (cause) {
      if (client === next) lost(cause);
    }
  }
  void listen();
  return {
    onNews(listener: (org: string) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      isClosed = true;
      if (again !== null) clearTimeout(again);
      await client?.end().catch(() => undefined);
    },
  };
}
