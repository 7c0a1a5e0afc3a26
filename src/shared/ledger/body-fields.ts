import { z } from 'zod';
import type { Day } from '../base/days.ts';
import type { Id } from '../base/ids.ts';
import { minor } from '../money/minor.ts';

// The fields that fact bodies are made of. They read what some desk once wrote, perhaps another one.

/** An amount of money in a body. */
export const moneyField = z.int().transform(minor);

/** A calendar day in a body. */
export const dayField = z.string().transform((text) => text as Day);

/** The id of a record in a body. */
export const idField = <Name extends string>() => z.string().transform((text) => text as Id<Name>);
