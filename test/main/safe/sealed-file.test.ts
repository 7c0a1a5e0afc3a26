import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { seededChance } from '../../../src/main/practice/seeded.ts';
import { readSealed, sealFile, unsealFile } from '../../../src/main/safe/sealed-file.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const passphrase = 'WNWC-9BZT-068N-0ETH-21NQ-N2K8';

function seal(content: Buffer) {
  const folder = tempFolder();
  const [from, to] = [join(folder, 'plain'), join(folder, 'sealed')];
  writeFileSync(from, content);
  sealFile({ from, to }, { facts: 12 }, passphrase, 2 ** 4);
  return { to, bytes: readFileSync(to), changed: changing(to) };
}

/** Writes other bytes into the sealed file and tries to open it. */
const changing = (path: string) => (bytes: Buffer) => {
  writeFileSync(path, bytes);
  return unseal(path);
};

function unseal(path: string, words = passphrase) {
  const pieces: Buffer[] = [];
  const opened = unsealFile(path, words, (piece) => pieces.push(piece));
  return { opened, content: Buffer.concat(pieces) };
}

const fault = (failure: string) => ({ ok: false, failure });

describe('[S25] a sealed file', () => {
  test.each([0, 1, 4096, 1024 * 1024, 1024 * 1024 + 1, 2_500_000])(
    'of %i bytes opens to what was put in',
    (size) => {
      const content = randomBytes(size);
      const { to } = seal(content);
      const { opened, content: got } = unseal(to);
      expect(opened.ok).toBe(true);
      expect(got.equals(content)).toBe(true);
    },
  );

  test('says about itself what it was given, and nothing of what is in it', () => {
    const { to, bytes } = seal(Buffer.from('Hanna Petrov paid 120.00'));
    expect(readSealed(to)).toEqual({ facts: 12 });
    expect(bytes.includes('Hanna')).toBe(false);
  });

  test('opens by the passphrase however it is typed, and by no other', () => {
    const { to } = seal(Buffer.from('content'));
    expect(unseal(to, ' wnwc 9bzt o68n oeth 2Inq n2k8').opened.ok).toBe(true);
    expect(unseal(to, 'WNWC-9BZT-068N-0ETH-21NQ-N2K9').opened).toEqual(fault('wrong-passphrase'));
    expect(unseal(to, '').opened).toEqual(fault('wrong-passphrase'));
  });

  test('is known to be cut, at whatever place', () => {
    const { bytes, changed } = seal(randomBytes(2_200_000));
    const chance = seededChance(1);
    for (const size of [bytes.length - 1, bytes.length - 1_000_000, 1_048_592 + 300]) {
      expect(changed(bytes.subarray(0, size)).opened.ok).toBe(false);
    }
    // Exactly at the end of a piece, where only the mark of the last one is missing.
    const front = bytes.length - 2_200_000 - 3 * 16;
    expect(changed(bytes.subarray(0, front + 1_048_592)).opened).toEqual(fault('cut'));
    for (let times = 0; times < 20; times += 1) {
      const cut = bytes.subarray(0, chance.between(0, bytes.length - 1));
      expect(changed(cut).opened.ok).toBe(false);
    }
  });

  test('is known to be changed, by whatever bit, its header included', () => {
    const { bytes, changed } = seal(randomBytes(3000));
    const chance = seededChance(2);
    for (let times = 0; times < 200; times += 1) {
      const other = Buffer.from(bytes);
      const place = chance.between(0, bytes.length - 1);
      other.writeUInt8(other.readUInt8(place) ^ (1 << chance.between(0, 7)), place);
      const { opened, content } = changed(other);
      expect([place, opened.ok, content.length]).toEqual([place, false, 0]);
    }
  });

  test('is known to have its pieces exchanged', () => {
    const size = 1_048_592;
    const { bytes, changed } = seal(randomBytes(3 * 1024 * 1024));
    const front = bytes.length - 3 * size;
    const piece = (place: number) =>
      bytes.subarray(front + place * size, front + (place + 1) * size);
    const swapped = Buffer.concat([bytes.subarray(0, front), piece(1), piece(0), piece(2)]);
    expect(changed(swapped).opened).toEqual(fault('cut'));
  });

  test('is told from a file that was never sealed', () => {
    expect(changing(join(tempFolder(), 'any'))(Buffer.from('anything')).opened).toEqual(
      fault('not-sealed'),
    );
  });
});
