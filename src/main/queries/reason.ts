import type { RefundView } from '../../shared/contract/views.ts';

/** Why money was given back or owed: a code of the list, and what somebody added. */
export const reasonTold = (
  code: string | undefined,
  text: string | undefined,
): RefundView['reason'] => ({
  code: (code ?? 'other') as RefundView['reason']['code'],
  ...(text === undefined ? {} : { text }),
});
