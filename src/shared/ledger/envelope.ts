import { z } from 'zod';
import type { Day, Instant } from '../base/days.ts';
import { parseDay } from '../base/days.ts';
import { type Id, isId } from '../base/ids.ts';
import type { Fact } from './fact.ts';

const id = <Name extends string>() =>
  z
    .string()
    .refine(isId)
    .transform((text) => text as Id<Name>);

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(1);

// A lone surrogate can't be kept: it would come back as another character, and the hash with it.
const words = (least: number, most: number) =>
  z
    .string()
    .min(least)
    .max(most)
    .refine((text) => text.isWellFormed() && !text.includes('\0'));

// A leap second is no instant: it could not be kept as a count of milliseconds.
const clockTime = /^T([01]\d|2[0-3])(:[0-5]\d){2}\.\d{3}Z$/;

const instant = z
  .string()
  .refine((text) => parseDay(text.slice(0, 10)) !== null && clockTime.test(text.slice(10)))
  .transform((text) => text as Instant);

const day = z
  .string()
  .refine((text) => parseDay(text) !== null)
  .transform((text) => text as Day);

const longestBody = 1_000_000;

const envelope = z.strictObject({
  id: id<'fact'>(),
  type: words(1, 100),
  v: count,
  org: id<'org'>(),
  desk: id<'desk'>(),
  epoch: count,
  seq: count,
  prev: hash,
  hash,
  lc: count,
  at: instant,
  businessDay: day,
  actor: id<'staff'>(),
  approver: id<'staff'>().optional(),
  effect: words(1, 500),
  subjects: z.array(id<string>()).refine((ids) => new Set(ids).size === ids.length),
  body: words(2, longestBody),
});

/** Reads a fact that came from outside; null where it is none. Its body is not looked at. */
export function readEnvelope(value: unknown): Fact | null {
  const parsed = envelope.safeParse(value);
  if (!parsed.success) return null;
  const { approver, ...fields } = parsed.data;
  return approver === undefined ? fields : { ...fields, approver };
}
