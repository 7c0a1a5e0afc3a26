import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import type { AllocationTarget } from '../../shared/ledger/payment.ts';
import { minor } from '../../shared/money/minor.ts';
import { findInvoice } from '../book/records/invoice.ts';
import { payableOf } from '../book/records/payable.ts';
import { keptCustomer } from '../book/records/kin.ts';
import type { ReadDb } from '../db/handle.ts';
import { noSuchInvoice } from './no-such-invoice.ts';

/** The invoices that money is to be put to, as they stand now. */
export function allocationTargets(
  read: ReadDb,
  wanted: ReadonlyArray<{ readonly invoiceId: string; readonly amountMinor: number }>,
): Result<readonly AllocationTarget[], Failure> {
  const targets: AllocationTarget[] = [];
  for (const { invoiceId, amountMinor } of wanted) {
    const invoice = findInvoice(read, invoiceId);
    if (invoice === null) return fail(noSuchInvoice(read, invoiceId));
    targets.push({
      ...payableOf(read, invoice),
      invoice: invoice.id,
      customer: keptCustomer(read, invoice.customer),
      amountMinor: minor(amountMinor),
    });
  }
  return ok(targets);
}
