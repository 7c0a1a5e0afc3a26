import type { InvoiceView } from '../../shared/contract/views.ts';
import { dueOf, voidInvoice } from '../../shared/ledger/invoice.ts';
import type { InvoiceRecord } from '../book/records/invoice.ts';
import { moneyIn, type Viewing } from './context.ts';
import { allowed, because } from './permissions.ts';

type Can = InvoiceView['can'];

/** What may be done with an invoice now; and of what may not: the rule, the figure, the way out. */
export function invoicePermissions(
  viewing: Viewing,
  invoice: InvoiceRecord,
  { inDoubt }: Pick<InvoiceView, 'inDoubt'>,
): Can {
  const canPay = payPermission(viewing, invoice, inDoubt);
  const canCredit = creditPermission(viewing, invoice);
  const { number, isDisputed } = invoice;
  const isIssued = because(
    `${number} was issued already and no longer changes. Void it, or write a credit note.`,
  );
  return {
    takePayment: canPay,
    allocate: canPay,
    credit: canCredit,
    cancel: canCredit,
    void: voidPermission(viewing, invoice, inDoubt),
    dispute: disputePermission(invoice),
    releaseDispute: isDisputed
      ? allowed
      : because(`${number} is not disputed, so there is nothing to release.`),
    issue: isIssued,
    edit: isIssued,
    discard: isIssued,
  };
}

function payPermission(
  viewing: Viewing,
  invoice: InvoiceRecord,
  inDoubt: InvoiceView['inDoubt'],
): Can['takePayment'] {
  const { number, isVoid } = invoice;
  const dueMinor = dueOf(invoice);
  if (isVoid)
    return because(`${number} is void, so nothing is asked for on it. Issue a new invoice.`);
  if (dueMinor > 0) {
    if (inDoubt === undefined || inDoubt.askMinor > 0) return allowed;
    return decideFirst(inDoubt);
  }
  return because(
    `${moneyIn(viewing, dueMinor)} is due on ${number}, and no more is put to an invoice than is due. Take the payment from the customer’s page: it stays available.`,
  );
}

/** [V30] What to do before anything else. */
const decideFirst = ({ sentence }: NonNullable<InvoiceView['inDoubt']>) =>
  because(`${sentence} Decide about that first: what is due on it is not known.`);

function creditPermission(viewing: Viewing, invoice: InvoiceRecord): Can['credit'] {
  const { number, isVoid, totalMinor, creditedMinor } = invoice;
  if (isVoid) return because(`${number} is void: all of it was taken back already.`);
  if (totalMinor > creditedMinor) return allowed;
  return because(
    `All ${moneyIn(viewing, totalMinor)} of ${number} was credited already, and notes never exceed the total. To give more, grant credit on the customer’s page.`,
  );
}

function disputePermission({ number, isVoid, isDisputed }: InvoiceRecord): Can['dispute'] {
  if (isVoid) return because(`${number} is void: nothing is asked for on it.`);
  if (!isDisputed) return allowed;
  return because(`${number} is disputed already. Release it once that is settled.`);
}

function voidPermission(
  viewing: Viewing,
  invoice: InvoiceRecord,
  inDoubt: InvoiceView['inDoubt'],
): Can['void'] {
  const decided = voidInvoice(invoice);
  if (decided.ok) return allowed;
  if (inDoubt !== undefined && !invoice.isVoid) return decideFirst(inDoubt);
  const { number, appliedMinor, creditedMinor } = invoice;
  switch (decided.failure.kind) {
    case 'already-void':
      return because(`${number} is void already. Issue a new invoice.`);
    case 'void-debit-note':
      return because(`${number} is a debit note. Write a credit note for it instead.`);
    case 'void-with-allocations':
      return because(
        `${moneyIn(viewing, appliedMinor)} is applied to it. Take the payments off first, or cancel it with its money.`,
      );
    case 'void-with-credit':
      if (creditedMinor >= invoice.totalMinor) {
        return because(
          `All ${moneyIn(viewing, creditedMinor)} of it was credited: nothing is left to take back.`,
        );
      }
      return because(
        `${moneyIn(viewing, creditedMinor)} of it was credited. What was credited stays; cancel the rest instead.`,
      );
    default:
      return allowed;
  }
}
