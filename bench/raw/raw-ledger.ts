import Database from 'better-sqlite3';
import { rmSync } from 'node:fs';
import type { Posting } from './postings.ts';
import { rawSchema } from './schema.ts';

/** The raw limit: better-sqlite3 writing the same postings, and nothing else. */
export interface RawLedger {
  readonly connection: Database.Database;
  /** Writes one posting in a transaction of its own. */
  post(posting: Posting): void;
  /** Writes several in one transaction. */
  postAll(postings: readonly Posting[]): void;
  /** Throws where an entry does not balance or a balance is not the sum of its lines. */
  check(): void;
  close(): void;
}

/** `fast` gives up durability, for files that are only being filled. */
export function openRaw(file: string, { fresh = true, fast = false } = {}): RawLedger {
  if (fresh) for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
  const connection = new Database(file);
  connection.pragma('journal_mode = wal');
  connection.pragma(`synchronous = ${fast ? 'off' : 'full'}`);
  connection.pragma(`cache_size = ${fast ? '-524288' : '-65536'}`);
  connection.pragma(`foreign_keys = ${fast ? 'off' : 'on'}`);
  connection.pragma('temp_store = memory');
  if (fresh) connection.exec(rawSchema);
  const write = writer(connection);
  return {
    connection,
    post: connection.transaction(write),
    postAll: connection.transaction((several: readonly Posting[]) => {
      for (const posting of several) write(posting);
    }),
    check: () => check(connection),
    close: () => connection.close(),
  };
}

function writer(connection: Database.Database): (posting: Posting) => void {
  const op = connection.prepare(
    'insert into op (op_id, device_id, device_seq, kind, actor_id, at, body, prev, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const payment = connection.prepare(
    'insert into payment (op_seq, uid, number, party_id, method, amount, currency, at, status, memo) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const line = connection.prepare(
    'insert into line (op_seq, account_id, party_id, amount, currency, at) values (?, ?, ?, ?, ?, ?)',
  );
  const balance = connection.prepare(
    `insert into balance (account_id, party_id, currency, amount, n) values (?, ?, ?, ?, 1)
     on conflict do update set amount = amount + excluded.amount, n = n + 1`,
  );
  let prev: Buffer | null = null;
  return (p) => {
    const seq = op.run(p.opId, 1, p.place + 1, 1, 7, p.atMs, p.body, prev, p.hash).lastInsertRowid;
    prev = p.hash;
    const memo = 'counter receipt';
    payment.run(seq, p.uid, p.number, p.party, p.method, p.amount, 'INR', p.atMs, 1, memo);
    for (const [account, party, amount] of p.lines) {
      line.run(seq, account, party, amount, 'INR', p.atMs);
    }
    balance.run(p.lines[0]?.[0], 0, 'INR', p.amount);
    balance.run(20, p.party, 'INR', -p.rest);
  };
}

function check(connection: Database.Database): void {
  const count = (sql: string): number => Number(connection.prepare(sql).pluck().get());
  const unbalanced = count(
    'select count(*) from (select op_seq from line group by op_seq having sum(amount) <> 0)',
  );
  const drifted = count(
    `select count(*) from balance where account_id = 20
       and amount <> (select sum(amount) from line where line.party_id = balance.party_id)`,
  );
  if (unbalanced + drifted > 0) {
    throw new Error(
      `The raw ledger is wrong: ${String(unbalanced)} unbalanced, ${String(drifted)} drifted.`,
    );
  }
}
