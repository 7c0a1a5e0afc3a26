import type { CallValue } from '../../shared/contract/contract.ts';
import { instantOf } from '../book/business-day.ts';
import { apartHandedOver } from '../book/records/apart-words.ts';
import { invoiceColumns, type InvoiceRow, rowToInvoice } from '../book/records/invoice.ts';
import {
  refundColumns,
  refundTables,
  type RefundRow,
  rowToRefund,
} from '../book/records/refund.ts';
import { idToKey } from '../db/keys.ts';
import { toDecide } from '../book/records/refund-to-decide.ts';
import { contestTold } from './contest.ts';
import type { Viewing } from './context.ts';
import { dayBook } from './day-book.ts';
import { invoicesInReview } from './in-review.ts';
import { invoiceView } from './invoices.ts';
import { notHandedOver } from './not-handed-over.ts';
import { ownDrawer } from './own-drawer.ts';
import { customerName, signatureOf } from './people.ts';

const shownDue = 8;
const shownWaiting = 8;

/** The page of the day: what came in and went out, what is due, what waits for a person. */
export function today(viewing: Viewing): CallValue<'desk.today'> {
  return {
    day: viewing.today,
    ...dayBook(viewing),
    ...ownDrawer(viewing),
    due: dueToday(viewing),
    ...waiting(viewing),
  };
}

function dueToday(viewing: Viewing): CallValue<'desk.today'>['due'] {
  const open = `voids = 0 and disputes <= 0 and total - credited - applied > 0 and due_on = ?
    and invoice.id not in (${invoicesInReview})`;
  const rows = viewing.read.all<InvoiceRow>(
    `select ${invoiceColumns} from invoice join fact on fact.n = invoice.n
     where ${open} order by invoice.n limit ?`,
    viewing.today,
    shownDue,
  );
  const all = viewing.read.get<{ count: number; total: number | null }>(
    `select count(*) as count, sum(total - credited - applied) as total from invoice where ${open}`,
    viewing.today,
  );
  return {
    rows: rows.map((row) => invoiceView(viewing, rowToInvoice(row))),
    count: all?.count ?? 0,
    totalMinor: all?.total ?? 0,
  };
}

// Each has an index of its own, so that what waits is found however much there was.
const unmade = 'makes = 0 and cancels = 0 and drops = 0';

/**
 * Refunds that somebody must act on: thought of, asked for, not in a hand yet, or failed on their way
 * to a card: these first, as their customers believe that they have the money; then the oldest.
 */
function waiting(viewing: Viewing): Pick<CallValue<'desk.today'>, 'waiting' | 'openRefunds'> {
  const { read } = viewing;
  const open = `refund.n in (select n from refund where ${unmade} union all
    select n from refund where ${notHandedOver} union all
    select n from refund where ${toDecide})`;
  const rows = read.all<RefundRow>(
    `select ${refundColumns} from ${refundTables}
     where ${open} order by refund.ends > 0 desc, refund.n limit ?`,
    shownWaiting,
  );
  const all = read.get<{ count: number }>(
    `select (select count(*) from refund where ${unmade} and n is not null)
       + (select count(*) from refund where ${notHandedOver})
       + (select count(*) from refund where ${toDecide}) as count`,
  );
  return {
    waiting: rows.map((row) => {
      const refund = rowToRefund(row);
      const { at, deskCode } = signatureOf(read, refund.n);
      const notedApart = apartHandedOver(read, refund.id);
      return {
        refundId: refund.id,
        number: refund.number,
        customerName: customerName(read, idToKey(refund.customer)),
        amountMinor: refund.amountMinor,
        status: refund.status,
        at: instantOf(at),
        deskCode,
        ...contestTold(viewing, refund),
        ...(notedApart === null ? {} : { notedApart }),
      };
    }),
    openRefunds: all?.count ?? 0,
  };
}
