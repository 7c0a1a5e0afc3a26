import type { CallRequest, CallValue } from '../../shared/contract/contract.ts';
import { answeredTooMuch, refundableOf } from '../../shared/ledger/payment.ts';
import {
  customerColumns,
  type CustomerRow,
  isKept,
  rowToCustomer,
} from '../book/records/customer.ts';
import { paymentColumns, type PaymentRow, rowToPayment } from '../book/records/payment.ts';
import { keyToId } from '../db/keys.ts';
import { moneyIn, type Viewing } from './context.ts';
import { nameConditions } from './customers.ts';
import { listInvoices } from './invoices.ts';
import { customerName } from './people.ts';
import { listRefunds } from './refunds.ts';
import { paymentSearch, searchConditions } from './search.ts';
import { where } from './where.ts';

type Found = CallValue<'desk.find'>['rows'][number];
type Kind = Found['kind'];

const allKinds: readonly Kind[] = ['customer', 'payment', 'invoice', 'refund', 'allocation'];

/** Records by the beginnings of a name or number, for the palette and the pickers. */
export function find(viewing: Viewing, input: CallRequest<'desk.find'>): CallValue<'desk.find'> {
  const text = input.text.trim();
  const limit = input.limit ?? 8;
  // Who wants to refund and has said no more mostly wants one of the last payments.
  if (text === '') {
    return { rows: input.kinds?.includes('payment') === true ? newest(viewing, limit) : [] };
  }
  const kinds = allKinds.filter((kind) => input.kinds?.includes(kind) ?? true);
  return { rows: kinds.flatMap((kind) => finders[kind](viewing, text, limit)) };
}

const finders: Readonly<Record<Kind, (viewing: Viewing, text: string, limit: number) => Found[]>> =
  {
    customer: findCustomers,
    payment: findPayments,
    invoice: (viewing, search, limit) =>
      listInvoices(viewing, { search, limit }).rows.map((row) => ({
        kind: 'invoice',
        id: row.id,
        title: row.number,
        detail: row.customerName,
        amountMinor: row.inDoubt?.askMinor ?? row.dueMinor,
        status: row.status,
      })),
    refund: (viewing, search, limit) =>
      listRefunds(viewing, { search, limit }).rows.map((row) => ({
        kind: 'refund',
        id: row.id,
        title: row.number,
        detail: row.customerName,
        amountMinor: row.amountMinor,
        status: row.status,
        standing: row.standing,
      })),
    allocation: findAllocations,
  };

function findCustomers(viewing: Viewing, text: string, limit: number): Found[] {
  const { sql, values } = where(['customer.name is not null'], [isKept], ...nameConditions(text));
  const rows = viewing.read.all<CustomerRow>(
    `select ${customerColumns} from customer ${sql} order by name_key, id limit ?`,
    ...values,
    limit,
  );
  return rows.map(rowToCustomer).map((customer) => ({
    kind: 'customer',
    id: customer.id,
    title: customer.name,
    detail: `owes ${moneyIn(viewing, customer.owedMinor)}, not applied ${moneyIn(viewing, customer.unallocatedMinor)}`,
  }));
}

const newest = (viewing: Viewing, limit: number): Found[] =>
  findPayments(viewing, '', limit).filter(({ refundableMinor = 0 }) => refundableMinor > 0);

function findPayments(viewing: Viewing, text: string, limit: number): Found[] {
  const { sql, values } = where(['payment.n is not null'], ...paymentSearch(text));
  const rows = viewing.read.all<PaymentRow>(
    `select ${paymentColumns} from payment ${sql}
     order by payment.received_on desc, payment.n desc limit ?`,
    ...values,
    limit,
  );
  return rows.map((row) => {
    const payment = rowToPayment(row);
    return {
      kind: 'payment',
      id: payment.id,
      title: payment.number,
      detail: customerName(viewing.read, row.customer),
      amountMinor: payment.amountMinor,
      refundableMinor: answeredTooMuch(payment) > 0 ? 0 : Math.max(refundableOf(payment), 0),
      status: payment.status,
    };
  });
}

function findAllocations(viewing: Viewing, text: string, limit: number): Found[] {
  // Allocations are looked for by number only: by name they would drown everything else.
  if (!/\d/.test(text)) return [];
  const { sql, values } = where(
    ['allocation.n is not null'],
    ...searchConditions('allocation', text),
  );
  const rows = viewing.read.all<{ id: Buffer; number: string; customer: Buffer; amount: number }>(
    `select id, number, customer, amount from allocation ${sql} order by n desc limit ?`,
    ...values,
    limit,
  );
  return rows.map((row) => ({
    kind: 'allocation',
    id: keyToId(row.id),
    title: row.number,
    detail: customerName(viewing.read, row.customer),
    amountMinor: row.amount,
  }));
}
