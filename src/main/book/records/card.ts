import { must } from '../../../shared/base/assert.ts';
import { type DisputeStage, laterStage } from '../../../shared/ledger/card-dispute.ts';
import type { Day } from '../../../shared/base/days.ts';
import type { OutsideStatus } from '../../../shared/ledger/outside-refund.ts';
import { readBody } from '../../../shared/ledger/fact-types.ts';
import { type CardChargeBegun, cardName } from '../../../shared/ledger/card-payment.ts';
import { type Minor, zero } from '../../../shared/money/minor.ts';
import type { ReadDb } from '../../db/handle.ts';
import { lookupKey } from '../../db/keys.ts';

interface BodyRow {
  readonly body: string;
}

/** The facts of one type that are about a record and count, in the order of the ledger. */
const allAbout = (read: ReadDb, subject: string, type: string): readonly string[] =>
  read
    .all<BodyRow>(
      `select fact.body from fact_subject join fact on fact.n = fact_subject.n
       join chain on chain.n = fact.chain
       join effect on effect.effect = fact.effect and effect.n = fact.n
       where fact_subject.subject = ? and fact.type = ?
       order by fact.lc, chain.desk, chain.epoch, fact.seq`,
      lookupKey(subject),
      type,
    )
    .map(({ body }) => body);

const aboutPayment = (read: ReadDb, payment: string, type: string): string | null =>
  read.get<BodyRow>(
    `select fact.body from fact_subject join fact on fact.n = fact_subject.n
     join effect on effect.effect = fact.effect and effect.n = fact.n
     where fact_subject.subject = ? and fact.type = ? limit 1`,
    lookupKey(payment),
    type,
  )?.body ?? null;

/** Stripe's own name for a payment by card; null while its money has not come. */
export function intentOf(read: ReadDb, payment: string): string | null {
  const body = aboutPayment(read, payment, 'card-charge-settled');
  return body === null ? null : readBody('card-charge-settled', body).intent;
}

/** The card that paid, as people know it; null where it is not known. */
export function cardOf(read: ReadDb, payment: string): string | null {
  const body = aboutPayment(read, payment, 'card-charge-settled');
  if (body === null) return null;
  const { card } = readBody('card-charge-settled', body);
  return card === undefined ? null : cardName(card);
}

/** [G66] Whether it was paid by Interac: its money goes back only to the card itself, at a reader. */
export function isInterac(read: ReadDb, payment: string): boolean {
  const body = aboutPayment(read, payment, 'card-charge-settled');
  return (
    body !== null && readBody('card-charge-settled', body).card?.startsWith('interac ') === true
  );
}

/** How a charge was begun; null of a payment that was not charged from a desk. */
export function findChargeBegun(read: ReadDb, payment: string): CardChargeBegun | null {
  const body = aboutPayment(read, payment, 'card-charge-begun');
  return body === null ? null : readBody('card-charge-begun', body);
}

/** What a platform keeps of a charge; nothing where none does. */
export function applicationFeeOf(read: ReadDb, payment: string): Minor {
  const body = aboutPayment(read, payment, 'card-charge-settled');
  return body === null ? zero : (readBody('card-charge-settled', body).applicationFeeMinor ?? zero);
}

/** The same of a payment that surely was. */
export const chargeOf = (read: ReadDb, payment: string): CardChargeBegun =>
  must(findChargeBegun(read, payment), 'A charge was begun.');

/** A dispute about a payment, as far as it has come. */
export interface DisputeRecord {
  /** Stripe's own name for it. */
  readonly at: string;
  readonly amountMinor: number;
  readonly stage: DisputeStage;
  readonly because: string;
  readonly since: Day;
  readonly answerBy: Day | null;
}

/** The disputes about a payment, oldest first. */
export function disputesOf(read: ReadDb, payment: string): readonly DisputeRecord[] {
  const found = new Map<string, DisputeRecord>();
  for (const body of allAbout(read, payment, 'dispute-observed')) {
    const told = readBody('dispute-observed', body);
    const { at, amountMinor, stage, because, observedOn } = told;
    const known = found.get(at);
    const since = known === undefined || observedOn < known.since ? observedOn : known.since;
    const now = known === undefined ? stage : laterStage(known.stage, stage);
    const answerBy = told.answerBy ?? known?.answerBy ?? null;
    found.set(at, { at, amountMinor, stage: now, because, since, answerBy });
  }
  return [...found.values()];
}

/** A refund that somebody made at Stripe itself, as it stands. */
export interface OutsideRefundRecord {
  readonly at: string;
  readonly amountMinor: number;
  readonly status: OutsideStatus;
  readonly since: Day;
}

/** The refunds of a payment that were made outside, oldest first. */
export function outsideRefundsOf(read: ReadDb, payment: string): readonly OutsideRefundRecord[] {
  const found = new Map<string, OutsideRefundRecord>();
  for (const body of allAbout(read, payment, 'outside-refund-observed')) {
    const { at, amountMinor, status, observedOn } = readBody('outside-refund-observed', body);
    const known = found.get(at);
    const isLater = known === undefined || ranks[status] > ranks[known.status];
    const since = known?.since ?? observedOn;
    found.set(at, { at, amountMinor, status: isLater ? status : known.status, since });
  }
  return [...found.values()];
}

const ranks = { pending: 0, succeeded: 1, canceled: 2, failed: 3 } as const;

/** Why a charge came to nothing; null while it has not. */
export function whyFailed(read: ReadDb, payment: string): string | null {
  const body = aboutPayment(read, payment, 'card-charge-failed');
  return body === null ? null : readBody('card-charge-failed', body).because;
}
