import type { Trouble } from '../../bridge/answer.ts';
import type { LineField, LineIssue } from './read-line.ts';
import type { LineView } from './use-lines.ts';

const fields: Readonly<Record<string, LineField>> = {
  description: 'description',
  quantity: 'quantity',
  unitPriceMinor: 'price',
  taxRatePercent: 'tax',
};

/** What the desk said against a line. It counts only the lines that were sent, from 0. */
export function refusalAt(
  trouble: Trouble | undefined,
  views: readonly LineView[],
  index: number,
): LineIssue | undefined {
  if (trouble?.kind !== 'invalid-input') return undefined;
  const sent = views.slice(0, index).filter(({ blank }) => !blank).length;
  for (const { path, sentence } of trouble.issues) {
    const [, place, field] = path.split('.');
    if (path.startsWith('lines.') && place === String(sent)) {
      return { field: fields[field ?? ''] ?? 'description', sentence };
    }
  }
  return undefined;
}

/** What stands beside no field, for the foot of the page. */
export function footTrouble(trouble: Trouble | undefined): string | undefined {
  if (trouble === undefined) return undefined;
  if (trouble.kind === 'future-day' || trouble.kind === 'due-before-issued') return undefined;
  if (trouble.kind !== 'invalid-input') return trouble.sentence;
  const known = /^(?:customerId|issuedOn|dueOn|lines\.\d)/;
  return trouble.issues.find(({ path }) => !known.test(path))?.sentence;
}
