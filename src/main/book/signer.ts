import type { Randomness } from '../ports/randomness.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Chain } from './chains.ts';
import type { Place } from './heads.ts';
import { type ChainKey, createKey, keyName, seekKey, type Sought } from './keys.ts';
import { readRecord, writeRecord } from './witness-record.ts';

/** Holds the keys of this desk's chains, and what else the computer's keychain keeps for them. */
export interface Signer {
  /** Looks for the key of a chain, and holds it where it is there. */
  seek(chain: Chain): Promise<Sought>;
  /** Makes the key of a chain that is about to begin. `kept`: whether the keychain has it. */
  make(
    desk: string,
    epoch: number,
  ): Promise<{ readonly publicKey: string; readonly kept: boolean }>;
  /** The key of a chain, where it is held. */
  keyOf(chain: Chain): ChainKey | null;
  /** Tries again to keep the keys that the keychain did not take; true when none is left. */
  keepRest(): Promise<boolean>;
  /** The last epoch of a desk that the keychain has a key for; `known` where it has no later one. */
  lastEpoch(desk: string, known: number): Promise<number>;
  /** Keeps where the chain stood; the keychain is out of reach for whoever has only the files. */
  keepHead(place: Place): Promise<void>;
  /** Where the chain stood when it was last kept; null where nothing is kept, or can be read now. */
  keptHead(desk: string): Promise<Place | null>;
}

const headName = (desk: string): string => `head-${desk}`;

/** Opens the desk's part of the keychain. */
export function createSigner(secrets: Secrets, randomness: Randomness): Signer {
  const held = new Map<string, ChainKey>();
  const unkept = new Map<string, ChainKey>();

  async function keep(name: string, key: ChainKey): Promise<boolean> {
    try {
      await secrets.set(name, key.secret);
      unkept.delete(name);
      return true;
    } catch {
      unkept.set(name, key);
      return false;
    }
  }

  return {
    async seek(chain) {
      const sought = await seekKey(secrets, chain);
      if (sought.kind === 'here') held.set(sought.key.publicKey, sought.key);
      return sought;
    },
    async make(desk, epoch) {
      const key = createKey(randomness);
      held.set(key.publicKey, key);
      return { publicKey: key.publicKey, kept: await keep(keyName(desk, epoch), key) };
    },
    keyOf: ({ publicKey }) => (publicKey === null ? null : (held.get(publicKey) ?? null)),
    async keepRest() {
      const kept = await Promise.all([...unkept].map(([name, key]) => keep(name, key)));
      return kept.every(Boolean);
    },
    async lastEpoch(desk, known) {
      let last = known;
      try {
        while ((await secrets.get(keyName(desk, last + 1))) !== null) last += 1;
      } catch {
        // A keychain that can't be opened now can't remember either.
      }
      return last;
    },
    keepHead: (place) => secrets.set(headName(place.desk), writeRecord({ generation: 0, place })),
    async keptHead(desk) {
      try {
        const bytes = await secrets.get(headName(desk));
        return bytes === null ? null : (readRecord(bytes)?.place ?? null);
      } catch {
        return null;
      }
    },
  };
}
