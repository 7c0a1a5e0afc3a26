import type { Secrets } from '../ports/secrets.ts';

/** Under which name the passphrase of the backups is kept. */
const passphraseName = 'backup-passphrase';

/** How slow a passphrase is turned into a key. Ours are long, so this only guards chosen ones. */
const usualRounds = 2 ** 17;

/** The passphrase can't be had now, which is not the same as that there is none. */
export const outOfReach = Symbol('out of reach');

/** The passphrase; null where none was made yet. */
export async function readPassphrase(secrets: Secrets): Promise<string | null | typeof outOfReach> {
  try {
    return (await secrets.get(passphraseName))?.toString('utf8') ?? null;
  } catch {
    return outOfReach;
  }
}

/** Keeps a passphrase for the backups to come. */
export const keepPassphrase = (secrets: Secrets, passphrase: string): Promise<void> =>
  secrets.set(passphraseName, Buffer.from(passphrase));

/** How a copy is sealed, in values that can be handed to a worker; not without a passphrase. */
export const sealWith = (
  passphrase: string | null,
  rounds: number = usualRounds,
): { readonly passphrase: string; readonly rounds: number } | null =>
  passphrase === null ? null : { passphrase, rounds };
