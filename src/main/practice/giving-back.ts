import { unreachable } from '../../shared/base/assert.ts';
import { type Step, spareStory } from './refund-stories.ts';
import type { Telling } from './telling.ts';

type Teller = Pick<Telling, 'agenda' | 'front'>;

/** Tells, from now on, the story of giving a payment back; each step waits for the one before. */
export function tellRefunds(teller: Teller, paymentId: string, steps: readonly Step[]): void {
  const [step, ...rest] = steps;
  if (step === undefined) return;
  const take = () => {
    giveBack(teller, paymentId, step);
    tellRefunds(teller, paymentId, rest);
  };
  if (step.days === 0) teller.agenda.minutesLater(12, take);
  else teller.agenda.daysLater(step.days, take);
}

/** Gives back what was paid too much. */
export const tellSpare = (teller: Teller, paymentId: string): void =>
  tellRefunds(teller, paymentId, spareStory(teller.front.availableMinor(paymentId)));

/** One refund, where the payment still holds enough for it, and what follows. */
function giveBack({ agenda, front }: Teller, paymentId: string, { ask, after }: Step): void {
  const leastMinor = ask.amount.kind === 'fixed' ? ask.amount.amountMinor : 1;
  const isPossible = () => front.refundableMinor(paymentId) >= leastMinor;
  if (!isPossible()) return;
  const { id } = front.refund(paymentId, ask);
  switch (after) {
    case 'hand over':
      return agenda.minutesLater(2, () => front.handOver(id));
    case 'cancel':
      return agenda.minutesLater(8, () => front.cancel(id, 'Entered in error.'));
    case 'confirm tomorrow': {
      const { keepAs: _, ...confirmed } = ask;
      return agenda.daysLater(1, () => {
        if (!isPossible()) return;
        front.refund(paymentId, { ...confirmed, refundId: id });
        front.handOver(id);
      });
    }
    case 'leave':
      return undefined;
    case 'clear':
      return agenda.daysLater(8, () => front.clearRefund(id));
    default:
      return unreachable(after);
  }
}
