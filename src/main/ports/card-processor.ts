import type { Result } from '../../shared/base/result.ts';
import type { DisputeStage } from '../../shared/ledger/card-dispute.ts';

/** Why a processor did not do what was asked, in the desk's own words. */
export type ProcessorReason =
  | 'already-refunded'
  | 'disputed'
  | 'not-refundable'
  | 'more-than-is-left'
  | 'balance-too-low'
  | 'card-declined'
  | 'not-there'
  | 'key-not-accepted'
  | 'key-lacks-right'
  | 'key-of-other-mode'
  | 'key-used-otherwise'
  | 'under-way'
  | 'too-many-requests'
  | 'reader-offline'
  | 'reader-busy'
  | 'reader-fault'
  | 'not-offered'
  | 'not-reached'
  | 'no-clear-answer'
  | 'something-else';

/**
 * What is known after a request that did not succeed.
 * - `no`: it was understood and refused; nothing of it was done.
 * - `later`: it was not looked at; asking the same again, under the same key, is right. Where the same
 *   request went out before, nothing is said about that one.
 * - `unknown`: it may have been done.
 */
export interface ProcessorFailure {
  readonly outcome: 'no' | 'later' | 'unknown';
  readonly reason: ProcessorReason;
  /** The processor's own sentence, for people; never a key, never a card number. */
  readonly says: string;
  /** The processor's own code, where it has one. */
  readonly code?: string | undefined;
  readonly requestId?: string | undefined;
}

export type Answer<Value> = Promise<Result<Value, ProcessorFailure>>;

export type ProcessorRefundStatus =
  | 'pending'
  | 'requires_action'
  | 'succeeded'
  | 'failed'
  | 'canceled'
  /** A status that this version does not know: nothing is concluded from it. */
  | 'unheard-of';

/** A refund as the processor has it. */
export interface ProcessorRefund {
  readonly id: string;
  readonly paymentIntent: string | null;
  readonly charge: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  readonly createdAtMs: number;
  readonly status: ProcessorRefundStatus;
  readonly pendingReason: string | null;
  readonly failureReason: string | null;
  /** The move by which its money came back, where it had left the balance and then failed. */
  readonly failureMove: string | null;
  /** The number by which the customer's bank finds the money. */
  readonly trace: string | null;
  /** Whether the charge vanishes from the statement instead of a credit appearing on it. */
  readonly isReversal: boolean;
  /** What the desk wrote on it. */
  readonly marks: Readonly<Record<string, string>>;
}

/** A payment as the processor has it. */
export interface ProcessorPayment {
  readonly id: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly createdAtMs: number;
  readonly status: 'waiting' | 'processing' | 'succeeded' | 'canceled' | 'unheard-of';
  readonly charge: string | null;
  /** What a platform keeps of it; null where none does. */
  readonly applicationFeeMinor: number | null;
  /** Why the last try to charge a card failed. */
  readonly failure: string | null;
  readonly marks: Readonly<Record<string, string>>;
}

export interface ProcessorCharge {
  readonly id: string;
  readonly amountCapturedMinor: number;
  readonly amountRefundedMinor: number;
  readonly isDisputed: boolean;
  readonly card: string | null;
  readonly applicationFeeMinor: number | null;
}

export interface ProcessorBalance {
  readonly currency: string;
  readonly availableMinor: number;
  readonly pendingMinor: number;
  readonly prefundedMinor: number;
}

export interface ProcessorReader {
  readonly id: string;
  readonly label: string;
  readonly isOnline: boolean;
  readonly action: {
    readonly status: 'in-progress' | 'succeeded' | 'failed' | 'unheard-of';
    readonly paymentIntent: string | null;
    readonly failure: string | null;
    /** Set where it failed. */
    readonly reason: ProcessorReason | null;
  } | null;
}

/** Something that a desk needs its key for. */
export type RightName =
  | 'charge'
  | 'refund'
  | 'pages'
  | 'readers'
  | 'events'
  | 'charges'
  | 'disputes'
  | 'balance'
  | 'moves'
  | 'payouts';

export interface ProcessorRight {
  readonly name: RightName;
  /** `unclear` where nothing could be found out, or the processor does not offer it. */
  readonly has: 'yes' | 'no' | 'unclear';
}

/** A page of the processor's on which somebody pays who is not at the desk. */
export interface ProcessorPage {
  readonly id: string;
  readonly url: string | null;
  readonly status: 'open' | 'complete' | 'expired' | 'unheard-of';
  readonly paymentIntent: string | null;
  readonly expiresAtMs: number;
}

