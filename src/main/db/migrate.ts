import type Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { appVersion } from '../../shared/base/app-version.ts';
import { assert } from '../../shared/base/assert.ts';
import { migration0001 } from './migrations/0001-the-first-book.ts';
import { migration0002 } from './migrations/0002-what-the-desk-writes-down.ts';
import { migration0003 } from './migrations/0003-cards.ts';
import { migration0004 } from './migrations/0004-the-way-to-a-hub.ts';
import { migration0005 } from './migrations/0005-card-refunds-between-desks.ts';
import { migration0006 } from './migrations/0006-how-a-charge-is-taken.ts';
import { migration0007 } from './migrations/0007-how-desks-stand-with-the-hub.ts';
import { migration0008 } from './migrations/0008-exceptions.ts';
import { migration0009 } from './migrations/0009-refunds-that-failed.ts';
import { migration0010 } from './migrations/0010-strays.ts';
import { migration0011 } from './migrations/0011-who-vouches-for-whom.ts';
import { migration0012 } from './migrations/0012-one-customer-of-two.ts';
import { migration0013 } from './migrations/0013-what-is-kept-apart.ts';
import { migration0014 } from './migrations/0014-what-contradicts-is-found-quicker.ts';
import { migration0015 } from './migrations/0015-what-others-set-as-they-signed-it.ts';
import { migration0016 } from './migrations/0016-money-answered-for-is-out.ts';
import { StorageTrouble } from './trouble.ts';

/** One step of the schema: a number, one sentence, and the SQL. */
export interface Migration {
  readonly number: number;
  readonly says: string;
  /** The oldest Tillbook that can open a book after this step. */
  readonly opensWith: string;
  readonly sql: string;
}

/** All steps, in order. A released one is never edited again. */
export const migrations: readonly Migration[] = [
  migration0001,
  migration0002,
  migration0003,
  migration0004,
  migration0005,
  migration0006,
  migration0007,
  migration0008,
  migration0009,
  migration0010,
  migration0011,
  migration0012,
  migration0013,
  migration0014,
  migration0015,
  migration0016,
];

/** What marks a file as a book of ours, for whoever finds it without its name: `Till`. */
const applicationId = 0x5469_6c6c;

/** The hash under which a released step is frozen. */
export const migrationHash = ({ sql }: Migration): string =>
  createHash('sha256').update(sql).digest('hex');

/** Which schema a file has, as its own header says; 0 while it has none. */
export const schemaOf = (connection: Database.Database): number =>
  Number(connection.pragma('user_version', { simple: true }));

/** Refuses what this Tillbook can't read: a file from the future, or one that is no book. */
export function demandOurs(connection: Database.Database, steps: readonly Migration[]): void {
  const at = schemaOf(connection);
  if (at > steps.length) {
    throw new StorageTrouble({ kind: 'book-newer', needs: whoOpens(connection) });
  }
  const tables = Number(connection.prepare('select count(*) from sqlite_schema').pluck().get());
  if (at === 0 && tables > 0) {
    throw new StorageTrouble({ kind: 'book-damaged', because: 'not-a-book' });
  }
}

/** The oldest version that can open a file from the future, as that file itself says. */
function whoOpens(connection: Database.Database): string {
  try {
    const row = connection
      .prepare<[], { needs: string }>(
        'select opens_with as needs from schema_step order by number desc limit 1',
      )
      .get();
    return row?.needs ?? '';
  } catch {
    // A later schema may have moved it elsewhere; then nobody can name a version.
    return '';
  }
}

/** Brings the file to the newest schema, each step in a transaction of its own. */
export function migrate(
  connection: Database.Database,
  steps: readonly Migration[] = migrations,
): void {
  for (const [place, { number }] of steps.entries()) {
    assert(
      number === place + 1,
      `Step ${String(number)} stands where ${String(place + 1)} should.`,
    );
  }
  for (const step of steps.slice(schemaOf(connection))) {
    connection.transaction(() => carryOut(connection, step)).immediate();
  }
}

function carryOut(connection: Database.Database, step: Migration): void {
  // What this table holds is read by every older Tillbook, so its form is for good.
  connection.exec(`create table if not exists schema_step (
    number integer primary key,
    says text not null,
    sha256 text not null,
    opens_with text not null,
    made_with text not null
  ) strict`);
  connection.exec(step.sql);
  connection
    .prepare(
      'insert into schema_step (number, says, sha256, opens_with, made_with) values (?, ?, ?, ?, ?)',
    )
    .run(step.number, step.says, migrationHash(step), step.opensWith, appVersion);
  connection.pragma(`application_id = ${String(applicationId)}`);
  connection.pragma(`user_version = ${String(step.number)}`);
}
