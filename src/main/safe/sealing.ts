import { createHash } from 'node:crypto';
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

/** Under which name it is kept that somebody has read the passphrase back from paper. */
const onPaperName = 'backup-passphrase-on-paper';

/** Of 120 bits of chance, so it gives nothing away. */
const markOf = (passphrase: string): string =>
  createHash('sha256').update(passphrase).digest('hex');

/** How it stands with the passphrase: only one that is also on paper opens backups elsewhere. */
export type PassphraseState = 'none' | 'only-here' | 'on-paper' | 'out-of-reach';

/** Looks how it stands with the passphrase. */
export async function passphraseState(secrets: Secrets): Promise<PassphraseState> {
  const passphrase = await readPassphrase(secrets);
  if (passphrase === outOfReach) return 'out-of-reach';
  if (passphrase === null) return 'none';
  try {
    const mark = (await secrets.get(onPaperName))?.toString('utf8');
    return mark === markOf(passphrase) ? 'on-paper' : 'only-here';
  } catch {
    return 'out-of-reach';
  }
}

/** Keeps that the passphrase was read back from paper. */
export const markOnPaper = (secrets: Secrets, passphrase: string): Promise<void> =>
  secrets.set(onPaperName, Buffer.from(markOf(passphrase)));

/** Keeps a passphrase for the backups to come. */
export const keepPassphrase = (secrets: Secrets, passphrase: string): Promise<void> =>
  secrets.set(passphraseName, Buffer.from(passphrase));

/** How a copy is sealed, in values that can be handed to a worker; not without a passphrase. */
export const sealWith = (
  passphrase: string | null,
  rounds: number = usualRounds,
): { readonly passphrase: string; readonly rounds: number } | null =>
  passphrase === null ? null : { passphrase, rounds };
