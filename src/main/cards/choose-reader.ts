import { must } from '../../shared/base/assert.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import { readCardReader } from '../book/records/card-reader.ts';
import type { Asking } from './asking.ts';

interface NoReader {
  readonly because: string;
  readonly says?: string;
}

/** The reader of this desk; where nobody chose one, the only one that there is. */
export async function chooseReader({
  book,
  processor,
}: Asking): Promise<Result<{ readonly id: string; readonly label: string }, NoReader>> {
  const { desk } = must(book.identity(), 'A book is open.');
  const chosen = readCardReader(book.read, desk);
  if (chosen !== null) return ok(chosen);
  const all = await processor.readers();
  if (!all.ok) return fail({ because: all.failure.reason, says: all.failure.says });
  const [only, ...others] = all.value;
  if (only === undefined) return fail({ because: 'no-reader' });
  return others.length === 0 ? ok(only) : fail({ because: 'which-reader' });
}
