import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { CallRequest, CallValue } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { answeredTooMuch, availableOf, refundableOf } from '../../shared/ledger/payment.ts';
import type { Outcome } from '../../shared/ledger/refund.ts';
import { amountOf } from '../../shared/ledger/refund-amount.ts';
import { formatMoney } from '../../shared/money/format.ts';
import { type Minor, subtract } from '../../shared/money/minor.ts';
import { must } from '../../shared/base/assert.ts';
import { factAt } from '../book/facts.ts';
import type { Identity } from '../book/identity.ts';
import { type AllocationRecord, standingAllocations } from '../book/records/allocation.ts';
import { findCustomer } from '../book/records/customer.ts';
import { findInvoice } from '../book/records/invoice.ts';
import { findPayment, type PaymentRecord } from '../book/records/payment.ts';
import type { ReadDb } from '../db/handle.ts';
import { creditRefundChoices, methodChoices } from './credit-refund-choices.ts';
import { usualMethod } from './refund-case.ts';
import { effectOf } from './refund-effects.ts';

type Choices = CallValue<'refunds.choices'>;

/** What the refund panel offers for a payment or for credit, and why something can't be chosen. */
export function refundChoices(
  read: ReadDb,
  identity: Identity,
  input: CallRequest<'refunds.choices'>,
): Result<Choices, Failure> {
  const { paymentId, customerId, amount = { kind: 'full' }, unapply } = input;
  if (paymentId !== undefined && customerId === undefined) {
    return ofPayment(read, identity, { paymentId, amount, unapply });
  }
  if (customerId !== undefined && paymentId === undefined) {
    return creditRefundChoices(read, customerId, amount);
  }
  return fail({ kind: 'one-of-two', fields: ['paymentId', 'customerId'] });
}

function ofPayment(
  read: ReadDb,
  identity: Identity,
  asked: Parameters<typeof effectOf>[2],
): Result<Choices, Failure> {
  const { paymentId: id, amount } = asked;
  const payment = findPayment(read, id);
  if (payment === null) return fail({ kind: 'not-found', what: 'payment', id });
  const customer = must(findCustomer(read, payment.customer), 'A payment has a customer.');
  const refundableMinor = refundableOf(payment);
  const amountMinor = amountOf(amount, refundableMinor);
  const money = (figure: number) => formatMoney(figure, identity.currency);
  const refuse = refusal(payment, refundableMinor, money);
  const usual = usualMethod(payment);
  const allocations = standingAllocations(read, payment.id);
  return ok({
    payment: {
      id: payment.id,
      number: payment.number,
      method: payment.method,
      receivedOn: payment.receivedOn,
      amountMinor: payment.amountMinor,
      refundedMinor: payment.refundedMinor,
      availableMinor: availableOf(payment),
    },
    customer: { id: customer.id, name: customer.name },
    refundableMinor,
    amountMinor,
    leavesMinor: subtract(refundableMinor, amountMinor),
    methods: methodChoices(usual),
    outcomes: outcomes(payment, amountMinor, money, (outcome) =>
      effectOf(read, identity, asked, outcome),
    ),
    allocations: allocations.map((one) => allocationChoice(read, one)),
    ...(refuse === undefined ? {} : { refuse }),
  });
}

function refusal(
  payment: PaymentRecord,
  refundableMinor: Minor,
  money: (amount: number) => string,
): string | undefined {
  if (payment.status !== 'succeeded') {
    return `${payment.number} was ${payment.status}. There is nothing of it to give back.`;
  }
  if (answeredTooMuch(payment) > 0) {
    return `More was answered for of ${payment.number} than went out too much, by ${money(answeredTooMuch(payment))}. Decide about that under “To resolve” first.`;
  }
  if (refundableMinor > 0) return undefined;
  if (payment.disputedMinor > 0) {
    return `The customer disputes ${money(payment.disputedMinor)} of ${payment.number} at their bank. Settle it there; do not refund it too.`;
  }
  return `All ${money(payment.capturedMinor)} of ${payment.number} was given back. Nothing is left to refund.`;
}

function outcomes(
  payment: PaymentRecord,
  amountMinor: Minor,
  money: (amount: number) => string,
  inFigures: (outcome: 'still-owes' | 'no-longer-owes') => string | null,
): Choices['outcomes'] {
  const spare = availableOf(payment);
  const touchesInvoices = amountMinor > spare;
  const usual: Outcome = touchesInvoices ? 'no-longer-owes' : 'spare-credit';
  const effect: Readonly<Record<Outcome, string>> = {
    'still-owes': touchesInvoices
      ? (inFigures('still-owes') ?? 'The invoice is due again by what is taken off it')
      : 'No invoice is touched',
    'no-longer-owes': touchesInvoices
      ? (inFigures('no-longer-owes') ?? 'By credit note: what is due stays as it is')
      : 'No invoice is touched',
    'spare-credit': touchesInvoices
      ? `Not possible: only ${money(Math.max(spare, 0))} is spare`
      : 'No invoice is touched',
  };
  return (['still-owes', 'no-longer-owes', 'spare-credit'] as const).map((outcome) => ({
    outcome,
    usual: outcome === usual,
    can:
      outcome === 'spare-credit' && touchesInvoices
        ? {
            allowed: false,
            why: `Only ${money(Math.max(spare, 0))} of ${payment.number} is not applied to an invoice. Choose what becomes of the rest, or refund less.`,
          }
        : { allowed: true },
    effect: effect[outcome],
  }));
}

const allocationChoice = (read: ReadDb, one: AllocationRecord): Choices['allocations'][number] => ({
  id: one.allocation,
  number: one.number,
  invoiceId: one.invoice,
  invoiceNumber: findInvoice(read, one.invoice)?.number ?? '',
  amountMinor: one.amountMinor,
  allocatedOn: factAt(read, one.n).businessDay,
});
