// No letter that is taken for a figure, or for another letter.
const codeLetters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

const pinLength = 16;

/**
 * By what a desk knows a hub's certificate again, made from its SHA-256: short enough to be typed,
 * too long to be matched by another one.
 */
export function certificatePin(sha256: string): string {
  let rest = BigInt(`0x${sha256}`);
  let pin = '';
  while (pin.length < pinLength) {
    pin += codeLetters[Number(rest % BigInt(codeLetters.length))] ?? '';
    rest /= BigInt(codeLetters.length);
  }
  return pin;
}

/** How many letters of a pairing code are the code itself: more than anybody could try. */
const codeLength = 16;

/** Makes the letters of a code. */
export const makeCode = (random: (below: number) => number): string =>
  Array.from({ length: codeLength }, () => codeLetters[random(codeLetters.length)]).join('');

/** A code as people pass it on; a hub elsewhere adds its pin. */
export const printCode = (code: string, pin: string | null): string =>
  (`${code}${pin ?? ''}`.match(/.{4}/g) ?? []).join('-');

/** Reads what a person typed: the code, and the pin behind it where there is one. */
export function readPairingCode(
  typed: string,
): { readonly code: string; readonly pin: string | null } | null {
  const all = typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  if (all.length === codeLength) return { code: all, pin: null };
  if (all.length !== codeLength + pinLength) return null;
  return { code: all.slice(0, codeLength), pin: all.slice(codeLength) };
}
