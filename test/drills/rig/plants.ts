import Database from 'better-sqlite3';
import crypto, { type KeyObject } from 'node:crypto';
import { cpSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

// Bugs that are planted into a process of a drill, from outside: the product has no switch for them.

type Statement = Record<'run' | 'get' | 'all', (...values: unknown[]) => unknown>;

const proto = Database.prototype as unknown as {
  exec(sql: string): unknown;
  pragma(sql: string, options?: object): unknown;
  prepare(sql: string): Statement;
  transaction(work: () => unknown): { immediate(): unknown };
  backup(to: string): Promise<unknown>;
};

/** Every known bug of this kind, by its name. */
const plants: Readonly<Record<string, () => void>> = {
  /** Commits in the middle of a command, so that a crash leaves half of it. */
  'half-commits': () => {
    const { prepare, exec } = proto;
    proto.prepare = function planted(sql) {
      const statement = prepare.call(this, sql);
      if (!sql.startsWith('insert into journal')) return statement;
      const { run } = statement;
      statement.run = (...values) => {
        exec.call(this, 'commit');
        exec.call(this, 'begin immediate');
        return run.apply(statement, values);
      };
      return statement;
    };
  },
  /** Leaves every seventh fact out of what a hub gives. */
  'page-with-gaps': () => {
    const { prepare } = proto;
    proto.prepare = function planted(sql) {
      return prepare.call(this, sql.replace('fact.n <= $3', 'fact.n <= $3 and fact.n % 7 <> 0'));
    };
  },
  /** Acknowledges facts first and commits them a moment later. */
  'late-commits': () => {
    const { exec, prepare } = proto;
    let hasFacts = false;
    let isDue = false;
    const commit = (connection: object): void => {
      exec.call(connection, 'commit');
      hasFacts = false;
      isDue = false;
    };
    proto.prepare = function planted(sql) {
      const statement = prepare.call(this, sql);
      const { run } = statement;
      if (sql.startsWith('insert into fact')) {
        statement.run = (...values) => {
          hasFacts = true;
          return run.apply(statement, values);
        };
      }
      return statement;
    };
    proto.exec = function planted(sql) {
      // What follows meanwhile goes into the same transaction.
      if (sql === 'begin immediate' && isDue) return this;
      if (sql !== 'commit' || !hasFacts) return exec.call(this, sql);
      if (!isDue) setTimeout(() => commit(this), 200);
      isDue = true;
      return this;
    };
  },
  /** Takes every signature for good. */
  'believes-signatures': () => {
    crypto.verify = () => true;
    syncBuiltinESMExports();
  },
  /** Takes every desk for one that came with a code. */
  'believes-newcomers': () => {
    const { verify } = crypto;
    const isOfJoining = (text: string): boolean =>
      text.includes('"tillbook desk comes 1"') || text.includes('"tillbook code made 1"');
    crypto.verify = ((algorithm: null, data: Buffer, key: KeyObject, signature: Buffer) =>
      isOfJoining(data.toString()) || verify(algorithm, data, key, signature)) as typeof verify;
    syncBuiltinESMExports();
  },
  /** Takes every commit for done, whatever the disk says. */
  'deaf-commits': () => {
    const { exec } = proto;
    proto.exec = function planted(sql) {
      if (sql !== 'commit') return exec.call(this, sql);
      try {
        return exec.call(this, sql);
      } catch {
        return this;
      }
    };
  },
  /** Takes no lock, as if whoever looks first may go on. */
  'no-lock': () => {
    const { exec } = proto;
    proto.exec = function planted(sql) {
      return sql === 'begin exclusive' ? this : exec.call(this, sql);
    };
  },
  /** Carries the steps of a schema out one statement at a time, each by itself. */
  'loose-steps': () => {
    proto.transaction = function planted(work) {
      return { immediate: () => work() };
    };
  },
  /** Copies the bare file in place of asking SQLite: what only the log holds is left out. */
  'bare-copies': () => {
    proto.backup = async function planted(this: { readonly name: string }, to) {
      cpSync(this.name, to);
    };
  },
  /** Of two facts that bring about the same, lets the one count that came here first. */
  'arrival-decides': () => {
    const { prepare } = proto;
    proto.prepare = function planted(sql) {
      const statement = prepare.call(this, sql);
      if (!sql.startsWith('select fact.n, fact.id from effect join fact')) return statement;
      const { get } = statement;
      statement.get = (...values) => {
        const standing = get.apply(statement, values) as object | undefined;
        return standing === undefined ? undefined : { ...standing, id: Buffer.alloc(16) };
      };
      return statement;
    };
  },
  /** Lets the field count that came last, not the one that was set last. */
  'fields-by-arrival': () => {
    const { prepare } = proto;
    proto.prepare = function planted(sql) {
      const isField = sql.startsWith('insert into profile (');
      return prepare.call(this, isField ? sql.replace(/where \(excluded[^]*$/, '') : sql);
    };
  },
  /** Adds to a payment twice what a refund takes from it, at every desk alike. */
  'folded-twice': () => {
    const { prepare } = proto;
    proto.prepare = function planted(sql) {
      return prepare.call(this, sql.replace('refunded = refunded +', 'refunded = refunded + 1 +'));
    };
  },
  /** Tells nobody that more of a payment was given back than it was, at every desk alike. */
  'keeps-quiet': () => {
    const { prepare } = proto;
    proto.prepare = function planted(sql) {
      const some = `from (select * from exception where kind <> 'payment-over-refunded')`;
      return prepare.call(this, sql.replace('from exception ', `${some} as exception `));
    };
  },
  /** Lets SQLite fall to the weaker sync that a re-opened file has by itself. */
  'normal-sync': () => {
    const { pragma } = proto;
    proto.pragma = function planted(sql, options) {
      if (sql === 'synchronous = full') return pragma.call(this, 'synchronous = normal', options);
      if (sql === 'synchronous') return 2;
      return pragma.call(this, sql, options);
    };
  },
};

/**
 * Plants a bug of this process; the others belong to the program around it. Answers how to take it
 * out again.
 */
export function plant(name: string | null): () => void {
  const { backup, exec, pragma, prepare, transaction } = proto;
  const { verify } = crypto;
  if (name !== null) plants[name]?.();
  return () => {
    Object.assign(proto, { backup, exec, pragma, prepare, transaction });
    crypto.verify = verify;
    syncBuiltinESMExports();
  };
}
