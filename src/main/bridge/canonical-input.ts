/**
 * The one text of a parsed input, by which a repeated attempt is known. Keys in order, what was
 * left out left out, and no PIN: whoever approves the same act again may type it again.
 */
export function canonicalInput(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalInput).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const parts = Object.entries(value)
    .filter(([key, part]) => part !== undefined && key !== 'pin' && key !== 'attemptId')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonicalInput(part)}`);
  return `{${parts.join(',')}}`;
}
