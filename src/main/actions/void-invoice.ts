import { fail, ok } from '../../shared/base/result.ts';
import { voidInvoice as decide } from '../../shared/ledger/invoice.ts';
import { findInvoice } from '../book/records/invoice.ts';
import type { Action } from './action.ts';
import { postedBody } from './answers.ts';
import { noSuchInvoice } from './no-such-invoice.ts';

/** Takes back an invoice that nobody has paid on. */
export const voidInvoice: Action<'invoices.void'> = {
  carryOut(writing, input) {
    const invoice = findInvoice(writing.read, input.id);
    if (invoice === null) return fail(noSuchInvoice(writing.read, input.id));
    const decided = decide(invoice);
    if (!decided.ok) return decided;
    const words = writing.words({ reason: input.reason });
    return ok(
      writing.post({
        type: 'invoice-voided',
        effect: `void:${invoice.id}`,
        subjects: [invoice.id, invoice.customer],
        body: {
          invoice: invoice.id,
          number: invoice.number,
          customer: invoice.customer,
          totalMinor: invoice.totalMinor,
          text: words.hash,
          journal: decided.value.journal,
        },
        words,
      }),
    );
  },
  answer(done) {
    const { invoice, number } = postedBody(done, 'invoice-voided');
    return { id: invoice, number, status: 'void' };
  },
};
