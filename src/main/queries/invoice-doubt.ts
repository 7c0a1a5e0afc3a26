import type { InvoiceView } from '../../shared/contract/views.ts';
import { askableOf } from '../../shared/ledger/invoice.ts';
import { add, zero } from '../../shared/money/minor.ts';
import { offTwiceOf } from '../book/records/contest.ts';
import { rowToException } from '../book/records/exception.ts';
import type { InvoiceRecord } from '../book/records/invoice.ts';
import { idToKey } from '../db/keys.ts';
import type { Viewing } from './context.ts';
import { aboutException } from './exception-words.ts';
import { openAbout } from './in-review.ts';

/**
 * [V30] What is open about an invoice, what was put to it, or the payments behind that: until it is
 * decided, what is due is not known. What went back to a card without evidence leaves it as it is.
 */
export function invoiceDoubtTold(
  viewing: Viewing,
  invoice: InvoiceRecord,
): Pick<InvoiceView, 'inDoubt'> {
  const { read } = viewing;
  const key = idToKey(invoice.id);
  const put = read.all<{ id: Buffer; payment: Buffer | null }>(
    'select id, payment from allocation where invoice = ?',
    key,
  );
  const [row] = [key, ...put.flatMap(({ id, payment }) => [id, payment ?? id])]
    .flatMap((one) => openAbout(viewing, one))
    .filter(({ kind }) => kind !== 'evidence-missing')
    .toSorted((one, other) => one.rank - other.rank);
  if (row === undefined) return {};
  const doubt = rowToException(row);
  const offTwiceMinor = offTwiceOf(read, invoice.id)?.amountMinor ?? zero;
  return {
    inDoubt: {
      exceptionId: doubt.id,
      sentence: aboutException(viewing, doubt).sentence,
      askMinor: askableOf(invoice, offTwiceMinor),
      offTwiceMinor,
      paidMinor: add(invoice.appliedMinor, offTwiceMinor),
    },
  };
}
