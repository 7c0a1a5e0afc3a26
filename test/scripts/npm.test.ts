import { expect, test } from 'vitest';
import { whyNpmFailed } from '../../scripts/setup/npm.mjs';

test.each([
  ['npm error code ENOSPC\n', 'the disk is full: free a gigabyte'],
  ['npm error code EROFS\n', 'npm may not write there: use a folder of your own'],
  ['npm error code ENOTFOUND\n', 'the package registry cannot be reached: connect to the network'],
  ['npm error code E418\nnpm error I am a teapot\n', 'npm says "I am a teapot"'],
])('says of %j what a person can do', (output, sentence) => {
  expect(whyNpmFailed(output)).toBe(sentence);
});
