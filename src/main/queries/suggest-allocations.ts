import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { CallRequest, CallValue } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import type { InvoiceView } from '../../shared/contract/views.ts';
import { availableOf, spreadOver } from '../../shared/ledger/payment.ts';
import {
  add,
  largestAmountMinor,
  minor,
  type Minor,
  negate,
  subtract,
  zero,
} from '../../shared/money/minor.ts';
import { findCustomer } from '../book/records/customer.ts';
import { findPayment } from '../book/records/payment.ts';
import { findInvoice } from '../book/records/invoice.ts';
import { type OpenInvoice, openInvoices } from '../book/records/open-money.ts';
import type { Viewing } from './context.ts';
import { invoiceDoubtTold } from './invoice-doubt.ts';

/** The customer's open invoices, oldest due first, and how the money would be put to them. */
export function suggestAllocations(
  viewing: Viewing,
  input: CallRequest<'payments.suggest'>,
): Result<CallValue<'payments.suggest'>, Failure> {
  const { read } = viewing;
  if (findCustomer(read, input.customerId) === null) {
    return fail({ kind: 'not-found', what: 'customer', id: input.customerId });
  }
  const amount = amountToSpread(read, input);
  if (!amount.ok) return amount;
  const open = openInvoices(read, input.customerId);
  const { parts, leftMinor } = spreadOver(
    amount.value,
    open.map((one) => (isMeant(one, input.onlyInvoiceId) ? one.askMinor : zero)),
  );
  const { given } = input;
  const rows = open.map(
    ({ invoice: invoiceId, number, dueOn, dueMinor, askMinor, isDisputed }, index) => {
      const byHand = given?.find((one) => one.invoiceId === invoiceId)?.amountMinor ?? zero;
      return {
        invoiceId,
        number,
        dueOn,
        dueMinor,
        disputed: isDisputed,
        ...(askMinor === dueMinor ? {} : doubtTold(viewing, invoiceId)),
        amountMinor: given === undefined ? (parts[index] ?? zero) : byHand,
      };
    },
  );
  const putByHand = (given ?? []).map((one) => minor(one.amountMinor));
  return ok({
    rows,
    leftMinor: given === undefined ? leftMinor : subtract(amount.value, add(...putByHand)),
    ...changeOf(input),
  });
}

/** What somebody pays for by itself is meant; else all but what is contested, which is paid by hand only. */
const isMeant = ({ invoice, isDisputed }: OpenInvoice, only: string | undefined): boolean =>
  only === undefined ? !isDisputed : invoice === only;

/** [P13] What goes back of the cash that was laid down, or how much more is to be laid down. */
function changeOf({
  amountMinor,
  tenderedMinor,
}: CallRequest<'payments.suggest'>): Pick<
  CallValue<'payments.suggest'>,
  'changeMinor' | 'missingMinor'
> {
  if (amountMinor === undefined || tenderedMinor === undefined) return {};
  const change = subtract(minor(tenderedMinor), minor(amountMinor));
  return change < 0 ? { missingMinor: negate(change) } : { changeMinor: change };
}

/** An amount given; else what a payment has available; else enough to see everything due. */
function amountToSpread(
  read: Viewing['read'],
  input: CallRequest<'payments.suggest'>,
): Result<Minor, Failure> {
  if (input.amountMinor !== undefined) return ok(minor(input.amountMinor));
  if (input.paymentId === undefined) return ok(minor(largestAmountMinor));
  const payment = findPayment(read, input.paymentId);
  if (payment === null) return fail({ kind: 'not-found', what: 'payment', id: input.paymentId });
  return ok(availableOf(payment));
}

/** [V30] Why less is suggested for an invoice than is due on it. */
function doubtTold(viewing: Viewing, id: string): Pick<InvoiceView, 'inDoubt'> {
  const invoice = findInvoice(viewing.read, id);
  return invoice === null ? {} : invoiceDoubtTold(viewing, invoice);
}
