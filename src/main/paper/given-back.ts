import type { PaymentView } from '../../shared/contract/views.ts';
import type { PaperPlace, PaperRow } from './model.ts';
import { moneyAt } from './words.ts';

/** [V60] While entries about money contradict, a paper names no sum of it. */
export const lookedInto: PaperRow = {
  label: 'Being looked into',
  value:
    'What our desks entered about this money does not agree yet. No more of it is given back until it does.',
};

/** [V60] What became of money that was given back too much, as it follows what was given back. */
export function madeGoodWords(payment: PaymentView, place: PaperPlace): string {
  const { madeGoodMinor, history } = payment;
  if (madeGoodMinor === 0) return '';
  const decided = history.flatMap(({ resolution, amountMinor = 0, about, wrote = [] }) => {
    const says = resolution === undefined ? undefined : became[resolution];
    if (says === undefined || about?.id.startsWith(tooMuch) !== true) return [];
    const paper = wrote.map(({ number }) => ` ${number}`).join(',');
    return [{ amountMinor, words: `${moneyAt(place, amountMinor)} ${says}${paper}` }];
  });
  const told = decided.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  // Where two people had answered for the same, the decisions are more than what was made good.
  const words =
    told === madeGoodMinor
      ? decided.map((one) => one.words).join(' and ')
      : `${moneyAt(place, madeGoodMinor)} was settled since`;
  return `, of which ${words}`;
}

const tooMuch = 'payment-over-refunded:';

const became: Readonly<Record<string, string>> = {
  recovered: 'was brought back',
  'drawer-loss': 'is not asked back',
  'customer-debt': 'is owed by debit note',
};
