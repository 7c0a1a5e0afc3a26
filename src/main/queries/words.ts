import { z } from 'zod';
import type { ReadDb } from '../db/handle.ts';

const wordsSchema = z.object({
  customer: z.string().optional(),
  lines: z.array(z.string()).optional(),
  reason: z.string().optional(),
  notes: z.string().optional(),
  ticket: z.string().optional(),
});

export type FactWords = z.output<typeof wordsSchema>;

/** The words that belong to a fact; nothing where they were erased or there were none. */
export function wordsOf(read: ReadDb, n: number): FactWords {
  const row = read.get<{ text: string }>('select text from snapshot where n = ?', n);
  return row === undefined ? {} : wordsSchema.parse(JSON.parse(row.text));
}
