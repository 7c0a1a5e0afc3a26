import type { PaymentView } from '../../shared/contract/views.ts';
import { answeredTooMuch, availableOf, refundableOf } from '../../shared/ledger/payment.ts';
import type { PaymentRecord } from '../book/records/payment.ts';
import { moneyIn, type Viewing } from './context.ts';
import { allowed, because } from './permissions.ts';

type Can = PaymentView['can'];

/** What may be done with a payment now; and of what may not: the rule, the figure, the way out. */
export function paymentPermissions(
  viewing: Viewing,
  payment: PaymentRecord,
  { inDoubt }: Pick<PaymentView, 'inDoubt'>,
): Can {
  const { status, number, refundedMinor, reservedMinor } = payment;
  const money = (amountMinor: number) => moneyIn(viewing, amountMinor);
  if (status !== 'succeeded') {
    const why = because(
      status === 'pending'
        ? `${number} is being charged: its ${money(payment.amountMinor)} counts once Stripe has it. Wait, or call it off.`
        : `${number} was ${status}, so none of its ${money(payment.amountMinor)} counts. Record a new payment.`,
    );
    return { refund: why, allocate: why, reverse: why, clear: why, bounce: why };
  }
  const doubt =
    inDoubt === undefined
      ? undefined
      : because(`${inDoubt.sentence} Decide about that first: what is left of it is not known.`);
  return {
    ...checkPermissions(viewing, payment),
    refund:
      refundableOf(payment) > 0 && answeredTooMuch(payment) === 0
        ? allowed
        : (doubt ?? because(whyNothingGoesBack(payment, money))),
    allocate:
      doubt ??
      (availableOf(payment) > 0
        ? allowed
        : because(
            `Nothing of ${number} is available: ${money(payment.appliedMinor)} is applied, ${money(refundedMinor)} was given back and ${money(reservedMinor)} is on its way. Take it off an invoice first.`,
          )),
    reverse: reversePermission(viewing, payment),
  };
}

function whyNothingGoesBack(
  { number, capturedMinor, disputedMinor }: PaymentRecord,
  money: (amountMinor: number) => string,
): string {
  return disputedMinor > 0
    ? `The customer disputes ${money(disputedMinor)} of ${number} at their bank, which holds it. Settle it there; a refund would pay them twice.`
    : `All ${money(capturedMinor)} of ${number} was given back or is on its way, and no more goes back than came in. To give more, grant credit on the customer’s page.`;
}

function reversePermission(viewing: Viewing, payment: PaymentRecord): Can['reverse'] {
  const { isCleared, number, refundedMinor, reservedMinor } = payment;
  if (isCleared) {
    return because(
      `The bank has cleared this check of ${moneyIn(viewing, payment.amountMinor)}: it was no error. Refund ${number} instead.`,
    );
  }
  if (refundedMinor <= 0 && reservedMinor <= 0) return allowed;
  return because(
    `${moneyIn(viewing, refundedMinor)} of ${number} was given back. Take that refund back first, then the payment.`,
  );
}

/** [P9] [P10] A check clears or bounces once; one that was partly given back can no longer bounce. */
function checkPermissions(viewing: Viewing, payment: PaymentRecord): Pick<Can, 'clear' | 'bounce'> {
  const { method, number, refundedMinor, reservedMinor } = payment;
  if (method !== 'check') {
    const why = because(`${number} came by ${method}: only a check clears or bounces.`);
    return { clear: why, bounce: why };
  }
  if (payment.isCleared) {
    const why = because(
      `The bank has cleared this check of ${moneyIn(viewing, payment.amountMinor)} already. To give it back, refund ${number}.`,
    );
    return { clear: why, bounce: why };
  }
  const isUsed = refundedMinor > 0 || reservedMinor > 0;
  return {
    clear: allowed,
    bounce: isUsed
      ? because(
          `${moneyIn(viewing, refundedMinor)} of ${number} was given back. Take that refund back first, then note that the check bounced.`,
        )
      : allowed,
  };
}
