import { z } from 'zod';

/** What the desk tells its windows after each change: which records to look at again. */
export const news = z.strictObject({
  kind: z.enum(['changed', 'session']),
  subjects: z.array(z.string()),
});

export type News = z.output<typeof news>;
