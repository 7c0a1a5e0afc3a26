import type { ReadDb } from '../db/handle.ts';
import { idToKey } from '../db/keys.ts';

// [Q18] While something about a payment waits for a person, it and its invoices carry a flag, and nobody
// is reminded of them. Nearly always nothing waits, and one look at an empty index says so.

/** The records of which money contradicts itself, as SQL that other questions build on. */
const oddRecords = `select subject from exception
  where kind not in ('clock-drift', 'number-used-twice', 'effect-conflict', 'not-allowed')`;

/** The invoices that carry the flag: their own, those with an odd allocation, those of odd payments. */
export const invoicesInReview = `select subject from exception
    where kind in ('invoice-over-credited', 'invoice-over-covered', 'allocation-to-void')
  union select invoice from allocation where id in (${oddRecords})
  union select invoice from allocation where payment in (select subject from exception
    where kind in ('payment-over-refunded', 'refund-crosses-dispute', 'payment-over-applied', 'resolved-twice',
      'payment-ended-twice'))`;

/** Whether an invoice carries the flag. */
export const isInvoiceInReview = (read: ReadDb, id: string): boolean =>
  isAnything(read) &&
  read.get(`select 1 where ? in (${invoicesInReview})`, idToKey(id)) !== undefined;

/** Whether a payment carries the flag. */
export const isPaymentInReview = (read: ReadDb, id: string): boolean =>
  isAnything(read) &&
  read.get(
    `select 1 where ? in (${oddRecords})
       or exists (select 1 from allocation where payment = ? and id in (${oddRecords}))`,
    idToKey(id),
    idToKey(id),
  ) !== undefined;

const isAnything = (read: ReadDb): boolean =>
  read.get('select 1 from exception limit 1') !== undefined;
