import { isDeepStrictEqual } from 'node:util';

/** Throws where something is not what the facts come to: a wrong figure is worth no speed. */
export function compare(what: string, shown: unknown, expected: unknown): void {
  if (isDeepStrictEqual(shown, expected)) return;
  throw new Error(
    `The book is wrong about ${what}: ${JSON.stringify(shown)} where the facts come to ${JSON.stringify(expected)}.`,
  );
}
