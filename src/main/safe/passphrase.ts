import type { Randomness } from '../ports/randomness.ts';

/** Letters and figures that can't be mistaken for each other, on paper or aloud: 5 bits each. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** So many letters stand in a group. */
const groupLetters = 4;

/** Makes a passphrase of six groups of four: 120 bits of chance, so no slow guessing reaches it. */
export function makePassphrase(randomness: Randomness): string {
  const letters = [...randomness.bytes(24)].map((byte) => alphabet.charAt(byte % 32));
  return (letters.join('').match(/.{4}/g) ?? []).join('-');
}

/** Whether what somebody read from paper is the end of a passphrase: its last group, or more. */
export function endsSo(passphrase: string, typed: string): boolean {
  const end = plainPassphrase(typed);
  return end.length >= groupLetters && plainPassphrase(passphrase).endsWith(end);
}

/** A passphrase as it was meant: without case, spaces and hyphens, and with look-alikes mended. */
export const plainPassphrase = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .replaceAll('U', 'V')
    .replace(/[^0-9A-Z]/g, '');
