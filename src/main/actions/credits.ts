import { fail, ok } from '../../shared/base/result.ts';
import { applyCredit as decideApply, grantLines } from '../../shared/ledger/credit.ts';
import { minor } from '../../shared/money/minor.ts';
import { findCustomer } from '../book/records/customer.ts';
import { findInvoice } from '../book/records/invoice.ts';
import { keptCustomer } from '../book/records/kin.ts';
import { payableOf } from '../book/records/payable.ts';
import type { Action } from './action.ts';
import { postedBody } from './answers.ts';
import { approveRefund } from './refund-approval.ts';
import { noSuchInvoice } from './no-such-invoice.ts';

/** Owes a customer credit for a service that failed; no money moves. */
export const grantCredit: Action<'credits.grant'> = {
  carryOut(writing, input, people) {
    const { reason, amountMinor } = input;
    if (reason.code === 'other' && reason.text === undefined) {
      return fail({ kind: 'reason-needs-text', code: reason.code });
    }
    const customer = findCustomer(writing.read, input.customerId);
    if (customer === null) {
      return fail({ kind: 'not-found', what: 'customer', id: input.customerId });
    }
    if (customer.isErased) return fail({ kind: 'customer-erased', id: customer.id });
    const approver = approveRefund(people, { amountMinor, delicate: [] }, { twoPersons: false });
    if (!approver.ok) return approver;
    const credit = writing.newId<'credit'>();
    const words = writing.words({ reason: reason.text, ticket: input.ticket });
    return ok(
      writing.post({
        type: 'credit-granted',
        effect: writing.onceHere('grant'),
        approver: approver.value?.id,
        subjects: [credit, customer.id],
        body: {
          credit,
          number: writing.nextNumber('CRD'),
          customer: customer.id,
          amountMinor,
          reason: reason.code,
          text: words.hash,
          journal: grantLines(minor(amountMinor)),
        },
        words,
      }),
    );
  },
  answer(done) {
    const { credit, number, amountMinor } = postedBody(done, 'credit-granted');
    return { id: credit, number, amountMinor };
  },
};

/** Puts a customer's credit to an invoice. */
export const applyCredit: Action<'credits.apply'> = {
  carryOut(writing, input) {
    const customer = findCustomer(writing.read, input.customerId);
    if (customer === null) {
      return fail({ kind: 'not-found', what: 'customer', id: input.customerId });
    }
    const invoice = findInvoice(writing.read, input.invoiceId);
    if (invoice === null) return fail(noSuchInvoice(writing.read, input.invoiceId));
    if (keptCustomer(writing.read, invoice.customer) !== customer.id) {
      return fail({ kind: 'not-found', what: 'invoice', id: input.invoiceId });
    }
    const amountMinor = minor(input.amountMinor);
    const target = payableOf(writing.read, invoice);
    const decided = decideApply(customer.creditMinor, target, amountMinor);
    if (!decided.ok) return decided;
    const allocation = writing.newId<'allocation'>();
    return ok(
      writing.post({
        type: 'credit-applied',
        effect: writing.onceHere('apply-credit'),
        subjects: [allocation, invoice.id, customer.id],
        body: {
          allocation,
          number: writing.nextNumber('ALC'),
          invoice: invoice.id,
          customer: customer.id,
          amountMinor,
          journal: decided.value.journal,
        },
      }),
    );
  },
  answer(done) {
    const { allocation, number, invoice, amountMinor } = postedBody(done, 'credit-applied');
    return { id: allocation, number, invoiceId: invoice, amountMinor };
  },
};
