import { createHmac } from 'node:crypto';
import { makeCode } from '../../shared/contract/hub/pairing-code.ts';
import { madeOfCode } from '../../shared/contract/hub/vouching.ts';
import { type ChainKey, keyOfSeed } from '../book/keys.ts';
import type { Randomness } from '../ports/randomness.ts';

/** What is made of a code: by what the hub knows it, and its key, which the hub never has. */
export interface OpenedCode {
  readonly place: string;
  readonly key: ChainKey;
}

export function openCode(code: string): OpenedCode {
  const made = (says: string): Buffer => createHmac('sha256', code).update(says).digest();
  return { place: made(madeOfCode.place).toString('hex'), key: keyOfSeed(made(madeOfCode.key)) };
}

/** A new code. A byte that would make some letters likelier than others is thrown again. */
export const newCode = (randomness: Randomness): string =>
  makeCode((below) => {
    for (;;) {
      const byte = randomness.bytes(1).readUInt8();
      if (byte < 256 - (256 % below)) return byte % below;
    }
  });
