import type { CallRequest, CallValue } from '../../shared/contract/contract.ts';
import type { AllocationView } from '../../shared/contract/views.ts';
import type { Method } from '../../shared/ledger/method.ts';
import { instantOf } from '../book/business-day.ts';
import { keptCustomerOf, ofCustomer } from '../book/records/kin.ts';
import { rowToException } from '../book/records/exception.ts';
import { keyToId, lookupKey } from '../db/keys.ts';
import { moneyIn, type Viewing } from './context.ts';
import { arrivalTold } from '../book/records/arrival.ts';
import { aboutException } from './exception-words.ts';
import { historyOf } from './history.ts';
import { openAbout } from './in-review.ts';
import { cutPage, readCursor, rowsToRead } from './page.ts';
import { customerName, signatureOf } from './people.ts';
import { allowed, because } from './permissions.ts';
import { searchConditions } from './search.ts';
import { where } from './where.ts';

interface Row {
  readonly id: Buffer;
  readonly n: number;
  readonly number: string;
  readonly payment: Buffer | null;
  readonly payment_number: string | null;
  readonly payment_method: string | null;
  readonly invoice: Buffer;
  readonly invoice_number: string | null;
  readonly customer: Buffer;
  readonly original: number;
  readonly amount: number;
}

const selected = `select allocation.id, allocation.n, allocation.number, allocation.payment,
    payment.number as payment_number, payment.method as payment_method, allocation.invoice,
    invoice.number as invoice_number, allocation.customer, allocation.original, allocation.amount
  from allocation
  left join payment on payment.id = allocation.payment
  left join invoice on invoice.id = allocation.invoice`;

/** One allocation with its history; null where there is none. */
export function getAllocation(viewing: Viewing, id: string): AllocationView | null {
  const row = viewing.read.get<Row>(
    `${selected} where allocation.id = ? and allocation.n is not null`,
    lookupKey(id),
  );
  if (row === undefined) return null;
  return {
    ...allocationView(viewing, row),
    ...arrivalTold(viewing.read, id),
    history: historyOf(viewing.read, id),
  };
}

/** Allocations, newest first; removed ones stay with nothing left of them. */
export function listAllocations(
  viewing: Viewing,
  input: CallRequest<'allocations.list'>,
): CallValue<'allocations.list'> {
  const at = readCursor(input.cursor, 2);
  const { sql, values } = where(
    ['allocation.n is not null'],
    input.customerId !== undefined &&
      ofCustomer(viewing.read, 'allocation.customer', input.customerId),
    input.paymentId !== undefined && ['allocation.payment = ?', lookupKey(input.paymentId)],
    input.invoiceId !== undefined && ['allocation.invoice = ?', lookupKey(input.invoiceId)],
    ...searchConditions('allocation', input.search),
    at !== null && ['(allocation.n, allocation.id) < (?, ?)', ...at],
  );
  const rows = viewing.read.all<Row>(
    `${selected} ${sql} order by allocation.n desc, allocation.id desc limit ?`,
    ...values,
    rowsToRead(input),
  );
  return cutPage(rows, input, {
    key: (row) => [row.n, row.id],
    view: (row) => allocationView(viewing, row),
  });
}

function allocationView(viewing: Viewing, row: Row): AllocationView {
  const { read } = viewing;
  const { by, businessDay, at } = signatureOf(read, row.n);
  return {
    id: keyToId(row.id),
    number: row.number,
    ...(row.payment === null
      ? {}
      : {
          paymentId: keyToId(row.payment),
          paymentNumber: row.payment_number ?? '',
          paymentMethod: (row.payment_method ?? 'other') as Method,
        }),
    invoiceId: keyToId(row.invoice),
    invoiceNumber: row.invoice_number ?? 'not in this book',
    customerId: keptCustomerOf(read, row.customer),
    customerName: customerName(read, row.customer),
    amountMinor: row.amount,
    originalMinor: row.original,
    allocatedOn: businessDay,
    at: instantOf(at),
    by,
    can: {
      remove:
        row.amount > 0
          ? (answeredTold(viewing, row) ?? allowed)
          : because(
              `All ${moneyIn(viewing, row.original)} of ${row.number} was taken off already. The record stays; apply the money anew to use it.`,
            ),
    },
    history: [],
  };
}

/** [V56] While more was answered for than went out, what is left of a payment stays where it is. */
function answeredTold(viewing: Viewing, { payment }: Row): AllocationView['can']['remove'] | null {
  if (payment === null) return null;
  const open = openAbout(viewing, payment).find(({ kind }) => kind === 'resolved-twice');
  if (open === undefined) return null;
  return because(
    `${aboutException(viewing, rowToException(open)).sentence} Decide about that first.`,
  );
}
