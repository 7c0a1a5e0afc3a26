import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plant } from '../support/plant.ts';

interface Planted {
  readonly what: string;
  readonly file: string;
  readonly source: string;
  /** What the linter must say of that file; nothing at all for what is allowed. */
  readonly says: string | undefined;
}

const exported = 'export const answer = 42;\n';
const ground = {
  'src/shared/base/answer.ts': exported,
  'src/shared/money/answer.ts': exported,
  'src/shared/ledger/answer.ts': exported,
  'src/shared/contract/answer.ts': exported,
  'src/main/db/answer.ts': exported,
  'src/main/actions/answer.ts': exported,
  'src/main/desk.ts': exported,
  'src/main/bridge/answer.ts': exported,
  'src/main/hosts/electron/answer.ts': exported,
  'src/renderer/screens/refund/answer.ts': exported,
  'src/renderer/ui/answer.ts': exported,
};

const importing = (specifier: string) =>
  `import { answer } from '${specifier}';\nexport const same = answer;\n`;
const reckoning = (expression: string) => `
interface Figures { readonly dueMinor: number; readonly paidMinor?: number }
export const reckoned = (row: Figures, rows: readonly Figures[]) => [row, rows, ${expression}];
`;
const noReckoning =
  'A page never reckons with money. Let the query in src/main answer the finished figure, and format it here.';
const reckonings = [
  'row.dueMinor - 1',
  '(row.paidMinor ?? 0) + 1',
  'row.dueMinor > 0',
  '-row.dueMinor',
  'Math.abs(row.dueMinor)',
  'Number(row.dueMinor)',
  'rows.reduce((sum, each) => sum + each.dueMinor, 0)',
  '`${row.dueMinor * 2}`',
];

