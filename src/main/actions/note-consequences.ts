import type { CallValue } from '../../shared/contract/contract.ts';
import { dueOf, invoiceStatusOf } from '../../shared/ledger/invoice.ts';
import { add, subtract } from '../../shared/money/minor.ts';
import { readSettings } from '../book/records/settings.ts';
import type { CreditNoteCase } from './credit-note-case.ts';
import { keptApartWarning } from './kept-apart-warning.ts';
import { type LookAround, unheardWarning } from './other-desks-warning.ts';
import { approvalTold, type Looker } from './tell-approval.ts';
import { noteAct } from './write-credit-note.ts';

/** What follows from a credit note, figure by figure, before and after. */
function noteConsequences(
  found: CreditNoteCase,
): Omit<CallValue<'creditNotes.preview'>, 'needsApproval' | 'warnings'> {
  const { invoice, plan, refunds } = found;
  const takenOff = add(...plan.unapplied.map((part) => part.amountMinor));
  const refundedMinor = add(...refunds.map((one) => one.amountMinor));
  const after = {
    ...invoice,
    creditedMinor: add(invoice.creditedMinor, plan.amountMinor),
    appliedMinor: subtract(invoice.appliedMinor, takenOff),
  };
  return {
    invoice: {
      id: invoice.id,
      number: invoice.number,
      credited: { before: invoice.creditedMinor, after: after.creditedMinor },
      applied: { before: invoice.appliedMinor, after: after.appliedMinor },
      due: { before: dueOf(invoice), after: dueOf(after) },
      statusAfter: invoiceStatusOf(after),
    },
    amountMinor: plan.amountMinor,
    netMinor: plan.split.netMinor,
    taxMinor: plan.split.taxMinor,
    lines: plan.split.lines.flatMap(({ netMinor, taxMinor }, index) => {
      const amountMinor = add(netMinor, taxMinor);
      return amountMinor === 0 ? [] : [{ line: index + 1, amountMinor, netMinor, taxMinor }];
    }),
    unapplied: plan.unapplied.map((part) => ({
      allocationId: part.allocation,
      allocationNumber: part.number,
      ...(part.payment === null ? {} : { paymentId: part.payment }),
      amountMinor: part.amountMinor,
    })),
    refunds: refunds.map((one) => ({
      paymentId: one.payment.id,
      paymentNumber: one.payment.number,
      method: one.method,
      amountMinor: one.amountMinor,
    })),
    refundedMinor,
    staysMinor: subtract(takenOff, refundedMinor),
  };
}

/** The same, with who must agree and what to think of. */
export function noteAhead(
  looking: Looker & LookAround,
  found: CreditNoteCase,
): CallValue<'creditNotes.preview'> {
  const settings = readSettings(looking.read, looking.identity.org);
  const unheard = unheardWarning(
    looking,
    `credited ${found.invoice.number}, or given its money back,`,
  );
  const apart = keptApartWarning(looking, {
    payments: found.refunds.map(({ payment }) => payment.id),
  });
  const warnings = [unheard, apart].filter((one) => one !== null);
  return {
    ...noteConsequences(found),
    ...approvalTold(looking, noteAct(found, settings)),
    ...(warnings.length === 0 ? {} : { warnings }),
  };
}
