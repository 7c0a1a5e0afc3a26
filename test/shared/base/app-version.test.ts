import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { appVersion } from '../../../src/shared/base/app-version.ts';

test('the version that a book is told is the version of the package', () => {
  const file = new URL('../../../package.json', import.meta.url);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ version: appVersion });
});
