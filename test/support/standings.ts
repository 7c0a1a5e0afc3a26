import { minor } from '../../src/shared/money/minor.ts';
import type { CreditedLine } from '../../src/shared/ledger/credit-note.ts';
import type { InvoiceStanding } from '../../src/shared/ledger/invoice.ts';
import type { PaymentStanding, StandingAllocation } from '../../src/shared/ledger/payment.ts';
import type { RefundInvoice } from '../../src/shared/ledger/refund.ts';

// Records as the rules see them: figures only. Each builder takes what a test is about.

type Figures<Of> = { readonly [Key in keyof Of]?: Of[Key] extends number ? number : Of[Key] };

/** A cash payment of 100.00 that was put to nothing. */
export const aPayment = (figures: Figures<PaymentStanding> = {}): PaymentStanding =>
  ({
    number: 'F2-PAY-0001',
    method: 'cash',
    status: 'succeeded',
    amountMinor: 10_000,
    capturedMinor: 10_000,
    appliedMinor: 0,
    refundedMinor: 0,
    reservedMinor: 0,
    disputedMinor: 0,
    madeGoodMinor: 0,
    ...figures,
  }) as PaymentStanding;

/** An invoice of 100.00 without tax, on which nothing was paid. */
export const anInvoice = (figures: Figures<InvoiceStanding> = {}): InvoiceStanding =>
  ({
    number: 'F2-INV-0001',
    totalMinor: 10_000,
    netMinor: 10_000,
    taxMinor: 0,
    creditedMinor: 0,
    appliedMinor: 0,
    isVoid: false,
    ...figures,
  }) as InvoiceStanding;

/** The same as a refund sees it, with what is left of its lines. */
export const aRefundInvoice = (
  invoice: string,
  figures: Figures<InvoiceStanding> = {},
  remaining: readonly CreditedLine[] = [aLine(10_000)],
): RefundInvoice => ({ ...anInvoice(figures), invoice, remaining });

/** What is left of a line. */
export const aLine = (netMinor: number, taxMinor = 0): CreditedLine => ({
  netMinor: minor(netMinor),
  taxMinor: minor(taxMinor),
});

/** Money of a payment put to an invoice. */
export const anAllocation = (
  allocation: string,
  invoice: string,
  amountMinor: number,
): StandingAllocation => ({
  allocation,
  number: allocation.toUpperCase(),
  invoice,
  amountMinor: minor(amountMinor),
});
