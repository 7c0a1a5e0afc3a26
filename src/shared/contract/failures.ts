import type { StorageFailure } from '../base/storage-failure.ts';
import type { RemoveFailure } from '../ledger/allocation.ts';
import type { CheckFailure } from '../ledger/check.ts';
import type { ApplyCreditFailure } from '../ledger/credit.ts';
import type { CreditNoteFailure } from '../ledger/credit-note-act.ts';
import type { CustomerFailure } from '../ledger/customer.ts';
import type { DisputeFailure, IssueFailure, VoidFailure } from '../ledger/invoice.ts';
import type { ReceiveFailure, ReverseFailure } from '../ledger/payment.ts';
import type { RefundFailure } from '../ledger/refund.ts';
import type { ResolveFailure } from '../ledger/resolutions-of.ts';

/** One thing that is wrong with an input: where, and what to do about it. */
export interface InputIssue {
  readonly path: string;
  readonly sentence: string;
}

/** What a record is called, in failures and in histories. */
export type RecordKind =
  | 'customer'
  | 'staff'
  | 'invoice'
  | 'payment'
  | 'allocation'
  | 'refund'
  | 'credit-note';

/** Why a backup can't be restored here. */
export type BackupFault =
  | 'missing'
  | 'not-ours'
  | 'cut'
  | 'bad-pages'
  | 'changed'
  | 'newer'
  | 'empty'
  | 'another-business'
  | 'another-desk'
  | 'needs-passphrase';

/** A key of Stripe's that a desk does not take. */
export interface KeyRefused {
  readonly kind: 'stripe-key';
  readonly because:
    | 'whole-secret'
    | 'publishable'
    | 'no-key'
    | 'only-for-practice'
    | 'not-for-practice';
}

/** What seals the desk's secrets does not answer now. */
export interface KeychainAway {
  readonly kind: 'keychain-away';
  readonly where: string;
}

