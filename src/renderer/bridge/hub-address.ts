const scheme = /^[a-z][a-z0-9+.-]*:\/\//i;
const thisComputer = /^(localhost|127(\.\d+){3}|\[::1\])(?=[:/]|$)/i;

/** Whether an address leads to the computer on which it is typed, and to no other one. */
export const isOfThisComputer = (address: string): boolean =>
  thisComputer.test(address.replace(scheme, ''));

/** [Y72] An address as it was meant: without a scheme, plain on this computer and sealed elsewhere. */
export function hubAddress(typed: string): string {
  const text = typed.trim();
  if (text === '' || scheme.test(text)) return text;
  return `${thisComputer.test(text) ? 'http' : 'https'}://${text}`;
}
