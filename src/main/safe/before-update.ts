import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { StorageFailure } from '../../shared/base/storage-failure.ts';
import type { Migration } from '../db/migrate.ts';
import { isThere } from './backup-folder.ts';
import type { BookFiles } from './folder.ts';
import { runJob } from './jobs.ts';
import type { MakeJob } from './make-copy.ts';

/**
 * Copies a book whose tables are about to be changed, and carries the change out on a copy of the
 * copy first. Where that fails the book is not touched. Answers the copy's name; null where nobody
 * has founded the book yet, so that there is nothing to copy.
 */
export async function copyBeforeUpdate(
  files: BookFiles,
  how: { readonly seal: MakeJob['seal']; readonly nowMs: number },
  steps: readonly Migration[],
): Promise<Result<string | null, StorageFailure>> {
  if (!isThere(files.backups, true)) return fail({ kind: 'read-only' });
  const made = await runJob<'make'>({
    kind: 'make',
    ledger: files.ledger,
    staging: files.copying,
    folder: files.backups,
    madeAtMs: how.nowMs,
    why: 'before-update',
    seal: how.seal,
    atLeast: null,
    steps,
  });
  if (made.ok) return ok(made.value.name);
  const { failure } = made;
  if (failure === 'empty') return ok(null);
  return fail(
    typeof failure === 'string' ? { kind: 'book-damaged', because: 'bad-pages' } : failure,
  );
}
