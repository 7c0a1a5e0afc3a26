import { Stripe } from 'stripe';
import type { ProcessorFailure, ProcessorReason } from '../ports/card-processor.ts';

/** What Stripe's codes mean for the desk. */
const reasons: Readonly<Record<string, ProcessorReason>> = {
  charge_already_refunded: 'already-refunded',
  charge_disputed: 'disputed',
  refund_disputed_payment: 'disputed',
  charge_not_refundable: 'not-refundable',
  resource_missing: 'not-there',
  livemode_mismatch: 'key-of-other-mode',
  testmode_charges_only: 'key-of-other-mode',
  api_key_expired: 'key-not-accepted',
  platform_api_key_expired: 'key-not-accepted',
  secret_key_required: 'key-lacks-right',
  more_permissions_required: 'key-lacks-right',
  idempotency_key_in_use: 'under-way',
  lock_timeout: 'under-way',
  rate_limit: 'too-many-requests',
  terminal_reader_offline: 'reader-offline',
  terminal_reader_busy: 'reader-busy',
  terminal_reader_timeout: 'reader-fault',
  terminal_reader_hardware_fault: 'reader-fault',
  not_simulated: 'not-offered',
};

/** Why a reader did not take a payment; what is no fault of the reader's is the card's. */
export function readerReason(code: string | null): ProcessorReason {
  const known = code === null ? undefined : reasons[code];
  return known?.startsWith('reader-') === true ? known : 'card-declined';
}

/** Stripe has no code for these, only words. */
const spoken: ReadonlyArray<readonly [RegExp, ProcessorReason]> = [
  [/greater than unrefunded amount/i, 'more-than-is-left'],
  [/insufficient funds in your stripe balance/i, 'balance-too-low'],
  [/not currently able to refund/i, 'key-lacks-right'],
  [/does not have the required permissions/i, 'key-lacks-right'],
];

/** Reasons that say nothing against the order itself: it may be asked again as it is. */
const notLookedAt: ReadonlySet<ProcessorReason> = new Set<ProcessorReason>([
  'under-way',
  'too-many-requests',
  'key-not-accepted',
  'key-of-other-mode',
]);

/**
 * What is known after a request failed. Only an answer of Stripe's own in the four hundreds says that
 * nothing was done; a connection that broke, a cut answer, a proxy's page and any of Stripe's own
 * faults leave it open.
 */
export function failureOf(cause: unknown): ProcessorFailure {
  const { errors } = Stripe;
  // An answer in which nothing of Stripe's can be found is no answer.
  if (!(cause instanceof errors.StripeError)) {
    return { outcome: 'unknown', reason: 'no-clear-answer', says: withoutSecrets(String(cause)) };
  }
  const { statusCode: status, code, requestId } = cause;
  const about = { says: withoutSecrets(cause.message), code, requestId };
  if (cause instanceof errors.StripeConnectionError) {
    return { ...about, outcome: mayHaveLeft(cause) ? 'unknown' : 'later', reason: 'not-reached' };
  }
  if (status === 501) return { ...about, outcome: 'no', reason: 'not-offered' };
  // Only what Stripe itself said has a status here; a proxy's page has none, whatever it came with.
  if (status === undefined || status < 400 || status >= 500) {
    return { ...about, outcome: 'unknown', reason: 'no-clear-answer' };
  }
  const reason = reasonOf(cause, status);
  return { ...about, outcome: notLookedAt.has(reason) ? 'later' : 'no', reason };
}

/**
 * Whether anything of a request can have left this computer. Where no connection ever stood, nothing
 * has; but the library tries once more by itself after one that broke, and then says so.
 */
function mayHaveLeft({ detail, message }: Stripe.errors.StripeConnectionError): boolean {
  return /was retried/i.test(message) || !neverConnected(detail);
}

/** A name that leads nowhere, or a door that did not open: of every address that was tried. */
function neverConnected(cause: unknown): boolean {
  if (cause instanceof AggregateError) {
    return cause.errors.length > 0 && cause.errors.every(neverConnected);
  }
  if (!(cause instanceof Error) || !('syscall' in cause)) return false;
  return cause.syscall === 'connect' || cause.syscall === 'getaddrinfo';
}

function reasonOf(cause: Stripe.errors.StripeError, status: number): ProcessorReason {
  const { errors } = Stripe;
  const known = cause.code === undefined ? undefined : reasons[cause.code];
  if (known !== undefined) return known;
  if (cause instanceof errors.StripeCardError) return 'card-declined';
  if (isShortOfBalance(cause.raw)) return 'balance-too-low';
  const heard = spoken.find(([words]) => words.test(cause.message));
  if (heard !== undefined) return heard[1];
  if (status === 401) return 'key-not-accepted';
  if (status === 403) return 'key-lacks-right';
  if (status === 409) return 'under-way';
  if (status === 429) return 'too-many-requests';
  return cause instanceof errors.StripeIdempotencyError ? 'key-used-otherwise' : 'something-else';
}

const isShortOfBalance = (raw: unknown): boolean =>
  raw !== null &&
  typeof raw === 'object' &&
  'message_code' in raw &&
  raw.message_code === 'insufficient_balance_for_refund';

/** Stripe masks keys in what it says; whatever looks like one is masked here once more. */
const withoutSecrets = (text: string): string =>
  text.replaceAll(/\b(sk|rk|pk|whsec)_[A-Za-z0-9_*]+/g, '$1_…').slice(0, 500);
