import type Database from 'better-sqlite3';
import { hash } from 'node:crypto';

/** Reads every posting and hashes it onto the one before: the least that any check of a chain does. */
export function walkChain(connection: Database.Database): string {
  const rows = connection
    .prepare<[], { body: string; hash: Buffer }>('select body, hash from op order by seq')
    .iterate();
  let head = '';
  for (const row of rows) head = hash('sha256', `${head}${row.body}`);
  return head;
}
