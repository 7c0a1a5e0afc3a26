import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Place } from '../../../src/main/book/heads.ts';
import { openWitness } from '../../../src/main/book/witness.ts';
import { readRecord, writeRecord } from '../../../src/main/book/witness-record.ts';
import { quickFolder } from '../../support/quick-folder.ts';

const desk = '019f6b71-1180-7002-b0f3-697325112d58';
const at = (seq: number): Place => ({
  desk,
  epoch: 2,
  seq,
  hash: String(seq).padStart(64, 'a'),
});

function emptyFolder(): string {
  const folder = quickFolder();
  onTestFinished(folder.remove);
  return join(folder.path, 'ledger.witness');
}

test('a witness that was never written knows nothing', () => {
  expect(openWitness(emptyFolder()).testimony()).toEqual({ kind: 'absent' });
});

test('a witness knows what it noted last, also when it is opened again', async () => {
  const path = emptyFolder();
  const witness = openWitness(path);
  for (const seq of [1, 2, 3]) witness.note(at(seq));
  await witness.sync();
  expect(witness.testimony()).toEqual({ kind: 'here', place: at(3) });
  witness.close();
  const again = openWitness(path);
  expect(again.testimony()).toEqual({ kind: 'here', place: at(3) });
  again.note(at(4));
  expect(again.testimony(), 'a note after opening is newer than all before').toEqual({
    kind: 'here',
    place: at(4),
  });
  again.close();
});

test.each([0, 4096])(
  '[lesson: junk after a power cut] a write that was torn leaves the note before it',
  (slot) => {
    const path = emptyFolder();
    const witness = openWitness(path);
    for (const seq of [1, 2, 3, 4]) witness.note(at(seq));
    witness.close();
    const bytes = readFileSync(path);
    bytes.fill(0, slot + 50, slot + 70);
    writeFileSync(path, bytes);
    const left = openWitness(path).testimony();
    expect(left).toEqual({ kind: 'here', place: at(slot === 0 ? 3 : 4) });
  },
);

test('a witness of which nothing is left whole says so', () => {
  const path = emptyFolder();
  const witness = openWitness(path);
  for (const seq of [1, 2]) witness.note(at(seq));
  witness.close();
  truncateSync(path, 60);
  expect(openWitness(path).testimony()).toEqual({ kind: 'unreadable' });
  rmSync(path);
  expect(openWitness(path).testimony()).toEqual({ kind: 'absent' });
});

test('no single changed bit of a record goes unnoticed', () => {
  const bytes = writeRecord({ generation: 7, place: at(12) });
  expect(readRecord(bytes)).toEqual({ generation: 7, place: at(12) });
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const spoiled = Buffer.from(bytes);
    spoiled.writeUInt8(spoiled.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    expect(readRecord(spoiled), `bit ${String(bit)}`).toBeNull();
  }
});

test('a witness of another book is kept under another name', () => {
  const path = emptyFolder();
  const witness = openWitness(path);
  witness.note(at(1));
  witness.setAside();
  expect(witness.testimony()).toEqual({ kind: 'absent' });
  expect(readRecord(readFileSync(`${path}.1.aside`).subarray(4096))).not.toBeNull();
});
