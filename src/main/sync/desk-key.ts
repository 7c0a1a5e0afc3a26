import { type ChainKey, createKey, readKey } from '../book/keys.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Secrets } from '../ports/secrets.ts';

const nameOf = (desk: string): string => `desk-${desk}`;

/** The key by which a desk proves to a hub who it is; null where it can't be had. */
export type FindDeskKey = (desk: string) => Promise<ChainKey | null>;

/** The keychain is asked each time; what it kept is read only where it was not read before. */
export function createFindDeskKey(secrets: Secrets): FindDeskKey {
  let known: ChainKey | null = null;
  return async (desk) => {
    try {
      const secret = await secrets.get(nameOf(desk));
      if (secret === null) return null;
      if (known?.secret.equals(secret) !== true) known = readKey(secret);
      return known;
    } catch {
      return null;
    }
  };
}

/** The same, made where there is none yet. Throws where it can't be kept. */
export async function makeDeskKey(
  secrets: Secrets,
  randomness: Randomness,
  desk: string,
): Promise<ChainKey> {
  const kept = await secrets.get(nameOf(desk));
  const known = kept === null ? null : readKey(kept);
  if (known !== null) return known;
  const made = createKey(randomness);
  await secrets.set(nameOf(desk), made.secret);
  return made;
}
