import { closeSync, fsyncSync, openSync } from 'node:fs';
import { type Look, openLook } from '../db/look.ts';
import { removeFile } from './moving.ts';
import { writeAll } from './pieces.ts';

type Row = Readonly<Record<string, unknown>>;

const page = 500;

/**
 * Writes every entry of a ledger into a file, a line of JSON each, with its words and before them the
 * names of the customers. It knows next to nothing of the schema: entries keep their form for good,
 * so also a book that is too new, or whose lists are spoiled, gives them away. Answers how many.
 */
export function extractEntries(ledger: string, to: string): number {
  const look = openLook(ledger);
  try {
    const target = openSync(to, 'wx', 0o600);
    try {
      for (const row of customerNames(look)) writeLine(target, { customer: row });
      const entries = writeEntries(look, target);
      fsyncSync(target);
      return entries;
    } catch (cause) {
      removeFile(to);
      throw cause;
    } finally {
      closeSync(target);
    }
  } finally {
    look.close();
  }
}

function writeEntries(look: Look, target: number): number {
  let entries = 0;
  for (let after = 0; ;) {
    const rows = look.read.all<Row>(
      `select n, id, chain, seq, type, v, lc, at, business_day, actor, approver, effect, subjects,
         body, hash
       from fact where n > ? order by n limit ${String(page)}`,
      after,
    );
    for (const row of rows) writeLine(target, { entry: row, words: wordsOf(look, row['n']) });
    entries += rows.length;
    const last = rows.at(-1);
    if (last === undefined) return entries;
    after = Number(last['n']);
  }
}

const customerNames = (look: Look): readonly Row[] =>
  orNothing(() =>
    look.read.all<Row>(
      `select id, field, value from profile where kind = 'customer' and value is not null`,
    ),
  ) ?? [];

const wordsOf = (look: Look, n: unknown): unknown =>
  orNothing(() => look.read.get<Row>('select text from snapshot where n = ?', Number(n))?.['text']);

/** What lies beside the entries may lie elsewhere in a later schema: then they come without it. */
function orNothing<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function writeLine(target: number, line: Row): void {
  const text = JSON.stringify(line, (_, value: unknown) => asText(value));
  writeAll(target, Buffer.from(`${text}\n`));
}

/** A buffer has become an object by the time it is asked for; its bytes are told in hex. */
function asText(value: unknown): unknown {
  const isBytes =
    typeof value === 'object' &&
    value !== null &&
    'data' in value &&
    'type' in value &&
    value.type === 'Buffer' &&
    Array.isArray(value.data);
  return isBytes ? Buffer.from(value.data as number[]).toString('hex') : value;
}
