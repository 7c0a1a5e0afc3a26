import type { RefundView } from '../../shared/contract/views.ts';
import { keptElsewhere } from '../book/records/promise.ts';
import { decidedAs, type RefundRecord } from '../book/records/refund.ts';
import type { Viewing } from './context.ts';
import { allowed, because } from './permissions.ts';

type Can = RefundView['can'];

/** What may still be done with a refund to a card; and of what may not, why. */
export function cardPermissions(
  { read, identity }: Viewing,
  refund: RefundRecord,
): Pick<Can, 'retry' | 'turnIntoCredit' | 'payAnotherWay' | 'setAside' | 'askStripe' | 'takeOver'> {
  const elsewhere = keptElsewhere(read, identity, refund);
  const why = whyNotAgain(refund);
  const here = why ?? whyNotHere(refund, elsewhere);
  const can = here === null ? allowed : because(here);
  const not = whyNotTaken(refund, elsewhere);
  return {
    retry: can,
    turnIntoCredit: can,
    takeOver: not === null ? allowed : because(not),
    // That it failed is known everywhere, and money goes out another way anywhere.
    payAnotherWay: why === null ? allowed : because(why),
    setAside: setAsidePermission(refund, why),
    askStripe: askPermission(refund, elsewhere),
  };
}

/** [G43] Only the desk that keeps a promise knows whether it has left. */
const whyNotHere = ({ number }: RefundRecord, elsewhere: string | null): string | null =>
  elsewhere === null
    ? null
    : `${number} is kept by desk ${elsewhere}, and only there is it known whether it has left. Do it there; where that desk is lost, a manager takes it over first.`;

function whyNotTaken(
  { number, made, status, isTurned }: RefundRecord,
  elsewhere: string | null,
): string | null {
  if (made?.method !== 'card') return `${number} did not go to a card, so no desk has to send it.`;
  if (status === 'succeeded' || isTurned)
    return `${number} is done: there is nothing left to send.`;
  return elsewhere === null ? `${number} is kept by this desk already.` : null;
}

function whyNotAgain(refund: RefundRecord): string | null {
  const { number, made, status, isTurned, insteadBy, isCalledOff } = refund;
  if (made?.method !== 'card') return `${number} did not go to a card, so no card refused it.`;
  if (isTurned) return `${number} was kept as money available. Refund its payment again instead.`;
  if (insteadBy !== null) return `The money of ${number} went out by ${insteadBy.number} already.`;
  if (isCalledOff) return `${number} was called off. Refund its payment again instead.`;
  if (decidedAs(refund) === null) return null;
  const stands = status === 'succeeded' ? 'was sent' : `is ${status.replace('-', ' ')}`;
  return `${number} ${stands} and has not failed. Only a refund to a card that failed can be tried again, paid another way or kept.`;
}

function setAsidePermission({ number, openFailures }: RefundRecord, why: string | null) {
  if (why !== null) return because(why);
  return openFailures > 0 ? allowed : because(`${number} was set aside already.`);
}

/** Anything that stands at Stripe can be asked about, also what was sent: it may fail later. */
function askPermission(
  { number, made, status }: RefundRecord,
  elsewhere: string | null,
): Can['askStripe'] {
  if (made?.method !== 'card') return because(`${number} did not go to a card.`);
  if (elsewhere !== null) return because(`${number} is asked about by desk ${elsewhere}.`);
  if (status !== 'failed' && status !== 'canceled') return allowed;
  return because(`${number} is over: Stripe has nothing more to say of it.`);
}

export function callOffPermission(
  { read, identity }: Viewing,
  refund: RefundRecord,
): Can['cancel'] {
  const { number, status, isCalledOff } = refund;
  if (status === 'queued') {
    const elsewhere = whyNotHere(refund, keptElsewhere(read, identity, refund));
    return elsewhere === null ? allowed : because(elsewhere);
  }
  if (isCalledOff)
    return because(`${number} was called off already, so nothing of it is left to call off.`);
  if (status === 'canceled')
    return because(`${number} was canceled at Stripe, so nothing of it is left to call off.`);
  if (status === 'failed')
    return because(`${number} failed, so nothing of it is left to call off.`);
  if (status === 'succeeded')
    return because(`${number} was sent to the card’s bank, so it can’t be called back.`);
  return because(
    `${number} may be at Stripe already, so it can’t be called back from here. In Stripe’s dashboard it can for a short while.`,
  );
}