/** Every way in which the desk can refuse, with the facts that the refusal is about. */
export type Failure =
  // The border
  | { readonly kind: 'unknown-call'; readonly call: string }
  | { readonly kind: 'invalid-input'; readonly issues: readonly InputIssue[] }
  | { readonly kind: 'too-large'; readonly limitBytes: number }
  | { readonly kind: 'too-many-calls' }
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'foreign-origin'; readonly origin: string }
  | { readonly kind: 'broken'; readonly reference: string }
  // Who may
  | { readonly kind: 'not-set-up' }
  | { readonly kind: 'already-set-up' }
  | { readonly kind: 'not-signed-in' }
  | { readonly kind: 'manager-needed' }
  | { readonly kind: 'wrong-pin'; readonly triesLeft: number }
  | { readonly kind: 'locked-out'; readonly untilAt: string }
  | { readonly kind: 'inactive-staff'; readonly staffId: string }
  | { readonly kind: 'last-manager'; readonly staffId: string }
  | {
      readonly kind: 'approval-needed';
      readonly because:
        | 'over-limit'
        | 'backdated'
        | 'cash-for-card'
        | 'not-own-refund'
        | 'goodwill'
        | 'other-method'
        | 'not-here'
        | 'two-persons'
        | 'contested';
      readonly limitMinor?: number;
    }
  | { readonly kind: 'own-approval'; readonly staffId: string }
  // Records and attempts
  | { readonly kind: 'not-found'; readonly what: RecordKind; readonly id: string }
  | { readonly kind: 'attempt-reused'; readonly attemptId: string; readonly call: string }
  | { readonly kind: 'stale'; readonly seenMinor: number; readonly refundableMinor: number }
  // What the rules of the book refuse, with the words of each rule
  | IssueFailure
  | VoidFailure
  | DisputeFailure
  | ReceiveFailure
  | ReverseFailure
  | RemoveFailure
  | RefundFailure
  | CheckFailure
  | CreditNoteFailure
  | ApplyCreditFailure
  | ResolveFailure
  | CustomerFailure
  // What only the desk can know
  | {
      readonly kind: 'before-payment';
      readonly refundedOn: string;
      readonly receivedOn: string;
    }
  | { readonly kind: 'not-a-card'; readonly number?: string }
  | { readonly kind: 'no-card-way'; readonly because: 'no-key' | 'test' }
  | {
      readonly kind: 'no-charge-here';
      readonly number: string;
      readonly because: 'not-by-card' | 'other-desk' | 'test-card';
    }
  | { readonly kind: 'no-such-reader'; readonly id: string }
  | KeyRefused
  | KeychainAway
  | {
      readonly kind: 'not-failed';
      readonly number: string;
      readonly status: string;
      readonly wish: 'retry' | 'turn' | 'instead' | 'set-aside';
    }
  | { readonly kind: 'no-application-fee'; readonly number: string }
  | { readonly kind: 'card-must-be-here'; readonly number: string }
  | { readonly kind: 'kept-elsewhere'; readonly number: string; readonly deskCode: string }
  | { readonly kind: 'kept-here'; readonly number: string; readonly status: string }
  | { readonly kind: 'not-another-way'; readonly number: string }
  | { readonly kind: 'still-a-draft'; readonly id: string }
  | { readonly kind: 'already-issued'; readonly number: string }
  | { readonly kind: 'one-of-two'; readonly fields: readonly string[] }
  | { readonly kind: 'reason-needs-text'; readonly code: string }
  | { readonly kind: 'nothing-paid'; readonly number: string; readonly dueMinor: number }
  | {
      readonly kind: 'not-all-paid';
      readonly number: string;
      readonly freedMinor: number;
      readonly paidMinor: number;
    }
  | { readonly kind: 'nothing-to-cancel'; readonly number: string }
  | { readonly kind: 'not-cancelable'; readonly number: string; readonly status: string }
  | { readonly kind: 'not-a-draft'; readonly number: string; readonly status: string }
  | { readonly kind: 'original-is-here'; readonly number: string; readonly paymentId: string }
  | { readonly kind: 'no-such-original'; readonly number: string }
  | { readonly kind: 'draft-of-another'; readonly number: string; readonly paymentNumber?: string }
  | { readonly kind: 'nothing-to-hand-over'; readonly number: string; readonly status: string }
  | { readonly kind: 'noted-apart'; readonly number: string; readonly amountMinor: number }
  | { readonly kind: 'payment-contested'; readonly number: string; readonly exceptionId: string }
  | {
      readonly kind: 'refund-contested';
      readonly number: string;
      readonly amountMinor: number;
      readonly exceptionId: string;
    }
  // The file and the disk
  | StorageFailure
  | { readonly kind: 'not-a-backup'; readonly because: BackupFault }
  | { readonly kind: 'wrong-passphrase' }
  | { readonly kind: 'passphrase-exists' }
  | { readonly kind: 'not-the-passphrase' }
  | { readonly kind: 'passphrase-gone'; readonly where: string }
  | { readonly kind: 'no-such-folder'; readonly folder: string }
  // The book as a whole
  | { readonly kind: 'newer-fact'; readonly id: string }
  | { readonly kind: 'facts-damaged'; readonly because: string }
  | { readonly kind: 'still-checking' }
  | { readonly kind: 'check-stopped'; readonly because: string }
  | { readonly kind: 'no-such-notice'; readonly id: string }
  // The hub
  | { readonly kind: 'bad-pairing-code' }
  | { readonly kind: 'not-a-hub'; readonly url: string }
  | { readonly kind: 'hub-unreachable'; readonly url: string }
  | { readonly kind: 'hub-needs-pin' }
  | { readonly kind: 'hub-empty' }
  | { readonly kind: 'no-hub' }
  | { readonly kind: 'not-apart' }
  | {
      readonly kind: 'apart-needs';
      readonly needs: string;
      readonly because: 'waits' | 'refused' | 'unknown';
    }
  | { readonly kind: 'desk-is-own' }
  | { readonly kind: 'hub-refused-this'; readonly says: string }
  | { readonly kind: 'hub-of-another-business' }
  | { readonly kind: 'hub-not-vouched'; readonly url: string }
  | { readonly kind: 'hub-gave-out'; readonly url: string; readonly because: string }
  | { readonly kind: 'desk-code-taken'; readonly deskCode: string }
  | { readonly kind: 'book-unsigned' }
  // Around the book
  | { readonly kind: 'no-pdf'; readonly cause: string }
  | { readonly kind: 'no-printer'; readonly cause: string };

export type FailureKind = Failure['kind'];

/** A failure on its way out: with the sentence a person can act on. */
export type Refusal = Failure & { readonly sentence: string };
