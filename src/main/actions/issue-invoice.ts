import type { Day } from '../../shared/base/days.ts';
import type { InvoiceId } from '../../shared/base/ids.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { CallRequest, CallValue } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { issueInvoice as decide } from '../../shared/ledger/invoice.ts';
import { findCustomer } from '../book/records/customer.ts';
import { lineRequests } from '../book/records/line-requests.ts';
import type { Done, Writing } from '../book/writing.ts';
import type { Action } from './action.ts';
import { postedBody } from './answers.ts';

/** Issues an invoice: numbered, reckoned, posted. */
export const issueInvoice: Action<'invoices.issue'> = {
  carryOut: (writing, input) =>
    issueFrom(writing, input, {
      invoice: writing.newId<'invoice'>(),
      effect: `issue:${input.attemptId}`,
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
  const { today } = writing;
  const issuedOn = (asked.issuedOn ?? today) as Day;
  const dueOn = asked.dueOn as Day;
  const decided = decide(lineRequests(asked.lines), { issuedOn, dueOn, today });
  if (!decided.ok) return decided;
  const { lines, netMinor, taxMinor, totalMinor, journal } = decided.value;
  const words = writing.words({
    customer: customer.name,
    lines: asked.lines.map((line) => line.description),
  });
  return ok(
    writing.post({
      type: 'invoice-issued',
      effect: as.effect,
      subjects: [as.invoice, customer.id],
      body: {
        invoice: as.invoice,
        number: writing.nextNumber('INV'),
        customer: customer.id,
        issuedOn,
        dueOn,
        lines: lines.map((line) => ({ ...line })),
        netMinor,
        taxMinor,
        totalMinor,
        text: words.hash,
        journal,
      },
      words,
    }),
  );
}

/** The answer to issuing, computed from the fact. */
export function issuedAnswer(done: Done): CallValue<'invoices.issue'> {
  const { invoice, number, totalMinor } = postedBody(done, 'invoice-issued');
  const status = totalMinor === 0 ? 'paid' : 'open';
  return { id: invoice, number, totalMinor, dueMinor: totalMinor, status };
}
