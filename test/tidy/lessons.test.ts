import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { contract } from '../../src/shared/contract/contract.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`);

interface Lesson {
  readonly name: string;
  readonly file: string;
}

/** The lessons that a page lists: `| **name** | what broke | what keeps it | \`file\` |`. */
const lessonsIn = (page: string): Lesson[] =>
  [...page.matchAll(/^\| \*\*(.+?)\*\* \|.*\| `(\S+)` \|$/gm)].map(([, name = '', file = '']) => ({
    name,
    file,
  }));

/** Names of lessons with which a title of a test begins. */
const namedIn = (text: string): string[] =>
  [
    ...text.matchAll(
      /^ *(?:test|\]\)|\] as const\))(?:\.each\(.*\))?\(\s*['`]\[lesson: ([^\]]+)\]/gm,
    ),
  ].map(([, name = '']) => name);

/** Lessons whose test is not where the page says, and tests of lessons that the page does not list. */
function amiss(lessons: readonly Lesson[], tests: ReadonlyMap<string, readonly string[]>) {
  return {
    untested: lessons.filter(({ name, file }) => !(tests.get(file) ?? []).includes(name)),
    unlisted: [...tests].flatMap(([file, names]) =>
      [...new Set(names)]
        .filter((name) => !lessons.some((one) => one.name === name && one.file === file))
        .map((name) => `${name} in ${file}`),
    ),
  };
}

describe('what others had to learn', () => {
  test('each lesson has its test, and each such test its lesson', () => {
    const tests = new Map(filesIn('test').map((file) => [file, namedIn(read(file))]));
    const lessons = lessonsIn(read('docs/RELIABILITY.md'));
    expect(lessons.length).toBeGreaterThanOrEqual(22);
    expect(amiss(lessons, tests)).toEqual({ untested: [], unlisted: [] });
  });

  test('a lesson without a test and a test without a lesson are found', () => {
    const page =
      '| **one** | broke | kept | `test/a.test.ts` |\n| **two** | broke | kept | `test/a.test.ts` |\n';
    const tests = new Map([
      ['test/a.test.ts', namedIn("test('[lesson: one] holds', () => {})")],
      ['test/b.test.ts', namedIn("  ])('[lesson: three] holds %s', () => {})")],
    ]);
    expect(amiss(lessonsIn(page), tests)).toEqual({
      untested: [{ name: 'two', file: 'test/a.test.ts' }],
      unlisted: ['three in test/b.test.ts'],
    });
  });
});

describe('what the whole house keeps', () => {
  test('[lesson: offered to delete everything] no call and no sentence deletes a book', () => {
    expect(Object.keys(contract).filter((name) => /delete|destroy|reset|wipe/i.test(name))).toEqual(
      [],
    );
    const sentences = filesIn('src/shared/contract/sentences').map(read).join('\n');
    const advice = [
      ...sentences.matchAll(/[^.'`]*\b(delete|erase|throw away|start over)\b[^.'`]*/gi),
    ]
      .map(([sentence]) => sentence.trim())
      .filter((sentence) => /\b(book|ledger|file|data)\b/i.test(sentence));
    expect(advice).toEqual([]);
  });

  test('[lesson: the page’s storage was emptied] the page keeps nothing of value', () => {
    const keeping = filesIn('src/renderer').filter((file) =>
      /\b(localStorage|sessionStorage)\b/.test(read(file)),
    );
    // What is half typed, how it looks, who signed in last, that a book is being founded, and the token of this very start.
    expect(keeping.toSorted()).toEqual([
      'src/renderer/bridge/token.ts',
      'src/renderer/screens/sign-in/use-sign-in.ts',
      'src/renderer/state/drafts.ts',
      'src/renderer/state/first-run.ts',
      'src/renderer/state/paper-size.ts',
      'src/renderer/state/preferences.ts',
    ]);
    const others = filesIn('src/renderer').filter((file) =>
      /\b(indexedDB|caches\.open|document\.cookie|serviceWorker)\b/.test(read(file)),
    );
    expect(others).toEqual([]);
  });

  test('[lesson: two SQLites in one process] there is one, and no other store of money', () => {
    const lock = JSON.parse(read('package-lock.json')) as {
      readonly packages: Readonly<
        Record<string, { readonly dev?: boolean; readonly version?: string }>
      >;
    };
    const stores = Object.entries(lock.packages).filter(([path]) =>
      /node_modules\/(better-sqlite3|sqlite3|sqlite|libsql|@libsql\/.+|sql\.js|node-sqlite3-wasm|@sqlite\.org\/.+|@electric-sql\/pglite|wa-sqlite|realm|leveldown|classic-level|nedb.*|lowdb|electron-store)$/.test(
        path,
      ),
    );
    const shipped = stores.filter(([, { dev }]) => dev !== true);
    expect(shipped.map(([path, { version }]) => [path, version])).toEqual([
      ['node_modules/better-sqlite3', '13.2.0'],
    ]);
    const importers = filesIn('src/main').filter((file) => /node:sqlite|pglite/.test(read(file)));
    expect(importers).toEqual([]);
  });
});
