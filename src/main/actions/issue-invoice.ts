import type { Day } from '../../shared/base/days.ts';
import type { InvoiceId } from '../../shared/base/ids.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { CallRequest, CallValue } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import {
  dueOf,
  invoiceStatusOf,
  issueInvoice as decide,
  takeLines,
} from '../../shared/ledger/invoice.ts';
import { journal } from '../../shared/ledger/posting.ts';
import { add, zero } from '../../shared/money/minor.ts';
import { findCustomer } from '../book/records/customer.ts';
import { lineRequests } from '../book/records/line-requests.ts';
import type { Done, Writing } from '../book/writing.ts';
import type { Action } from './action.ts';
import { postedBody } from './answers.ts';
import { whatInvoiceTakes } from './apply-by-itself.ts';

/** Issues an invoice: numbered, reckoned, posted. */
export const issueInvoice: Action<'invoices.issue'> = {
  carryOut: (writing, input) =>
    issueFrom(writing, input, {
      invoice: writing.newId<'invoice'>(),
      effect: writing.onceHere('issue'),
    }),
  answer: issuedAnswer,
};

type IssueAsked = Omit<CallRequest<'invoices.issue'>, 'attemptId'>;

/** Issues what was asked for, or what a draft holds. */
export function issueFrom(
  writing: Writing,
  asked: IssueAsked,
  as: { readonly invoice: InvoiceId; readonly effect: string },
): Result<Done, Failure> {
  const customer = findCustomer(writing.read, asked.customerId);
  if (customer === null) {
    return fail({ kind: 'not-found', what: 'customer', id: asked.customerId });
  }
  if (customer.isErased) return fail({ kind: 'customer-erased', id: customer.id });
  const { today } = writing;
  const issuedOn = (asked.issuedOn ?? today) as Day;
  const dueOn = asked.dueOn as Day;
  const decided = decide(lineRequests(asked.lines), { issuedOn, dueOn, today });
  if (!decided.ok) return decided;
  const { lines, netMinor, taxMinor, totalMinor } = decided.value;
  const taken = whatInvoiceTakes(writing, customer, totalMinor);
  const number = writing.nextNumber('INV');
  const applied = taken.map(({ payment, amountMinor }) => ({
    allocation: writing.newId<'allocation'>(),
    number: writing.nextNumber('ALC'),
    payment,
    amountMinor,
  }));
  const words = writing.words({
    customer: customer.name,
    lines: asked.lines.map((line) => line.description),
  });
  return ok(
    writing.post({
      type: 'invoice-issued',
      effect: as.effect,
      subjects: [
        as.invoice,
        customer.id,
        ...applied.flatMap(({ allocation, payment }) =>
          payment === null ? [allocation] : [allocation, payment],
        ),
      ],
      body: {
        invoice: as.invoice,
        number,
        customer: customer.id,
        issuedOn,
        dueOn,
        lines: lines.map((line) => ({ ...line })),
        netMinor,
        taxMinor,
        totalMinor,
        ...(applied.length === 0 ? {} : { applied }),
        text: words.hash,
        journal: journal(decided.value.journal, takeLines(taken)),
      },
      words,
    }),
  );
}

/** The answer to issuing, computed from the fact. */
export function issuedAnswer(done: Done): CallValue<'invoices.issue'> {
  const { invoice, number, totalMinor, applied = [] } = postedBody(done, 'invoice-issued');
  const appliedMinor = add(...applied.map((part) => part.amountMinor));
  const standing = { totalMinor, appliedMinor, creditedMinor: zero, isVoid: false };
  const status = invoiceStatusOf(standing);
  return { id: invoice, number, totalMinor, dueMinor: dueOf(standing), status };
}
