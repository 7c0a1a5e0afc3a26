import { hash } from 'node:crypto';
import { must } from '../../shared/base/assert.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { ReadDb, WriteDb } from '../db/handle.ts';
import { idToKey, keyToId } from '../db/keys.ts';
import { factAt } from './facts.ts';
import { readFact } from './known-fact.ts';
import type { Done } from './writing.ts';

/** One command on its way into the book. */
export interface Command {
  readonly call: string;
  /** Where the caller gave one: the same attempt gets the same answer. */
  readonly attemptId: string | undefined;
  /** The canonical text of the parsed input, secrets left out; compared when an attempt returns. */
  readonly inputText: string;
  /** Who does it; null only while the book is being founded. */
  readonly actor: string | null;
}

export interface AttemptReused {
  readonly kind: 'attempt-reused';
  readonly attemptId: string;
  readonly call: string;
}

interface AttemptRow {
  readonly call: string;
  readonly input: Buffer;
  readonly n: number | null;
  readonly record: Buffer | null;
  readonly lc: number | null;
  readonly said: string | null;
}

const inputHash = (text: string): Buffer => hash('sha256', text, 'buffer');

/** What an attempt already brought about; null when it is new. */
export function findAttempt(read: ReadDb, command: Command): Result<Done | null, AttemptReused> {
  const { attemptId, call, inputText } = command;
  if (attemptId === undefined) return ok(null);
  const row = read.get<AttemptRow>(
    'select call, input, n, record, lc, said from attempt where id = ?',
    attemptId,
  );
  if (row === undefined) return ok(null);
  if (row.call !== call || !row.input.equals(inputHash(inputText))) {
    return fail({ kind: 'attempt-reused', attemptId, call: row.call });
  }
  if (row.n !== null) return ok(postedAt(read, row.n));
  const said = row.said ?? 'null';
  if (row.record === null) return ok({ kind: 'noted', said });
  const lc = must(row.lc, 'An attempt that kept a record stood at some count.');
  return ok({ kind: 'kept', record: keyToId(row.record), lc, said });
}

function postedAt(read: ReadDb, n: number): Done {
  const fact = factAt(read, n);
  const known = must(readFact(fact), 'What this desk has written it can read.');
  return { kind: 'posted', n, fact, known };
}

/** Keeps what an attempt brought about, for when it returns. */
export function rememberAttempt(tx: WriteDb, command: Command, done: Done): void {
  if (command.attemptId === undefined) return;
  tx.run(
    'insert into attempt (id, call, input, n, record, lc, said) values (?, ?, ?, ?, ?, ?, ?)',
    command.attemptId,
    command.call,
    inputHash(command.inputText),
    done.kind === 'posted' ? done.n : null,
    done.kind === 'kept' ? idToKey(done.record) : null,
    done.kind === 'kept' ? done.lc : null,
    done.kind === 'posted' ? null : done.said,
  );
}
