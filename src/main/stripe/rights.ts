import type { Stripe } from 'stripe';
import type { ProcessorRight, RightName } from '../ports/card-processor.ts';
import { failureOf } from './failure-of.ts';

/** The name of something that no account has. */
const nothing = 'tillbook_asks_for_its_rights';

/**
 * What is asked for each right. Stripe says that a key may not before it looks at what is asked, so
 * what must be written is asked for wrongly on purpose, and nothing can come of it.
 */
const questions: Readonly<Record<RightName, (stripe: Stripe) => Promise<unknown>>> = {
  charge: (stripe) => stripe.paymentIntents.cancel(`pi_${nothing}`),
  refund: (stripe) => stripe.refunds.create({ payment_intent: `pi_${nothing}` }),
  pages: (stripe) => stripe.checkout.sessions.expire(`cs_${nothing}`),
  readers: (stripe) => stripe.terminal.readers.cancelAction(`tmr_${nothing}`),
  events: (stripe) => stripe.events.list({ limit: 1 }),
  charges: (stripe) => stripe.charges.list({ limit: 1 }),
  disputes: (stripe) => stripe.disputes.list({ limit: 1 }),
  balance: (stripe) => stripe.balance.retrieve(),
  moves: (stripe) => stripe.balanceTransactions.list({ limit: 1 }),
  payouts: (stripe) => stripe.payouts.list({ limit: 1 }),
};

/** Asks for each right in turn: a handful of questions at once looks like an attack. */
export async function rightsOf(stripe: Stripe): Promise<readonly ProcessorRight[]> {
  const found: ProcessorRight[] = [];
  for (const name of Object.keys(questions) as RightName[]) {
    found.push({ name, has: await has(questions[name](stripe)) });
  }
  return found;
}

async function has(question: Promise<unknown>): Promise<ProcessorRight['has']> {
  try {
    await question;
    return 'yes';
  } catch (cause) {
    const { outcome, reason } = failureOf(cause);
    if (reason === 'key-lacks-right') return 'no';
    // Refused for what was asked, so asking is allowed.
    return outcome === 'no' && reason !== 'not-offered' ? 'yes' : 'unclear';
  }
}
