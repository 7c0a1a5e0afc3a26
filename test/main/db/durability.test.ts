import Database from 'better-sqlite3';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isAtLeast } from '../../../src/main/db/durability.ts';
import { openDb } from '../../../src/main/db/open.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const promised = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  wal_autocheckpoint: 0,
  journal_size_limit: 16_777_216,
} as const;

function openLedger(file: string) {
  const db = openDb(file);
  onTestFinished(() => db.close());
  return db;
}

const pragmasOf = (db: ReturnType<typeof openDb>) =>
  Object.fromEntries(
    Object.keys(promised).map((name) => {
      const row = db.read.get<Record<string, unknown>>(`pragma ${name}`);
      return [name, Object.values(row ?? {})[0]];
    }),
  );

describe('what durability rests on', () => {
  test('[S17] is so again after something that nobody waits for, whatever came of it', () => {
    const db = openLedger(join(tempFolder(), 'a.tillbook'));
    const during = db.jot((tx) => tx.get<{ synchronous: number }>('pragma synchronous'));
    expect(during).toEqual({ synchronous: 1 });
    expect(pragmasOf(db)).toEqual(promised);
    const broken = (): void =>
      db.jot(() => {
        throw new Error('the cable was pulled');
      });
    expect(broken).toThrow('the cable was pulled');
    expect(pragmasOf(db)).toEqual(promised);
  });

  test('[lesson: an SQLite that forgets its log] no part of the file is mapped into memory', () => {
    const db = openLedger(join(tempFolder(), 'a.tillbook'));
    const mapped = db.read.get<{ mmap_size: number }>('pragma mmap_size');
    expect(mapped?.mmap_size ?? 0).toBe(0);
  });

  test('[lesson: a store that never syncs] [S17] is set when a ledger is made', () => {
    expect(pragmasOf(openLedger(join(tempFolder(), 'a.tillbook')))).toEqual(promised);
  });

  test('[S17] is set when a ledger is opened again, which SQLite would weaken', () => {
    const file = join(tempFolder(), 'a.tillbook');
    openDb(file).close();
    const weak = new Database(file);
    expect(weak.pragma('synchronous', { simple: true })).toBe(1);
    weak.close();
    expect(pragmasOf(openLedger(file))).toEqual(promised);
  });

  test('[S17] is read back: a ledger that answers otherwise is not opened', () => {
    const { pragma } = Database.prototype;
    onTestFinished(() => {
      Database.prototype.pragma = pragma;
    });
    Database.prototype.pragma = function deaf(source, options) {
      if (source === 'synchronous = full') return undefined;
      return pragma.call(this, source, options);
    };
    const file = join(tempFolder(), 'a.tillbook');
    openDb(file).close();
    expect(() => openDb(file)).toThrow('SQLite answered synchronous = 1 where 2 was asked for.');
  });

  test.each([
    ['3.51.3', true],
    ['3.54.1', true],
    ['4.0', true],
    ['3.51.2', false],
    ['3.7.17', false],
  ])('[lesson: an SQLite that forgets its log] SQLite %s is new enough: %s', (version, answer) => {
    expect(isAtLeast(version, [3, 51, 3])).toBe(answer);
  });
});
