import { must } from '../../shared/base/assert.ts';
import type { Day } from '../../shared/base/days.ts';
import { fail, ok } from '../../shared/base/result.ts';
import type { CallRequest } from '../../shared/contract/contract.ts';
import { issueInvoice as decide, type LineRequest } from '../../shared/ledger/invoice.ts';
import { parseDecimal } from '../../shared/money/decimal.ts';
import { minor } from '../../shared/money/minor.ts';
import { findCustomer } from '../book/records/customer.ts';
import type { Action } from './action.ts';
import { postedBody } from './answers.ts';

/** Issues an invoice: numbered, reckoned, posted. */
export const issueInvoice: Action<'invoices.issue'> = {
  carryOut(writing, input) {
    const customer = findCustomer(writing.read, input.customerId);
    if (customer === null) {
      return fail({ kind: 'not-found', what: 'customer', id: input.customerId });
    }
    const { today } = writing;
    const issuedOn = (input.issuedOn ?? today) as Day;
    const dueOn = input.dueOn as Day;
    const decided = decide(lineRequests(input.lines), { issuedOn, dueOn, today });
    if (!decided.ok) return decided;
    const { lines, netMinor, taxMinor, totalMinor, journal } = decided.value;
    const invoice = writing.newId<'invoice'>();
    const words = writing.words({
      customer: customer.name,
      lines: input.lines.map((line) => line.description),
    });
    return ok(
      writing.post({
        type: 'invoice-issued',
        effect: `issue:${input.attemptId}`,
        subjects: [invoice, customer.id],
        body: {
          invoice,
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
  },
  answer(done) {
    const { invoice, number, totalMinor } = postedBody(done, 'invoice-issued');
    const status = totalMinor === 0 ? 'paid' : 'open';
    return { id: invoice, number, totalMinor, dueMinor: totalMinor, status };
  },
};

/** The lines of a request in whole steps. The contract has checked their decimals. */
export const lineRequests = (
  lines: CallRequest<'invoices.issue'>['lines'],
): readonly LineRequest[] =>
  lines.map((line) => ({
    quantityMilli: must(parseDecimal(line.quantity, 3), 'A quantity has at most 3 decimals.'),
    unitPriceMinor: minor(line.unitPriceMinor),
    taxRate:
      line.taxRatePercent === undefined
        ? null
        : must(parseDecimal(line.taxRatePercent, 4), 'A tax rate has at most 4 decimals.'),
  }));
