import type Database from 'better-sqlite3';
import { createHash } from 'node:crypto';

/**
 * Reads every posting and hashes it onto the one before: the check of a chain as it is measured
 * elsewhere, too, so that figures can be held against each other.
 */
export function walkChain(connection: Database.Database): Buffer {
  const rows = connection
    .prepare<[], { body: string; hash: Buffer }>('select body, hash from op order by seq')
    .iterate();
  let head: Buffer = Buffer.alloc(32);
  for (const row of rows) head = createHash('sha256').update(head).update(row.body).digest();
  return head;
}
