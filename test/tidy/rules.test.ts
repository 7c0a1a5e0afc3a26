import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cited = /\[([A-Z]\d{1,2})\]/g;

interface Rule {
  readonly id: string;
  readonly sentence: string;
}

/** The rules that a page of them lists. */
const rulesIn = (page: string): Rule[] =>
  [...page.matchAll(/^- \*\*([A-Z]\d{1,2})\*\* (.*)$/gm)].map(([, id = '', sentence = '']) => ({
    id,
    sentence,
  }));

/** Which rules are named in a text, and in which files of a folder. */
const namedIn = (text: string): string[] => [...text.matchAll(cited)].map(([, id = '']) => id);

function filesNaming(folder: string): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>();
  for (const path of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(path) || path.startsWith('tidy')) continue;
    for (const id of new Set(namedIn(readFileSync(join(root, folder, path), 'utf8')))) {
      places.set(id, [...(places.get(id) ?? []), `${folder}/${path}`]);
    }
  }
  return places;
}

/** Rules without a test, and names of rules that there are not. */
function amiss(
  rules: readonly Rule[],
  tests: ReadonlyMap<string, readonly string[]>,
  sources: ReadonlyMap<string, readonly string[]>,
) {
  const ids = new Set(rules.map((rule) => rule.id));
  const strangers = (places: ReadonlyMap<string, readonly string[]>) =>
    [...places].flatMap(([id, files]) =>
      ids.has(id) ? [] : files.map((file) => `${id} in ${file}`),
    );
  return {
    untested: [...ids].filter((id) => !tests.has(id)),
    unknown: [...strangers(tests), ...strangers(sources)],
  };
}

describe('the rules of the book', () => {
  const rules = rulesIn(readFileSync(join(root, 'docs/LEDGER.md'), 'utf8'));

  test('each has a test, and every rule that a test or the code names is one', () => {
    expect(amiss(rules, filesNaming('test'), filesNaming('src'))).toEqual({
      untested: [],
      unknown: [],
    });
  });

  test('each has one number and one sentence', () => {
    const ids = rules.map((rule) => rule.id);
    expect(ids.length).toBeGreaterThan(80);
    expect(ids).toEqual([...new Set(ids)]);
    for (const { id, sentence } of rules) {
      expect([id, sentence]).toEqual([
        id,
        expect.stringMatching(/^[A-Z][^.]*(?:\d\.\d+[^.]*)?\.$/),
      ]);
    }
  });

  test('a rule without a test and a test without a rule are found', () => {
    const page = '- **A1** Money is put to invoices.\n- **A2** It is taken off again.\n';
    const tests = new Map([
      ['A1', ['test/a.test.ts']],
      ['A9', ['test/b.test.ts']],
    ]);
    const sources = new Map([['Z3', ['src/c.ts']]]);
    expect(amiss(rulesIn(page), tests, sources)).toEqual({
      untested: ['A2'],
      unknown: ['A9 in test/b.test.ts', 'Z3 in src/c.ts'],
    });
    expect(namedIn("it('[A1] [A2] puts money', () => list[A3])")).toEqual(['A1', 'A2', 'A3']);
  });
});