const planted: readonly Planted[] = [
  {
    what: 'an import from shared into main',
    file: 'src/shared/money/breaks-layer.ts',
    source: importing('../../main/db/answer.ts'),
    says: 'src/shared/money may not import src/main/db: shared runs anywhere. Pass the value in, or move the rule to src/main/actions.',
  },
  {
    what: 'a type-only import against the arrows',
    file: 'src/shared/base/breaks-by-type.ts',
    source: `import type { answer } from '../ledger/answer.ts';\nexport type Same = typeof answer;\n`,
    says: 'src/shared/base may not import src/shared/ledger: shared runs anywhere. Pass the value in, or move the rule to src/main/actions.',
  },
  {
    what: 'a type named by an inline import',
    file: 'src/shared/base/breaks-inline.ts',
    source: `export type Same = typeof import('../ledger/answer.ts');\n`,
    says: 'src/shared/base may not import src/shared/ledger: shared runs anywhere. Pass the value in, or move the rule to src/main/actions.',
  },
  {
    what: 'a late import against the arrows',
    file: 'src/main/bridge/breaks-late.ts',
    source: `export const late = () => import('../desk.ts');\n`,
    says: 'src/main/bridge may not import src/main/desk.ts: bridge knows no window and no transport. Let the host or src/main/desk.ts hand it in.',
  },
  {
    what: 'a re-export against the arrows',
    file: 'src/main/hosts/browser/breaks-again.ts',
    source: `export { answer } from '../electron/answer.ts';\n`,
    says: 'src/main/hosts/browser may not import src/main/hosts/electron: a host opens a desk and knows nothing of its inside. Offer it through src/main/bridge or src/main/desk.ts.',
  },
  {
    what: 'one screen importing another',
    file: 'src/renderer/screens/customers/breaks-screen.ts',
    source: importing('../refund/answer.ts'),
    says: 'src/renderer/screens/customers may not import src/renderer/screens/refund: a screen stands alone. Move what is common to src/renderer/ui, or go there by its address.',
  },
  {
    what: 'an import along the arrows',
    file: 'src/renderer/screens/customers/keeps-arrows.ts',
    source: importing('../../ui/answer.ts'),
    says: undefined,
  },
  {
    what: 'a file in no room',
    file: 'src/attic/old.ts',
    source: importing('../shared/base/answer.ts'),
    says: 'src/attic/old.ts lies in no room of the house. Add the room to lint/arrows.mjs.',
  },
  {
    what: 'an import from tests into the house',
    file: 'src/main/db/tested.ts',
    source: importing('../../../test/support/answer.ts'),
    says: 'src/main/db may not import test/support/answer.ts: it lies outside src.',
  },
  {
    what: 'the database engine outside db',
    file: 'src/main/actions/breaks-engine.ts',
    source: `import Database from 'better-sqlite3';\nexport const open = () => new Database('x');\n`,
    says: 'src/main/actions may not import better-sqlite3. Use the read and write handles of src/main/db.',
  },
  {
    what: 'electron outside its host',
    file: 'src/main/bridge/breaks-window.ts',
    source: `import { app } from 'electron';\nexport const name = () => app.getName();\n`,
    says: 'src/main/bridge may not import electron. Give the desk a port for it, and let src/main/hosts/electron answer it.',
  },
  {
    what: "Node's modules in a page",
    file: 'src/renderer/ui/breaks-page.ts',
    source: `import { join } from 'node:path';\nexport const path = join('a', 'b');\n`,
    says: 'src/renderer/ui may not import node:path. Pass the value in: neither shared code nor a page has a computer under it.',
  },
  {
    what: 'a package nobody is known to need',
    file: 'src/main/db/breaks-guest.ts',
    source: `import left from 'left-pad';\nexport const padded = left;\n`,
    says: 'No room may import left-pad yet. Add it to lint/arrows.mjs.',
  },
  ...reckonings.map((expression, index) => ({
    what: `a page that reckons ${expression}`,
    file: `src/renderer/ui/reckons-${index}.ts`,
    source: reckoning(expression),
    says: noReckoning,
  })),
  {
    what: 'a page that only passes money on',
    file: 'src/renderer/ui/passes-on.ts',
    source: reckoning('row.dueMinor === 0, String(row.dueMinor), rows.length + 1'),
    says: undefined,
  },
  {
    what: 'the clock in shared',
    file: 'src/shared/base/breaks-clock.ts',
    source: 'export const now = () => new Date();\n',
    says: 'src/shared is pure, and Date is the clock. Take the instant or the day as a parameter.',
  },
  {
    what: 'a name in shared that only looks like a global',
    file: 'src/shared/base/own-date.ts',
    source: 'export const day = (Date: string) => Date;\n',
    says: undefined,
  },
  {
    what: 'a global timer in shared',
    file: 'src/shared/base/breaks-timer.ts',
    source: 'export const later = (work: () => void) => setTimeout(work, 1);\n',
    says: 'src/shared is pure, and setTimeout is the clock. Let src/main decide when.',
  },
  {
    what: 'chance in shared',
    file: 'src/shared/base/breaks-chance.ts',
    source: 'export const dice = () => Math.random();\n',
    says: 'src/shared is pure, and random is chance. Take the value as a parameter.',
  },
  {
    what: 'floats in shared',
    file: 'src/shared/money/breaks-float.ts',
    source: 'export const shown = (amount: number) => amount.toFixed(2);\n',
    says: 'src/shared is pure, and toFixed is floats, which hold no money. Use src/shared/money/format.ts.',
  },
  {
    what: 'a star in SQL',
    file: 'src/main/db/breaks-star.ts',
    source: 'export const sql = (table: string) => `SELECT * FROM ${table}`;\n',
    says: 'SQL names the columns it reads: no `select *`.',
  },
  {
    what: 'a count in SQL',
    file: 'src/main/db/counts.ts',
    source: "export const sql = 'SELECT count(*) FROM invoice';\n",
    says: undefined,
  },
  {
    what: 'a fact written past the book',
    file: 'src/main/actions/breaks-log.ts',
    source: "export const sql = 'DELETE FROM fact WHERE seq = 1';\n",
    says: 'Only src/main/book writes the table `fact`. Append a fact through it; a correction is a new fact.',
  },
  {
    what: 'a fact written by the book',
    file: 'src/main/book/appends.ts',
    source: "export const sql = 'INSERT INTO fact (seq) VALUES (1)';\n",
    says: undefined,
  },
  {
    what: 'a drawer for everything',
    file: 'src/main/db/utils/stuff.ts',
    source: exported,
    says: 'No folder is named utils. Name it after what it is about, or move the file to the room that needs it.',
  },
  {
    what: 'a rule switched off without a reason',
    file: 'src/main/db/silent.ts',
    source: `// oxlint-disable-next-line no-console\nexport const log = () => console.log('');\n`,
    says: 'Say why this rule does not fit here, after two dashes: `-- because ...`.',
  },
  {
    what: 'a rule switched off for nothing',
    file: 'src/main/db/needless.ts',
    source: `// oxlint-disable-next-line no-console -- it was loud once\n${exported}`,
    says: 'Unused oxlint-disable directive (no problems were reported).',
  },
  {
    what: 'a promise nobody waits for, in shared',
    file: 'src/shared/base/floats.ts',
    source:
      'const later = async () => 1;\nexport const now = () => {\n  later();\n  return 2;\n};\n',
    says: 'Promises must be awaited, add void operator to ignore.',
  },
  {
    what: 'a promise nobody waits for, in a page',
    file: 'src/renderer/ui/floats.tsx',
    source:
      'const later = async () => 1;\nexport const now = () => {\n  later();\n  return <b>2</b>;\n};\n',
    says: 'Promises must be awaited, add void operator to ignore.',
  },
  {
    what: 'a case forgotten',
    file: 'src/shared/ledger/forgets.ts',
    source: `export const word = (kind: 'a' | 'b') => {\n  switch (kind) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n};\n`,
    says: 'Switch is not exhaustive. Cases not matched: "b"',
  },
  {
    what: 'a cycle',
    file: 'src/main/db/hen.ts',
    source: `import { egg } from './egg.ts';\nexport const hen = () => egg;\n`,
    says: 'Dependency cycle detected',
  },
  {
    what: 'any',
    file: 'src/main/db/any.ts',
    source: 'export const loose = (value: any): unknown => value;\n',
    says: 'Unexpected `any`. Specify a different type.',
  },
  {
    what: 'a default export',
    file: 'src/main/db/default.ts',
    source: 'export default 42;\n',
    says: 'Prefer named exports',
  },
  {
    what: 'a skipped test',
    file: 'test/main/skips.test.ts',
    source: `import { expect, test } from 'vitest';\ntest.skip('adds', () => expect(1).toBe(1));\n`,
    says: 'Disabled test',
  },
];

describe('the linter', () => {
  let findings: readonly { filename: string; message: string }[] = [];
  let clear = () => {};

  // One run over everything planted: starting the linter costs more than all its work.
  beforeAll(() => {
    const plot = plant({
      ...ground,
      'src/main/db/egg.ts': `import { hen } from './hen.ts';\nexport const egg = () => hen;\n`,
      'test/support/answer.ts': exported,
      ...Object.fromEntries(planted.map(({ file, source }) => [file, source])),
    });
    clear = plot.clear;
    const { output } = plot.run('oxlint/bin/oxlint', '--format', 'json', 'src', 'test');
    ({ diagnostics: findings } = JSON.parse(output));
  }, 60_000);
  afterAll(() => clear());

  const saidOf = (file: string) =>
    findings.filter(({ filename }) => filename === file).map(({ message }) => message);

  test.each(planted.filter(({ says }) => says !== undefined))('catches $what', (one) => {
    expect(saidOf(one.file)).toContainEqual(expect.stringContaining(one.says ?? ''));
  });

  test.each(planted.filter(({ says }) => says === undefined))('allows $what', (one) => {
    expect(saidOf(one.file)).toEqual([]);
  });
});
