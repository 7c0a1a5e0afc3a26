import type { Stripe } from 'stripe';
import { currencies } from './page-money.ts';
import { escape, pageFrame } from './page-frame.ts';
import type { Simulator } from './simulator.ts';

const cards: ReadonlyArray<readonly [string, string]> = [
  ['pm_card_visa', 'Pay with Visa 4242'],
  ['pm_card_mastercard', 'Pay with Mastercard 4444'],
  ['pm_card_chargeDeclined', 'Try a card that is declined'],
];

/** The page that the customer sees who pays by link. */
export function payPage({ world }: Simulator, session: Stripe.Checkout.Session): string {
  const amount = currencies(world).format(session.amount_total ?? 0);
  const heading = `<h1>Pay ${escape(amount)}</h1>`;
  if (session.status === 'complete') {
    return pageFrame(
      'Paid',
      `<h1>Thank you</h1><p>${escape(amount)} was paid. You may close this page.</p>`,
    );
  }
  if (session.status !== 'open') {
    return pageFrame(
      'Expired',
      `<h1>This link has expired</h1><p>Ask the front desk for a new one.</p>`,
    );
  }
  const intent =
    typeof session.payment_intent === 'string'
      ? world.tables.payment_intent.get(session.payment_intent)
      : undefined;
  const declined = intent?.last_payment_error?.message;
  const note =
    declined === undefined ? '' : `<p role="alert"><strong>${escape(declined)}</strong></p>`;
  const buttons = cards
    .map(
      ([card, words], at) =>
        `<button${at === 0 ? ' class="usual"' : ''} name="card" value="${card}">${words}</button>`,
    )
    .join('');
  return pageFrame(
    `Pay ${amount}`,
    `${heading}<p class="quiet">In place of Stripe's own payment page. Choose a test card.</p>${note}<form method="post">${buttons}</form>`,
  );
}
