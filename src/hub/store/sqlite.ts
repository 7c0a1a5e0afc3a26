import Database from 'better-sqlite3';
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { demandDurability, demandLooking } from './durability.ts';
import { otherVersion, schemaVersion, sqliteSchema } from './schema.ts';
import {
  CannotKeep,
  type FactRow,
  type Statements,
  type Store,
  type Transaction,
  type Value,
} from './store.ts';

/** Opens, or makes, the store of a hub that runs on one machine. Others may look in meanwhile. */
export function openSqliteStore(folder: string, newStoreId: () => string): Store {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'hub.tillbook');
  // Only its owner may read what all desks have written.
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
  const writing = open(path, demandDurability);
  const id = prepareSchema(writing, newStoreId);
  const reading = open(path, demandLooking);
  const listeners = new Set<(org: string) => void>();
  let mustEmpty = false;
  const run = runnerOf(writing);
  const tx: Transaction = {
    ...statementsOf(run),
    write: (sql, ...values) => void run(sql, values),
    writeFacts: factInserter(writing),
    // Nothing travels between this store and whoever asks.
    goesOut: () => undefined,
    endsHere: () => undefined,
    leaveNoTrace: () => {
      mustEmpty = true;
    },
  };
  let turn: Promise<unknown> = Promise.resolve();

  return {
    kind: 'SQLite',
    id,
    read: statementsOf(runnerOf(reading)),
    write(work) {
      // One after the other, as a transaction belongs to the connection.
      const mine = turn.then(async () => {
        writing.exec('begin immediate');
        try {
          const answer = await work(tx);
          writing.exec('commit');
          if (mustEmpty) {
            mustEmpty = false;
            writing.pragma('wal_checkpoint(truncate)');
          }
          return answer;
        } catch (cause) {
          if (writing.inTransaction) writing.exec('rollback');
          throw cause;
        }
      });
      turn = mine.catch(() => undefined);
      return mine;
    },
    announce(org) {
      for (const listener of listeners) listener(org);
    },
    onNews(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      await turn;
      reading.close();
      writing.close();
    },
  };
}

function open(path: string, demand: (connection: Database.Database) => void): Database.Database {
  const connection = new Database(path, { timeout: 5000 });
  try {
    demand(connection);
    return connection;
  } catch (cause) {
    connection.close();
    throw cause;
  }
}

/** Makes the tables where there are none, and answers what the store is called. */
function prepareSchema(connection: Database.Database, newStoreId: () => string): string {
  connection.exec('begin immediate');
  try {
    const tables = connection
      .prepare<[], { name: string }>(`select name from sqlite_schema where type = 'table'`)
      .all();
    if (tables.length === 0) {
      connection.exec(sqliteSchema);
      connection
        .prepare('insert into hub (one, store_id, schema) values (1, ?, ?)')
        .run(newStoreId(), schemaVersion);
    } else if (!tables.some(({ name }) => name === 'hub')) {
      throw new CannotKeep('The file hub.tillbook in this folder is not a hub’s.');
    }
    const hub = connection
      .prepare<[], { store_id: string; schema: number }>('select store_id, schema from hub')
      .get();
    if (hub?.schema !== schemaVersion) {
      throw new CannotKeep(otherVersion('folder', hub?.schema ?? Infinity));
    }
    connection.exec('commit');
    return hub.store_id;
  } catch (cause) {
    if (connection.inTransaction) connection.exec('rollback');
    throw cause;
  }
}

type Run = (sql: string, values: readonly Value[]) => unknown[];

function runnerOf(connection: Database.Database): Run {
  const prepared = new Map<string, Database.Statement>();
  return (sql, values) => {
    let statement = prepared.get(sql);
    if (statement === undefined) {
      statement = connection.prepare(sql);
      prepared.set(sql, statement);
    }
    const named = Object.fromEntries(values.map((value, index) => [String(index + 1), value]));
    const args = values.length === 0 ? [] : [named];
    if (statement.reader) return statement.all(...args);
    statement.run(...args);
    return [];
  };
}

const statementsOf = (run: Run): Statements => ({
  all: async <Row>(sql: string, ...values: readonly Value[]) => run(sql, values) as Row[],
  listOf: (parameter) => `json_each(${parameter}) as wanted`,
});

function factInserter(connection: Database.Database) {
  const insert = connection.prepare(
    `insert into fact (org, n, id, desk, epoch, seq, hash, envelope)
     values (@org, @n, @id, @desk, @epoch, @seq, @hash, @envelope)`,
  );
  return (facts: readonly FactRow[]): void => {
    for (const fact of facts) insert.run(fact);
  };
}
