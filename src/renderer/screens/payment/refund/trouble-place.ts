import type { Trouble } from '../../../bridge/answer.ts';

/** Where on the form a refusal belongs, so that it stands beside what it is about. */
export type TroublePlace =
  | 'amount'
  | 'outcome'
  | 'unapply'
  | 'reason'
  | 'day'
  | 'approval'
  | 'foot';

export function placeOf(trouble: Trouble): TroublePlace {
  switch (trouble.kind) {
    case 'over-refund':
    case 'over-credit':
    case 'stale':
      return 'amount';
    case 'not-spare':
      return 'outcome';
    case 'unapply-too-small':
    case 'allocation-gone':
      return 'unapply';
    case 'reason-needs-text':
      return 'reason';
    case 'future-day':
    case 'before-payment':
      return 'day';
    case 'approval-needed':
    case 'own-approval':
    case 'wrong-pin':
    case 'locked-out':
    case 'inactive-staff':
      return 'approval';
    case 'invalid-input':
      return placeOfIssue(trouble.issues[0]?.path ?? '');
    default:
      return 'foot';
  }
}

function placeOfIssue(path: string): TroublePlace {
  const [field = ''] = path.split('.');
  const places: Readonly<Record<string, TroublePlace>> = {
    amount: 'amount',
    outcome: 'outcome',
    unapply: 'unapply',
    reason: 'reason',
    refundedOn: 'day',
    approval: 'approval',
  };
  return places[field] ?? 'foot';
}

/** A refusal without the name of the field it stands beside. */
export const sentenceBeside = (trouble: Trouble): string =>
  trouble.kind === 'invalid-input'
    ? (trouble.issues[0]?.sentence ?? trouble.sentence)
    : trouble.sentence;
