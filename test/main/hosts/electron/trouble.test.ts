import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startFailureSentence } from '../../../../src/main/hosts/electron/start-failure.ts';
import { troubleLog } from '../../../../src/main/hosts/electron/trouble-log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tillbook-trouble-'));
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const complain = () => troubleLog(folder, () => '2026-11-21T10:00:00.000Z');
const log = (name = 'trouble.log') => readFileSync(join(folder, name), 'utf8');

describe('the log of troubles', () => {
  test('has one line for each, whatever it says', () => {
    const cause = new Error('one\ntwo\r\u001b[31mred');
    complain()({ reference: 'AB12', call: 'invoices.issue', cause });
    complain()({ reference: 'CD34', call: 'unknown', cause: 'a text' });
    const [first = '', second = '', ...rest] = log().split('\n');
    expect(first).toMatch(
      /^2026-11-21T10:00:00\.000Z \[AB12\] invoices\.issue: Error: one \| two\?\?\[31mred/,
    );
    expect(second).toBe('2026-11-21T10:00:00.000Z [CD34] unknown: a text');
    expect(rest).toEqual(['']);
    expect(statSync(join(folder, 'trouble.log')).mode & 0o777).toBe(0o600);
  });

  test('does not grow for ever', () => {
    writeFileSync(join(folder, 'trouble.log'), 'x'.repeat(1024 * 1024 + 1));
    complain()({ reference: 'AB12', call: 'x', cause: 'y' });
    expect(log().length).toBeLessThan(100);
    expect(log('trouble.log.old').length).toBe(1024 * 1024 + 1);
  });

  test('is not worth a crash', () => {
    rmSync(folder, { recursive: true });
    expect(() => complain()({ reference: 'AB12', call: 'x', cause: 'y' })).not.toThrow();
  });
});

describe('why Tillbook could not start', () => {
  const coded = (code: string) => Object.assign(new Error('x'), { code });

  const carrying = (failure: object) => Object.assign(new Error('x'), { failure });

  test.each([
    [carrying({ kind: 'disk-full' }), /full/],
    [carrying({ kind: 'book-busy' }), /\/books\/ada\.$/],
    [carrying({ kind: 'book-damaged', because: 'not-a-database' }), /\/books\/ada\.$/],
    [carrying({ kind: 'book-newer', needs: '2.1.0' }), /2\.1\.0/],
    [carrying({ other: 'thing' }), /trouble\.log/],
    [coded('ENOSPC'), /disk is full/],
    [coded('EACCES'), /may not write/],
    [coded('EROFS'), /may not write/],
    [new Error('This book was written by a newer Tillbook.'), /^This book was written by a newer/],
    [new TypeError("Cannot read properties of undefined (reading 'x')"), /trouble\.log/],
    ['a text', /trouble\.log/],
    [undefined, /trouble\.log/],
  ])('%o is put into words', (cause, words) => {
    const sentence = startFailureSentence(cause, '/books/ada');
    expect(sentence).toMatch(words);
    expect(sentence).toMatch(/^[A-Z][^\n]*\.$/);
  });
});
