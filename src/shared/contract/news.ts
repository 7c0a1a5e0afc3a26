import { z } from 'zod';

/** What the desk tells its windows after each change: which records to look at again. */
export const news = z.strictObject({
  kind: z.enum(['changed', 'session', 'health', 'notices', 'progress', 'sync']),
  subjects: z.array(z.string()),
  /** How far a long look at the book is. */
  progress: z
    .strictObject({ task: z.string(), done: z.int(), total: z.int(), says: z.string() })
    .optional(),
});

export type News = z.output<typeof news>;
