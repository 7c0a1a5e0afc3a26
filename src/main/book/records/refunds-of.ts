import type { RefundId } from '../../../shared/base/ids.ts';
import type { ReadDb } from '../../db/handle.ts';
import { idToKey, keyToId } from '../../db/keys.ts';
import { findRefund, type RefundRecord } from './refund.ts';

/** What was given back of a payment and stands, the latest in ledger order first. */
export const standingRefunds = (read: ReadDb, payment: string): readonly RefundRecord[] =>
  read
    .all<{ id: Buffer }>(
      `select refund.id from refund join fact on fact.n = refund.n join chain on chain.n = fact.chain
       where refund.payment = ? and refund.makes > refund.cancels
         and refund.ends < refund.makes + refund.retries
       order by fact.lc desc, chain.desk desc, chain.epoch desc, fact.seq desc, refund.id desc`,
      idToKey(payment),
    )
    .flatMap(({ id }) => findRefund(read, keyToId<'refund'>(id) satisfies RefundId) ?? []);
