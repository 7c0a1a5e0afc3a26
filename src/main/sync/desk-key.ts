import { type ChainKey, createKey, readKey } from '../book/keys.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Secrets } from '../ports/secrets.ts';

const nameOf = (desk: string): string => `desk-${desk}`;

/** The key by which a desk proves to a hub who it is; null where it can't be had. */
export async function findDeskKey(secrets: Secrets, desk: string): Promise<ChainKey | null> {
  try {
    const secret = await secrets.get(nameOf(desk));
    return secret === null ? null : readKey(secret);
  } catch {
    return null;
  }
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
