import type { Day } from '../../shared/base/days.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { RefundPreview } from '../../shared/contract/calls/refunds.ts';
import type { CallRequest } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { accountName } from '../../shared/ledger/account.ts';
import { invoiceStatusOf } from '../../shared/ledger/invoice.ts';
import { accountOut } from '../../shared/ledger/method.ts';
import { availableOf, refundableOf } from '../../shared/ledger/payment.ts';
import { dueChange, type InvoiceChange } from '../../shared/ledger/refund.ts';
import { formatMoney } from '../../shared/money/format.ts';
import { add, type Minor, negate, subtract } from '../../shared/money/minor.ts';
import type { Identity } from '../book/identity.ts';
import { cardOf } from '../book/records/card.ts';
import { processingFeeOf } from '../book/records/stripe-move.ts';
import { readSettings } from '../book/records/settings.ts';
import type { StaffRecord } from '../book/records/staff.ts';
import type { ReadDb } from '../db/handle.ts';
import { accountBalance } from './account-balance.ts';
import { type RefundCase, refundCase } from './refund-case.ts';
import { refundTerms } from './refund-terms.ts';
import { cardSays, howItGoes, paperHeading } from './refund-words.ts';
import { approvalTold } from './tell-approval.ts';
import { refundWarnings } from './refund-warnings.ts';

interface Looking {
  readonly read: ReadDb;
  readonly today: Day;
  readonly identity: Identity;
  readonly actor: StaffRecord;
  readonly nowMs: number;
}

/** Every consequence of a refund, thought through by the same code that would carry it out. */
export function previewRefund(
  looking: Looking,
  input: CallRequest<'refunds.preview'>,
): Result<RefundPreview, Failure> {
  const { read, identity } = looking;
  const found = refundCase(read, input, identity);
  if (!found.ok) return fail(found.failure);
  const terms = refundTerms(
    { read, today: looking.today, settings: readSettings(read, identity.org) },
    input,
    found.value,
  );
  if (!terms.ok) return terms;
  const { customer, payment, method, refundableMinor, plan } = found.value;
  const card = payment?.method === 'card' ? cardOf(read, payment.id) : null;
  const { amountMinor } = plan;
  return ok({
    amountMinor,
    method,
    outcome: input.outcome,
    seenRefundableMinor: refundableMinor,
    customer: { id: customer.id, name: customer.name },
    ...paymentChange(found.value),
    credit: creditChange(found.value),
    unapplied: plan.unapplied.map((part) => ({
      allocationId: part.allocation,
      allocationNumber: part.number,
      invoiceId: part.invoice,
      amountMinor: part.amountMinor,
    })),
    invoices: plan.invoices.map(invoiceChange),
    from: accountChange(looking, accountOut(method, identity.deskCode), amountMinor),
    ...chargeChange(read, found.value),
    customerGets: { amountMinor, ...howItGoes(method, card) },
    paper: paperLines(found.value, identity),
    says:
      payment?.method === 'card' ? [...cardSays(method, card, keptFee(looking, payment.id))] : [],
    warnings: refundWarnings(looking, found.value, input.refundId),
    ...(input.keepAs === undefined
      ? approvalTold(looking, { amountMinor, delicate: terms.value.delicate })
      : {}),
  });
}

/** What Stripe kept for processing a payment, as it is read; null until it has told. */
function keptFee({ read, identity }: Looking, payment: string): string | null {
  const feeMinor = processingFeeOf(read, payment);
  return feeMinor === null ? null : formatMoney(feeMinor, identity.currency);
}

function paymentChange(found: RefundCase): Pick<RefundPreview, 'payment'> {
  const { payment, plan } = found;
  if (payment === null) return {};
  const taken = add(...plan.unapplied.map((part) => part.amountMinor));
  const after = {
    ...payment,
    appliedMinor: subtract(payment.appliedMinor, taken),
    refundedMinor: add(payment.refundedMinor, plan.amountMinor),
  };
  return {
    payment: {
      id: payment.id,
      number: payment.number,
      amountMinor: payment.amountMinor,
      applied: { before: payment.appliedMinor, after: after.appliedMinor },
      available: { before: availableOf(payment), after: availableOf(after) },
      refunded: { before: payment.refundedMinor, after: after.refundedMinor },
      refundable: { before: refundableOf(payment), after: refundableOf(after) },
    },
  };
}

/** [G46] Who bears a refund to a card: what a platform gives back of its fee, and the operator. */
function chargeChange(read: ReadDb, { payment, share }: RefundCase): Pick<RefundPreview, 'charge'> {
  if (payment === null || share === null) return {};
  const { feeMinor, feeBackMinor, operatorMinor, remainingMinor } = share;
  const processingFeeMinor = processingFeeOf(read, payment.id);
  return {
    charge: {
      capturedMinor: payment.capturedMinor,
      applicationFeeMinor: feeMinor,
      feeBackMinor,
      operatorMinor,
      remainingMinor,
      ...(processingFeeMinor === null ? {} : { processingFeeMinor }),
    },
  };
}

function creditChange({ payment, original, customer, plan }: RefundCase): RefundPreview['credit'] {
  const before = customer.creditMinor;
  const isCredit = payment === null && original === null;
  return { before, after: isCredit ? subtract(before, plan.amountMinor) : before };
}

const invoiceChange = (change: InvoiceChange): RefundPreview['invoices'][number] => ({
  id: change.invoice,
  number: change.number,
  applied: { before: change.before.appliedMinor, after: change.after.appliedMinor },
  due: dueChange(change),
  creditNoteMinor: change.credit?.amountMinor ?? 0,
  statusAfter: invoiceStatusOf(change.after),
});

/** What happens to the account that the money leaves. The drawer's sum is for managers: its close stays blind. */
function accountChange(
  { read, actor }: Looking,
  account: string,
  amountMinor: Minor,
): RefundPreview['from'] {
  const shown = { account, name: accountName(account), changeMinor: negate(amountMinor) };
  if (actor.role !== 'manager') return shown;
  const beforeMinor = accountBalance(read, account);
  return { ...shown, beforeMinor, afterMinor: beforeMinor - amountMinor };
}

function paperLines(found: RefundCase, identity: Identity): RefundPreview['paper'] {
  const { customer, plan, method } = found;
  const { payment, original } = found;
  const number = payment?.number ?? original?.paymentNumber;
  const money = (amountMinor: number) => formatMoney(amountMinor, identity.currency);
  const left = subtract(found.refundableMinor, plan.amountMinor);
  return {
    heading: paperHeading(method),
    lines: [
      { label: 'To', value: customer.name },
      ...(number === undefined
        ? []
        : [{ label: number, value: money((payment ?? original)?.amountMinor ?? 0) }]),
      ...plan.invoices.map((change) => {
        const { before, after } = dueChange(change);
        const label =
          before === after ? `${change.number}, due as before` : `${change.number}, now due`;
        return { label, value: money(after) };
      }),
      { label: 'Can still be refunded', value: money(left) },
    ],
  };
}
