import type { z } from 'zod';

/** Who may ask: anyone who holds the window, a signed-in person, or a manager. */
export type Audience = 'anyone' | 'front-desk' | 'manager';

/** One call: what it is for, whether it may write, who may ask, what goes in and what comes out. */
export interface Call<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly says: string;
  readonly kind: 'read' | 'write';
  readonly who: Audience;
  readonly input: Input;
  readonly output: Output;
}

/** Declares a call, keeping the exact types of its input and output. */
export const call = <Input extends z.ZodType, Output extends z.ZodType>(
  declaration: Call<Input, Output>,
): Call<Input, Output> => declaration;
