import type { RefundId } from '../../../shared/base/ids.ts';
import type { ReadDb } from '../../db/handle.ts';
import { idToKey, keyToId } from '../../db/keys.ts';
import { findRefund, type RefundRecord } from './refund.ts';

/** What was given back of a payment and stands, the latest in ledger order first. */
export const standingRefunds = (read: ReadDb, payment: string): readonly RefundRecord[] =>
  standingWhere(read, 'refund.payment = ?', idToKey(payment));

/** The same of the credit of an account, with no payment behind it. */
export const standingCreditRefunds = (read: ReadDb, customer: Buffer): readonly RefundRecord[] =>
  standingWhere(read, 'refund.customer = ? and refund.payment is null', customer);

const standingWhere = (read: ReadDb, which: string, key: Buffer): readonly RefundRecord[] =>
  read
    .all<{ id: Buffer }>(
      `select refund.id from refund join fact on fact.n = refund.n join chain on chain.n = fact.chain
       where ${which} and refund.makes > refund.cancels
         and refund.ends < refund.makes + refund.retries
       order by fact.lc desc, chain.desk desc, chain.epoch desc, fact.seq desc, refund.id desc`,
      key,
    )
    .flatMap(({ id }) => findRefund(read, keyToId<'refund'>(id) satisfies RefundId) ?? []);

/** Whether its money can still be counted out: in cash or as a check that nobody has noted as given. */
export const isNotInHand = ({ method, isHandedOver, isCleared }: RefundRecord): boolean =>
  (method === 'cash' || method === 'check') && !isHandedOver && !isCleared;
