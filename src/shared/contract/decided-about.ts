import { z } from 'zod';
import { resolutionNames } from '../ledger/exception.ts';
import * as field from './fields.ts';

/** What contradicted about a record, and what somebody has decided about it. */
export const decidedAbout = z.strictObject({
  exceptionId: z.string(),
  sentence: z.string(),
  resolution: z.enum(resolutionNames),
  amountMinor: field.figure,
});
