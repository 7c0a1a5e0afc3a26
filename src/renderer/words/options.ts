import type { StatusWords } from './statuses.ts';

type Words = Readonly<Record<string, string | StatusWords>>;

/** The entries of a table of words as options to choose from. */
export const optionsOf = (words: Words) =>
  Object.entries(words).map(([value, word]) => ({
    value,
    label: typeof word === 'string' ? word : word.word,
  }));