export interface ProcessorDispute {
  readonly id: string;
  readonly charge: string;
  readonly paymentIntent: string | null;
  readonly amountMinor: number;
  readonly createdAtMs: number;
  readonly stage: DisputeStage | 'unheard-of';
  /** When its money was taken, and when it was given back; null where it was not. */
  readonly takenAtMs: number | null;
  readonly returnedAtMs: number | null;
  readonly reason: string;
  /** Until when the bank waits for an answer; null where it waits for none. */
  readonly answerByMs: number | null;
  /** An inquiry may still be answered by a refund. */
  readonly isChargeRefundable: boolean;
}

/** Something happened: a hint to look at the object, never a state to take over. */
export interface ProcessorEvent {
  readonly id: string;
  readonly type: string;
  readonly createdAtMs: number;
  readonly objectId: string | null;
  readonly paymentIntent: string | null;
}

export interface ProcessorMove {
  readonly id: string;
  readonly type: string;
  readonly amountMinor: number;
  readonly feeMinor: number;
  /** The part of the fee that a platform keeps. */
  readonly applicationFeeMinor: number;
  readonly netMinor: number;
  readonly source: string | null;
  /** The payment that its source is about, where that was told. */
  readonly paymentIntent: string | null;
  readonly createdAtMs: number;
}

export interface ProcessorPayout {
  readonly id: string;
  readonly amountMinor: number;
  readonly status: string;
  readonly createdAtMs: number;
  readonly arrivesAtMs: number;
}

export interface RefundOrder {
  readonly paymentIntent: string;
  readonly amountMinor: number;
  readonly marks: Readonly<Record<string, string>>;
  readonly refundApplicationFee?: boolean;
}

export interface PaymentOrder {
  readonly amountMinor: number;
  readonly currency: string;
  readonly marks: Readonly<Record<string, string>>;
}

export interface PageOrder extends PaymentOrder {
  readonly title: string;
  readonly expiresAtMs: number;
  readonly thanksUrl: string;
}

/**
 * Who moves card money for the desk. Every order carries a key that the desk wrote down before: the
 * same key never has two effects as long as the processor remembers it, which is a day.
 */
export interface CardProcessor {
  /** Whether this is a stand-in, which takes test cards and moves no real money. */
  readonly isStandIn: boolean;
  /** What time it is where the processor is, as it said last; this desk's clock may be wrong. */
  nowMs(): number;
  /** The balance, where the key may see it. */
  balance(): Answer<ProcessorBalance>;
  /** What the key may do, found out by asking for what does not exist: nothing is done by it. */
  rights(): Promise<readonly ProcessorRight[]>;

  refund(order: RefundOrder, key: string): Answer<ProcessorRefund>;
  findRefund(id: string): Answer<ProcessorRefund>;
  /** All refunds of a payment, also those that others made. */
  refundsOf(paymentIntent: string): Answer<readonly ProcessorRefund[]>;
  refundsSince(createdAtMs: number): Answer<readonly ProcessorRefund[]>;
  /** Only a refund that waits for its customer can be canceled. */
  cancelRefund(id: string, key: string): Answer<ProcessorRefund>;

  /** A payment by a test card, confirmed in the same request. Practice only. */
  chargeTestCard(order: PaymentOrder, testCard: string, key: string): Answer<ProcessorPayment>;
  /** A payment for the reader to take. */
  openPayment(order: PaymentOrder, key: string): Answer<ProcessorPayment>;
  findPayment(id: string): Answer<ProcessorPayment>;
  paymentsSince(createdAtMs: number): Answer<readonly ProcessorPayment[]>;
  cancelPayment(id: string, key: string): Answer<ProcessorPayment>;
  findCharge(id: string): Answer<ProcessorCharge>;

  readers(): Answer<readonly ProcessorReader[]>;
  takeWithReader(reader: string, paymentIntent: string, key: string): Answer<ProcessorReader>;
  lookAtReader(reader: string): Answer<ProcessorReader>;
  callReaderOff(reader: string, key: string): Answer<ProcessorReader>;

  openPage(order: PageOrder, key: string): Answer<ProcessorPage>;
  findPage(id: string): Answer<ProcessorPage>;
  closePage(id: string, key: string): Answer<ProcessorPage>;

  disputesOf(paymentIntent: string): Answer<readonly ProcessorDispute[]>;
  disputesSince(createdAtMs: number): Answer<readonly ProcessorDispute[]>;
  /** What happened after an event, or since a time; oldest first. */
  eventsAfter(after: {
    readonly event?: string;
    readonly sinceMs: number;
  }): Answer<readonly ProcessorEvent[]>;
  findMove(id: string): Answer<ProcessorMove>;
  movesSince(createdAtMs: number): Answer<readonly ProcessorMove[]>;
  payoutsSince(createdAtMs: number): Answer<readonly ProcessorPayout[]>;
  close(): void;
}
