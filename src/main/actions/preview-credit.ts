import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { CallRequest, CallValue } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { applyCredit } from '../../shared/ledger/credit.ts';
import { dueOf, invoiceStatusOf } from '../../shared/ledger/invoice.ts';
import { add, minor, subtract } from '../../shared/money/minor.ts';
import { findCustomer } from '../book/records/customer.ts';
import { findInvoice, type InvoiceRecord } from '../book/records/invoice.ts';
import { keptCustomer } from '../book/records/kin.ts';
import { payableOf } from '../book/records/payable.ts';
import type { ReadDb } from '../db/handle.ts';
import { noSuchInvoice } from './no-such-invoice.ts';

/** [C5] What granting credit would bring about. */
export function previewGrant(
  read: ReadDb,
  input: CallRequest<'credits.previewGrant'>,
): Result<CallValue<'credits.previewGrant'>, Failure> {
  const { customerId, amountMinor } = input;
  const customer = findCustomer(read, customerId);
  if (customer === null) return fail({ kind: 'not-found', what: 'customer', id: customerId });
  const before = customer.creditMinor;
  return ok({ amountMinor, credit: { before, after: add(before, minor(amountMinor)) } });
}

/** [C6] What putting credit to invoices would bring about, decided as each of the acts will be. */
export function previewApply(
  read: ReadDb,
  input: CallRequest<'credits.previewApply'>,
): Result<CallValue<'credits.previewApply'>, Failure> {
  const { customerId, parts } = input;
  const customer = findCustomer(read, customerId);
  if (customer === null) return fail({ kind: 'not-found', what: 'customer', id: customerId });
  let left = customer.creditMinor;
  const before = new Map<string, InvoiceRecord>();
  const after = new Map<string, InvoiceRecord>();
  for (const part of parts) {
    const invoice = after.get(part.invoiceId) ?? findInvoice(read, part.invoiceId);
    if (invoice === null) return fail(noSuchInvoice(read, part.invoiceId));
    if (keptCustomer(read, invoice.customer) !== customer.id) {
      return fail({ kind: 'not-found', what: 'invoice', id: part.invoiceId });
    }
    const amountMinor = minor(part.amountMinor);
    const decided = applyCredit(left, payableOf(read, invoice), amountMinor);
    if (!decided.ok) return decided;
    left = subtract(left, amountMinor);
    if (!before.has(invoice.id)) before.set(invoice.id, invoice);
    after.set(invoice.id, { ...invoice, appliedMinor: add(invoice.appliedMinor, amountMinor) });
  }
  return ok({
    credit: { before: customer.creditMinor, after: left },
    invoices: [...after.values()].map((one) => ({
      id: one.id,
      number: one.number,
      due: { before: dueOf(before.get(one.id) ?? one), after: dueOf(one) },
      statusAfter: invoiceStatusOf(one),
    })),
  });
}
