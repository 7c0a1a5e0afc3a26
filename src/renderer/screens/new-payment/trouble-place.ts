import type { CallValue } from '../../../shared/contract/contract.ts';
import type { Trouble } from '../../bridge/answer.ts';
import type { ApplyIssue } from '../../ui/apply-rows.tsx';

/** Where a refusal belongs: beside a row, beside the day, beside its field, or at the foot. */
export function placeOf(trouble: Trouble): 'row' | 'day' | 'field' | 'foot' {
  switch (trouble.kind) {
    case 'over-due':
    case 'invoice-contested':
      return 'row';
    case 'tendered-too-little':
      return 'field';
    case 'future-day':
      return 'day';
    case 'invalid-input': {
      const [field = ''] = trouble.issues[0]?.path.split('.') ?? [];
      const known = [
        'customerId',
        'amountMinor',
        'reference',
        'receivedOn',
        'tenderedMinor',
        'checkNumber',
        'bank',
      ];

      return known.includes(field) ? 'field' : 'foot';
    }
    default:
      return 'foot';
  }
}

/** What stands against one row, by its invoice. */
export function rowIssues(
  trouble: Trouble | undefined,
  rows: CallValue<'payments.suggest'>['rows'],
): Readonly<Record<string, ApplyIssue>> {
  if (trouble?.kind !== 'over-due' && trouble?.kind !== 'invoice-contested') return {};
  const row = rows.find(({ number }) => number === trouble.number);
  const { sentence } = trouble;
  const insteadMinor = trouble.kind === 'over-due' ? trouble.dueMinor : trouble.askMinor;
  return row === undefined ? {} : { [row.invoiceId]: { sentence, insteadMinor } };
}
