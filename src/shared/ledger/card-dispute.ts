import { z } from 'zod';
import type { Minor } from '../money/minor.ts';
import { dayField, idField, moneyField } from './body-fields.ts';
import { journal, journalSchema, type Line, mirror, move } from './posting.ts';

/**
 * How far a dispute has come, as far as money is concerned. An inquiry takes nothing; a chargeback
 * takes the money at once, and gives it back where the bank decides for the business.
 */
const stages = ['inquiry', 'inquiry-closed', 'open', 'won', 'lost'] as const;
export type DisputeStage = (typeof stages)[number];

/** `dispute-observed`: a customer asks for their money at the bank. Only what never changes about it. */
export const disputeObserved = z.strictObject({
  payment: idField<'payment'>(),
  number: z.string(),
  customer: idField<'customer'>(),
  amountMinor: moneyField,
  /** Stripe's own name for it. */
  at: z.string(),
  stage: z.enum(stages),
  /** Why, in the bank's word. */
  because: z.string(),
  observedOn: dayField,
  /** The day by which the bank wants an answer. */
  answerBy: dayField.optional(),
  journal: journalSchema,
});

/**
 * [G40] The stages that a dispute has gone through, whoever saw which of them: what is written about
 * one stage is then the same at every desk.
 */
export function stagesUpTo(stage: DisputeStage): readonly DisputeStage[] {
  switch (stage) {
    case 'inquiry':
    case 'open':
      return [stage];
    case 'inquiry-closed':
      return ['inquiry', stage];
    case 'won':
    case 'lost':
      return ['open', stage];
  }
}

/** The later of two stages of one dispute, whichever was seen first. */
export const laterStage = (one: DisputeStage, other: DisputeStage): DisputeStage =>
  stages.indexOf(one) > stages.indexOf(other) ? one : other;

/** [G40] What a stage takes of what can be refunded; with a minus, gives back. */
export const disputedBy = (stage: DisputeStage, amountMinor: number): number =>
  stage === 'open' ? amountMinor : stage === 'won' ? 0 - amountMinor : 0;

/** [G40] A chargeback takes the customer's deposit and Stripe's balance; one that is won gives both back. */
export function postDispute(stage: DisputeStage, amountMinor: Minor): Line[] {
  const taken = move('customer-deposits', 'stripe-balance', amountMinor);
  if (stage === 'open') return journal(taken);
  return stage === 'won' ? journal(mirror(taken)) : [];
}
