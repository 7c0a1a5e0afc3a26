import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  isLater,
  type MapRow,
  mapRows,
  reasonedLessons,
  unshown,
  wantedLessons,
  wantedRows,
} from '../../scripts/tests/ledger-map.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(join(root, 'docs/LEDGER.md'), 'utf8');

const wanted = Object.entries(wantedRows).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, place) => `F-${letter}${String(place + 1)}`),
);

/** What all tests say, in one text; this file names no rule in its own titles. */
const testText = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(test|e2e)\.tsx?$/.test(path) && !path.endsWith('ledger-map.test.ts'))
  .map((path) => readFileSync(join(root, 'test', path), 'utf8'))
  .join('\n');

const rulesOf = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/^- \*\*([A-Z]\d{1,2})\*\* /gm)].map(([, id = '']) => id));

/** What a row lacks, so that nobody could follow it to a rule, a test and a screen. */
function lacks(
  row: MapRow,
  there: {
    readonly rules: ReadonlySet<string>;
    readonly tests: string;
    readonly picture: (path: string) => boolean;
  },
): string[] {
  const { id, says, keptBy, titles, pictures, why } = row;
  const trouble = [
    ...(says.length < 10 ? [`${id} says nothing`] : []),
    ...titles
      .filter((title) => !there.tests.includes(title))
      .map((title) => `${id}: no test “${title}”`),
  ];
  if (isLater(row)) return why.length < 20 ? [...trouble, `${id} gives no reason`] : trouble;
  const rules = keptBy.split(', ');
  return [
    ...trouble,
    ...rules.filter((rule) => !there.rules.has(rule)).map((rule) => `${id}: no rule ${rule}`),
    ...(titles.length === 0 ? [`${id} names no test`] : []),
    ...(pictures.length === 0 ? [`${id} names no picture`] : []),
    ...pictures.filter((path) => !there.picture(path)).map((path) => `${id}: no ${path}`),
  ];
}

describe('the map of what other products state', () => {
  test('has every row once, and no other', () => {
    expect(mapRows(page).map((row) => row.id)).toEqual(wanted);
  });

  test('leads from each row to our rules, a test and a picture, or to a reason', () => {
    const there = {
      rules: rulesOf(page),
      tests: testText,
      picture: (path: string) => existsSync(join(root, 'docs', path)),
    };
    expect(mapRows(page).flatMap((row) => lacks(row, there))).toEqual([]);
  });

  test('finds a row that leads nowhere', () => {
    const rows = mapRows(
      [
        '| F-A1 | Something that is stated | R1, R99 | `[R1] is shown`; `[R1] is not` | [it](pictures/no.png) |',
        '| F-A2 | Something that is stated | R1 | a test | the screen |',
        '| F-A3 | Something that is stated | later: Stripe | soon | - |',
      ].join('\n'),
    );
    const there = { rules: new Set(['R1']), tests: "it('[R1] is shown'", picture: () => false };
    expect(rows.flatMap((row) => lacks(row, there))).toEqual([
      'F-A1: no test “[R1] is not”',
      'F-A1: no rule R99',
      'F-A1: no pictures/no.png',
      'F-A2 names no test',
      'F-A2 names no picture',
      'F-A3 gives no reason',
    ]);
  });
});

describe('the lessons of users', () => {
  test('are each a rule, which has a test, or have a reason', () => {
    const known = new Set([...rulesOf(page), ...reasonedLessons(page)]);
    expect(wantedLessons.filter((id) => !known.has(id))).toEqual([]);
  });

  test('and rows are only shown by tests that ran', () => {
    const row =
      '| F-A1 | Something that is stated | R1 | `[R1] is shown` | [it](pictures/it.png) |';
    const lessons = wantedLessons.map((id) => `lessons > [${id}] was learned`);
    expect(unshown(row, lessons.slice(1))).toEqual(['F-A1: [R1] is shown', 'U1']);
    expect(unshown(row, [...lessons, 'a refund > [R1] is shown to all'])).toEqual([]);
  });
});
