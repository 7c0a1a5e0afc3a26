import { must } from '../../shared/base/assert.ts';
import type { RefundView } from '../../shared/contract/views.ts';
import type { ReadDb } from '../db/handle.ts';
import { lookupKey } from '../db/keys.ts';
import { listAllocations } from '../queries/allocations.ts';
import type { Viewing } from '../queries/context.ts';
import { getCustomer } from '../queries/customers.ts';
import { getInvoice } from '../queries/invoices.ts';
import { getPayment } from '../queries/payments.ts';
import { getRefund } from '../queries/refunds.ts';
import { wordsOf } from '../queries/words.ts';
import { figuresThen } from './figures-then.ts';
import { invoicePaper } from './invoice-paper.ts';
import type { PaperModel, PaperPlace } from './model.ts';
import { paymentReceipt } from './payment-receipt.ts';
import { refundReceipt } from './refund-receipt.ts';

/** How a paper is asked for. */
export interface PaperContext {
  readonly isPractice: boolean;
  /** 0 for the original; a reprint says which copy it is. */
  readonly copy: number;
}

/** The finished paper of a record, whatever it is; null where there is no such record. */
export function paperModelFor(
  viewing: Viewing,
  kind: PaperModel['kind'],
  id: string,
  context: PaperContext,
): PaperModel | null {
  return makers[kind](viewing, id, context);
}

type Maker = (viewing: Viewing, id: string, context: PaperContext) => PaperModel | null;

const makers: Readonly<Record<PaperModel['kind'], Maker>> = {
  refund: (viewing, id, context) => {
    const now = getRefund(viewing, id);
    if (now === null) return null;
    const { read } = viewing;
    const n = factOf(read, 'refund', id);
    const refund: RefundView = { ...now, customerName: nameThen(read, n) ?? now.customerName };
    // What came later does not reach back: the paper says what was known when it was signed.
    const isHere = refund.paymentId !== undefined && refund.original === undefined;
    const payment = isHere ? getPayment(viewing, refund.paymentId ?? '') : null;
    return refundReceipt({
      ...placeOf(viewing, refund.deskCode, context),
      refund,
      payment: payment ?? undefined,
      figures: figuresThen(read, refund, n),
    });
  },
  payment: (viewing, id, context) => {
    const payment = getPayment(viewing, id);
    if (payment === null) return null;
    return paymentReceipt({
      ...placeOf(viewing, payment.deskCode, context),
      payment,
      allocations: listAllocations(viewing, { paymentId: id, limit: 500 }).rows,
    });
  },
  invoice: (viewing, id, context) => {
    const now = getInvoice(viewing, id);
    // A draft is no paper: it would be taken for an invoice.
    if (now === null || now.status === 'draft') return null;
    const { read } = viewing;
    const customerName = nameThen(read, factOf(read, 'invoice', id)) ?? now.customerName;
    const issued = now.history.findLast((event) => event.kind === 'invoice-issued');
    return invoicePaper({
      ...placeOf(viewing, now.deskCode, context),
      invoice: { ...now, customerName },
      issuedAt: issued?.at ?? `${now.issuedOn}T12:00:00.000Z`,
      customerAddress: getCustomer(viewing, now.customerId)?.address,
    });
  },
};

/** The row of the fact that a record began with, or that carried it out. */
function factOf(read: ReadDb, table: 'refund' | 'invoice', id: string): number {
  const row = read.get<{ n: number }>(`select n from ${table} where id = ?`, lookupKey(id));
  return must(row, 'A record that is shown has its fact here.').n;
}

/** What the customer was called when the paper was first written: a later name does not reach back. */
const nameThen = (read: ReadDb, n: number): string | undefined => wordsOf(read, n).customer;

function placeOf({ read, identity }: Viewing, deskCode: string, context: PaperContext): PaperPlace {
  const business = profile(read, 'business', identity.org);
  return {
    business: {
      name: business.get('name') ?? '',
      address: business.get('address'),
      phone: business.get('phone'),
      email: business.get('email'),
    },
    desk: { name: deskName(read, deskCode) ?? deskCode, code: deskCode },
    currency: identity.currency,
    timeZone: identity.timeZone,
    ...context,
  };
}

function profile(read: ReadDb, kind: 'business', id: string): ReadonlyMap<string, string> {
  const rows = read.all<{ field: string; value: string | null }>(
    'select field, value from profile where kind = ? and id = ?',
    kind,
    lookupKey(id),
  );
  return new Map(rows.flatMap(({ field, value }) => (value === null ? [] : [[field, value]])));
}

/** The name of the desk that wrote the paper, which need not be this one. */
const deskName = (read: ReadDb, code: string): string | undefined =>
  read.get<{ name: string | null }>(
    `select name.value as name from profile as code
     join profile as name on name.kind = 'desk' and name.id = code.id and name.field = 'name'
     where code.kind = 'desk' and code.field = 'code' and code.value = ?`,
    code,
  )?.name ?? undefined;
