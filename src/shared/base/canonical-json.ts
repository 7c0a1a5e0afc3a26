import { assert } from './assert.ts';

/** What a fact may hold: JSON without fractions, so that two machines can't print it differently. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/**
 * The one text of a value: keys sorted by code unit, no spaces, no undefined. Hashes are taken
 * over this text, so it must come out the same on every machine and in every version.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') {
    assert(
      typeof value !== 'number' || Number.isSafeInteger(value),
      `Only safe integers may enter a fact, not ${String(value)}.`,
    );
    return JSON.stringify(value);
  }
  if (isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const parts: string[] = [];
  for (const key of Object.keys(value).toSorted()) {
    const part = value[key];
    if (part !== undefined) parts.push(`${JSON.stringify(key)}:${canonicalJson(part)}`);
  }
  return `{${parts.join(',')}}`;
}

const isArray = (value: object): value is readonly Json[] => Array.isArray(value);
