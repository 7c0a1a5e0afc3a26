import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFlags } from '../../scripts/start/flags.mjs';

const known =
  'Known are --practice, --stripe URL, --data DIR, --browser, --port N, --token T and --no-open.';

describe('the flags of npm start', () => {
  test('go on to the host as they are, but for the choice of the host', () => {
    const args = ['--browser', '--practice', '--port=0', '--token', 'T', '--no-open'];
    expect(readFlags(args, '/desk')).toEqual({
      browser: true,
      forHost: ['--practice', '--port', '0', '--token', 'T', '--no-open'],
    });
  });

  test('take a data folder from where the command was given', () => {
    const folder = resolve('/desk', 'my book');
    expect(readFlags(['--data', 'my book'], '/desk').forHost).toEqual(['--data', folder]);
  });

  test.each([
    [['--pratice'], `Unknown option '--pratice'. ${known}`],
    [['practice'], `Unexpected argument 'practice'. ${known}`],
    [['--token'], `Option '--token <value>' argument missing. ${known}`],
    [['--port', '70000'], '--port takes a number from 0 to 65535, not "70000".'],
    [['--stripe', 'x'], '--stripe names a stand-in for Stripe, so it needs --practice.'],
  ])('answer %j with a sentence', (args, sentence) => {
    expect(() => readFlags(args, '/desk')).toThrow(sentence);
  });
});
