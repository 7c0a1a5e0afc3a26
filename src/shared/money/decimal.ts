/**
 * Reads a decimal with at most `places` decimals as a whole count of its smallest step: 1.5 with
 * three places is 1500. A JavaScript number is read by its shortest text, which is what was typed.
 */
export function parseDecimal(value: number | string, places: number): number | null {
  const match = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(String(value));
  if (match === null) return null;
  const [, sign, whole = '0', fraction = ''] = match;
  const digits = fraction.replace(/0+$/, '');
  if (digits.length > places) return null;
  const steps = Number(`${whole}${digits.padEnd(places, '0')}`);
  if (!Number.isSafeInteger(steps)) return null;
  return sign === '-' && steps !== 0 ? -steps : steps;
}

/** The text of a count of steps: 1500 with three places is `1.5`. */
export function formatDecimal(steps: number, places: number): string {
  const digits = String(Math.abs(steps)).padStart(places + 1, '0');
  const whole = places === 0 ? digits : digits.slice(0, -places);
  const fraction = places === 0 ? '' : digits.slice(-places).replace(/0+$/, '');
  return `${steps < 0 ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
