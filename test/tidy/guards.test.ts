import { describe, expect, test } from 'vitest';
import { plant } from '../support/plant.ts';

const aMinute = 60_000;

/** Plants files, asks one tool about them, and answers what the tool said. */
function ask(files: Readonly<Record<string, string>>, program: string, ...args: string[]) {
  const plot = plant(files);
  try {
    return plot.run(program, ...args);
  } finally {
    plot.clear();
  }
}

describe('the compiler', () => {
  const compile = (file: string, source: string, project: string) =>
    ask({ [file]: source }, 'typescript/bin/tsc', '--project', project).output;

  test.each([
    ['window', 'shared', 'src/shared/base/a.ts'],
    ['process', 'shared', 'src/shared/base/a.ts'],
    ['window', 'node', 'src/main/db/a.ts'],
    ['process', 'web', 'src/renderer/a.ts'],
  ])(
    'knows no %s in %s',
    (name, project, file) => {
      const said = compile(file, `export const here = ${name};\n`, `tsconfig.${project}.json`);
      expect(said).toContain(`Cannot find name '${name}'`);
    },
    aMinute,
  );

  test(
    'takes no enum, which Node could not strip',
    () => {
      const said = compile('src/shared/base/a.ts', 'export enum A { B }\n', 'tsconfig.shared.json');
      expect(said).toContain("not allowed when 'erasableSyntaxOnly' is enabled");
    },
    aMinute,
  );
});

describe('the search for unused code', () => {
  test(
    'names an export that nothing imports',
    () => {
      const files = {
        'src/main/index.ts': "import { taken } from './db/room.ts';\nvoid taken;\n",
        'src/main/db/room.ts': 'export const taken = 1;\nexport const leftover = 2;\n',
      };
      const { code, output } = ask(files, 'knip/bin/knip.js', '--include', 'exports');
      expect(output).not.toContain('taken');
      expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining('leftover') });
    },
    aMinute,
  );
});

describe('the formatter', () => {
  test(
    'names a file that is out of shape',
    () => {
      const files = { 'src/a.ts': 'export const  a=1' };
      const { code, output } = ask(files, 'oxfmt/bin/oxfmt', '--check', 'src');
      expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining('src/a.ts') });
    },
    aMinute,
  );
});
