import { askableOf, dueOf, type Payable } from '../../../shared/ledger/invoice.ts';
import type { ReadDb } from '../../db/handle.ts';
import { offTwiceOf } from './contest.ts';
import type { InvoiceRecord } from './invoice.ts';

/** [V30] An invoice as money may be put to it now: up to what is due, and may be asked for. */
export function payableOf(read: ReadDb, invoice: InvoiceRecord): Payable {
  const { number, isVoid } = invoice;
  const off = offTwiceOf(read, invoice.id);
  return {
    number,
    isVoid,
    dueMinor: dueOf(invoice),
    ...(off === null
      ? {}
      : {
          doubt: {
            exceptionId: off.exceptionId,
            askMinor: askableOf(invoice, off.amountMinor),
          },
        }),
  };
}
