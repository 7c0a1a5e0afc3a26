import type { SqlValue } from '../db/handle.ts';

/** Rows of a list are paged by the key of the last one, never by counting over the ones before. */
export interface PageRequest {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

export interface Page<Row> {
  readonly rows: Row[];
  readonly next?: string;
}

const usualLimit = 50;

/** How many rows to read: one more than asked for tells whether another page follows. */
export const rowsToRead = (request: PageRequest): number => (request.limit ?? usualLimit) + 1;

/** Cuts a page and names the place where the next begins. */
export function cutPage<Row, View>(
  rows: readonly Row[],
  request: PageRequest,
  of: { readonly key: (row: Row) => readonly SqlValue[]; readonly view: (row: Row) => View },
): Page<View> {
  const limit = request.limit ?? usualLimit;
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const views = shown.map(of.view);
  if (rows.length <= limit || last === undefined) return { rows: views };
  return { rows: views, next: writeCursor(of.key(last)) };
}

function writeCursor(key: readonly SqlValue[]): string {
  const plain = key.map((part) => (Buffer.isBuffer(part) ? { key: part.toString('hex') } : part));
  return Buffer.from(JSON.stringify(plain)).toString('base64url');
}

/** Reads a cursor; null where it is none of ours, so that the list begins at its start. */
export function readCursor(cursor: string | undefined, parts: number): SqlValue[] | null {
  if (cursor === undefined) return null;
  try {
    const plain: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(plain) || plain.length !== parts) return null;
    return plain.map(readPart);
  } catch {
    return null;
  }
}

function readPart(part: unknown): SqlValue {
  if (typeof part === 'string' || typeof part === 'number') return part;
  if (typeof part === 'object' && part !== null && 'key' in part) {
    return Buffer.from(String(part.key), 'hex');
  }
  return null;
}
