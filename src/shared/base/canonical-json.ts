import { BrokenInvariant } from './assert.ts';

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
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === null || typeof value !== 'object') {
    if (typeof value === 'number' && !Number.isSafeInteger(value)) refuseNumber(value);
    return String(value);
  }
  // Texts are joined one by one: every fact goes through here, and a list of parts costs more.
  let text = '';
  if (isArray(value)) {
    for (const part of value) text += `${comma(text)}${canonicalJson(part)}`;
    return `[${text}]`;
  }
  for (const key of Object.keys(value).toSorted()) {
    const part = value[key];
    if (part !== undefined) text += `${comma(text)}${quoted(key)}:${canonicalJson(part)}`;
  }
  return `{${text}}`;
}

/** The keys of bodies are few and come again with every fact. */
const quotedKeys = new Map<string, string>();
const mostKeys = 1000;

function quoted(key: string): string {
  const known = quotedKeys.get(key);
  if (known !== undefined) return known;
  const made = JSON.stringify(key);
  if (quotedKeys.size < mostKeys) quotedKeys.set(key, made);
  return made;
}

const comma = (before: string): string => (before === '' ? '' : ',');

function refuseNumber(value: number): never {
  throw new BrokenInvariant(`Only safe integers may enter a fact, not ${String(value)}.`);
}

const isArray = (value: object): value is readonly Json[] => Array.isArray(value);
