import type { RefundView } from '../../../shared/contract/views.ts';
import type { IconName } from '../../ui/icon.tsx';
import { whyNot } from '../../ui/why-not.ts';
import { failedWords as words } from '../../words/failed.ts';

/** What can become of a refund to a card that failed. */
export type CardWay = 'retry' | 'another-way' | 'keep' | 'set-aside' | 'take-over';

interface Way {
  readonly way: CardWay;
  readonly label: string;
  readonly icon: IconName;
  readonly why: string | undefined;
}

/** All ways with a refund to a card that failed; and of what can't be, why. */
export const cardWays = ({ can }: RefundView): readonly Way[] => [
  { way: 'retry', label: words.retry, icon: 'turn-back', why: whyNot(can.retry) },
  { way: 'another-way', label: words.anotherWay, icon: 'cash', why: whyNot(can.payAnotherWay) },
  { way: 'keep', label: words.keep, icon: 'plus', why: whyNot(can.turnIntoCredit) },
  { way: 'take-over', label: words.takeOver, icon: 'right', why: whyNot(can.takeOver) },
  { way: 'set-aside', label: words.setAside, icon: 'circle-slash', why: whyNot(can.setAside) },
];
