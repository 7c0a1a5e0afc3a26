import type { Secrets } from '../../src/main/ports/secrets.ts';

/** A keychain in memory, which a test may lock, look into and take from. */
export interface MemorySecrets extends Secrets {
  readonly kept: Map<string, Buffer>;
  /** While it is locked nothing can be read or kept, as with a keychain that asks for its owner. */
  locked: boolean;
}

export function createMemorySecrets(): MemorySecrets {
  const kept = new Map<string, Buffer>();
  const secrets: MemorySecrets = {
    where: 'in a test',
    isSealed: true,
    kept,
    locked: false,
    async get(name) {
      if (secrets.locked) throw new Error('The keychain is locked.');
      return kept.get(name) ?? null;
    },
    async set(name, value) {
      if (secrets.locked) throw new Error('The keychain is locked.');
      kept.set(name, value);
    },
    async remove(name) {
      if (secrets.locked) throw new Error('The keychain is locked.');
      kept.delete(name);
    },
  };
  return secrets;
}
