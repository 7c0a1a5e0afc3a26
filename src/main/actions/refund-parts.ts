import type { RefundPlan } from '../../shared/ledger/refund.ts';
import type { Writing } from '../book/writing.ts';
import type { RefundCase } from './refund-case.ts';

/** The credit notes of a plan, with their ids and numbers. */
export const creditNotesOf = (writing: Writing, plan: RefundPlan) =>
  plan.invoices.flatMap(({ invoice, credit }) =>
    credit === null
      ? []
      : [
          {
            creditNote: writing.newId<'credit-note'>(),
            number: writing.nextNumber('CN'),
            invoice,
            amountMinor: credit.amountMinor,
            netMinor: credit.netMinor,
            taxMinor: credit.taxMinor,
            lines: credit.lines.map((line) => ({ ...line })),
          },
        ],
  );

/** What a plan takes off allocations, as a fact tells it. */
export const unappliedOf = (plan: RefundPlan) =>
  plan.unapplied.map((part) => ({
    allocation: part.allocation,
    number: part.number,
    invoice: part.invoice,
    amountMinor: part.amountMinor,
  }));

/** What of a platform's fee goes back with a refund, as a fact tells it. */
export const feeBackOf = ({ share, withFee }: Pick<RefundCase, 'share' | 'withFee'>) =>
  withFee && share !== null ? { applicationFeeMinor: share.feeBackMinor } : {};
