import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { CardProcessor, ProcessorReader } from '../ports/card-processor.ts';

export type NoSuchReader =
  | { readonly kind: 'no-such-reader'; readonly id: string }
  | { readonly kind: 'no-card-way'; readonly because: 'no-key' };

/** A reader as whoever moves card money knows it. */
export async function findReader(
  processor: CardProcessor | null,
  id: string,
): Promise<Result<ProcessorReader, NoSuchReader>> {
  if (processor === null) return fail({ kind: 'no-card-way', because: 'no-key' });
  const found = await processor.lookAtReader(id);
  return found.ok ? ok(found.value) : fail({ kind: 'no-such-reader', id });
}
