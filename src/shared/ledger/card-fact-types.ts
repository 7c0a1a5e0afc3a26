import type { FactType } from './fact-types.ts';

/** The facts of money that moves by card, and of what Stripe says of it. */
export const cardFactTypes = [
  'card-charge-begun',
  'card-charge-settled',
  'card-charge-failed',
  'refund-observed',
  'refund-ended',
  'refund-retried',
  'refund-turned',
  'refund-traced',
  'refund-taken-over',
  'outside-refund-observed',
  'refund-sighted',
  'dispute-observed',
  'stripe-moved',
  'refund-set-aside',
] as const satisfies readonly FactType[];

export type CardFactType = (typeof cardFactTypes)[number];

const known: ReadonlySet<string> = new Set(cardFactTypes);

export const isCardFact = <Fact extends { readonly type: string }>(
  fact: Fact,
): fact is Extract<Fact, { readonly type: CardFactType }> => known.has(fact.type);
