import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { CallRequest } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/failures.ts';
import { reckonWithin } from '../../shared/ledger/invoice.ts';
import type { Minor } from '../../shared/money/minor.ts';
import { findCustomer } from '../book/records/customer.ts';
import { findInvoice } from '../book/records/invoice.ts';
import { draftFields, findDraft, type InvoiceDraft } from '../book/records/invoice-draft.ts';
import { lineRequests } from '../book/records/line-requests.ts';
import type { Done, Writing } from '../book/writing.ts';
import type { ReadDb } from '../db/handle.ts';
import type { Action } from './action.ts';
import { keptProfile } from './answers.ts';
import { issuedAnswer, issueFrom } from './issue-invoice.ts';

/** [I8] Keeps an invoice that is only thought of: a profile, as nothing of it is money yet. */
export const draftInvoice: Action<'invoices.draft'> = {
  carryOut(writing, input) {
    const { customerId: customer, issuedOn = null, dueOn, lines } = input;
    const draft = { customer, issuedOn, dueOn, lines };
    return keepDraft(writing, writing.newId<'invoice'>(), draft);
  },
  answer: draftedAnswer,
};

/** [I8] Changes a draft. */
export const updateDraft: Action<'invoices.updateDraft'> = {
  carryOut(writing, input) {
    const draft = openDraft(writing.read, input.id);
    if (!draft.ok) return draft;
    const { customerId: customer, issuedOn, dueOn, lines } = input;
    const now = draft.value;
    const changed = {
      customer: customer ?? now.customer,
      issuedOn: issuedOn === undefined ? now.issuedOn : issuedOn,
      dueOn: dueOn ?? now.dueOn,
      lines: lines ?? now.lines,
    };
    return keepDraft(writing, now.id, changed, { customer, issuedOn, dueOn, lines });
  },
  answer: draftedAnswer,
};

/** [I8] Throws a draft away. */
export const discardDraft: Action<'invoices.discardDraft'> = {
  carryOut(writing, input) {
    const draft = openDraft(writing.read, input.id);
    if (!draft.ok) return draft;
    return ok(writing.keep({ kind: 'invoice-draft', id: draft.value.id }, { open: null }));
  },
  answer: (done) => ({ id: keptProfile(done).record }),
};

/** [I8] Issues a draft as it stands, under its own id: of two desks that do, one counts. */
export const issueDraft: Action<'invoices.issueDraft'> = {
  carryOut(writing, input) {
    const draft = openDraft(writing.read, input.id);
    if (!draft.ok) return draft;
    const { id, customer: customerId, issuedOn, dueOn, lines } = draft.value;
    const asked = { customerId, issuedOn: issuedOn ?? undefined, dueOn, lines };
    const issued = issueFrom(writing, asked, { invoice: id, effect: `issue-draft:${id}` });
    if (issued.ok) writing.keep({ kind: 'invoice-draft', id }, { open: null });
    return issued;
  },
  answer: issuedAnswer,
};

interface Content {
  readonly customer: string;
  readonly issuedOn: string | null;
  readonly dueOn: string;
  readonly lines: CallRequest<'invoices.draft'>['lines'];
}

/** A draft may be for a later day, but never come to more than an invoice can, nor be due too soon. */
function keepDraft(
  writing: Writing,
  id: string,
  { customer, issuedOn, dueOn, lines }: Content,
  changed: Parameters<typeof draftFields>[0] = { customer, issuedOn, dueOn, lines },
): Result<Done, Failure> {
  const owner = findCustomer(writing.read, customer);
  if (owner === null) return fail({ kind: 'not-found', what: 'customer', id: customer });
  if (owner.isErased) return fail({ kind: 'customer-erased', id: owner.id });
  if (issuedOn !== null && dueOn < issuedOn) {
    return fail({ kind: 'due-before-issued', issuedOn, dueOn });
  }
  const total = totalOf(lines);
  if (!total.ok) return total;
  const fields = { ...draftFields(changed), open: 'yes' };
  return ok(writing.keep({ kind: 'invoice-draft', id }, fields, total.value));
}

function totalOf(lines: Content['lines']): Result<Minor, Failure> {
  const reckoning = reckonWithin(lineRequests(lines));
  return reckoning.ok ? ok(reckoning.value.totalMinor) : reckoning;
}

function openDraft(read: ReadDb, id: string): Result<InvoiceDraft, Failure> {
  const draft = findDraft(read, id);
  if (draft !== null) return ok(draft);
  const invoice = findInvoice(read, id);
  return invoice === null
    ? fail({ kind: 'not-found', what: 'invoice', id })
    : fail({ kind: 'already-issued', number: invoice.number });
}

function draftedAnswer(done: Done) {
  const { record, said } = keptProfile(done);
  return { id: record, status: 'draft' as const, totalMinor: Number(JSON.parse(said)) };
}
