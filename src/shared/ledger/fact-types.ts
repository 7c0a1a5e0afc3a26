import { z } from 'zod';
import { allocationMade, allocationRemoved } from './allocation.ts';
import { disputeObserved } from './card-dispute.ts';
import { cardChargeBegun, cardChargeFailed, cardChargeSettled } from './card-payment.ts';
import {
  refundEnded,
  refundObserved,
  refundRetried,
  refundTakenOver,
  refundTraced,
  refundSetAside,
  refundTurned,
} from './card-refund.ts';
import { checkBounced, checkCleared, refundCleared } from './check.ts';
import { creditApplied, creditGranted } from './credit.ts';
import { creditNoteIssued } from './credit-note-act.ts';
import { exceptionAssigned, exceptionResolved } from './exception.ts';
import { customerErased, customersMerged } from './customer.ts';
import { bookFounded, deskAdmitted, deskRevoked, epochBegun, factRefused } from './desk.ts';
import { invoiceFlagged, invoiceIssued, invoiceVoided } from './invoice.ts';
import { outsideRefundObserved, refundSighted } from './outside-refund.ts';
import { paymentRecorded, paymentReversed } from './payment.ts';
import { stripeMoved } from './stripe-move.ts';
import { refundCanceled, refundDrafted, refundHandedOver, refundMade } from './refund.ts';

/** Every type of fact and the body it has. Version 1 of each. */
export const factTypes = {
  'book-founded': bookFounded,
  'epoch-begun': epochBegun,
  'desk-admitted': deskAdmitted,
  'desk-revoked': deskRevoked,
  'fact-refused': factRefused,
  'invoice-issued': invoiceIssued,
  'invoice-voided': invoiceVoided,
  'invoice-disputed': invoiceFlagged,
  'dispute-released': invoiceFlagged,
  'payment-recorded': paymentRecorded,
  'payment-reversed': paymentReversed,
  'card-charge-begun': cardChargeBegun,
  'card-charge-settled': cardChargeSettled,
  'card-charge-failed': cardChargeFailed,
  'allocation-made': allocationMade,
  'allocation-removed': allocationRemoved,
  'refund-drafted': refundDrafted,
  'refund-made': refundMade,
  'refund-canceled': refundCanceled,
  'refund-handed-over': refundHandedOver,
  'refund-cleared': refundCleared,
  'refund-observed': refundObserved,
  'refund-ended': refundEnded,
  'refund-retried': refundRetried,
  'refund-turned': refundTurned,
  'refund-traced': refundTraced,
  'refund-taken-over': refundTakenOver,
  'outside-refund-observed': outsideRefundObserved,
  'refund-sighted': refundSighted,
  'dispute-observed': disputeObserved,
  'stripe-moved': stripeMoved,
  'refund-set-aside': refundSetAside,
  'check-cleared': checkCleared,
  'check-bounced': checkBounced,
  'credit-note-issued': creditNoteIssued,
  'credit-granted': creditGranted,
  'credit-applied': creditApplied,
  'customers-merged': customersMerged,
  'customer-erased': customerErased,
  'exception-resolved': exceptionResolved,
  'exception-assigned': exceptionAssigned,
} as const;

export type FactType = keyof typeof factTypes;
export type FactBody<Type extends FactType> = z.output<(typeof factTypes)[Type]>;
/** What a body is written from: the same values, before anybody has read them. */
export type FactBodyDraft<Type extends FactType> = z.input<(typeof factTypes)[Type]>;

/** Whether this version of the application can read a fact of this type and version. */
export const isKnownFact = (type: string, v: number): type is FactType =>
  v === 1 && Object.hasOwn(factTypes, type);

/** Reads a fact's body; throws where it is not what its type says. */
export function readBody<Type extends FactType>(type: Type, body: string): FactBody<Type> {
  return factTypes[type].parse(splitBody(body).act) as FactBody<Type>;
}

const firstWrittenSchema = z.strictObject({
  desk: z.string(),
  approver: z.string().optional(),
});

/** Which desk wrote an act first that somebody elsewhere has let count, and who had agreed to it there. */
export type FirstWritten = z.output<typeof firstWrittenSchema>;

/**
 * A body's text taken apart: what the act was, which is all that its type says; whose stead the fact
 * stands in where the act had to be written a second time; and, where somebody let it count that a desk
 * wrote after it was shut out, which desk that was.
 */
export function splitBody(text: string): {
  readonly act: unknown;
  readonly reissueOf: string | null;
  readonly firstWritten: FirstWritten | null;
} {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || !('reissueOf' in value)) {
    return { act: value, reissueOf: null, firstWritten: null };
  }
  const { reissueOf, ...rest } = value;
  if (typeof reissueOf !== 'string') return { act: value, reissueOf: null, firstWritten: null };
  if (!('firstWritten' in rest)) return { act: rest, reissueOf, firstWritten: null };
  const { firstWritten, ...act } = rest;
  return { act, reissueOf, firstWritten: firstWrittenSchema.safeParse(firstWritten).data ?? null };
}
