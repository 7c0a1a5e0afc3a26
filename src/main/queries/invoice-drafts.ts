import { keptCustomer } from '../book/records/kin.ts';
import type { CallRequest } from '../../shared/contract/contract.ts';
import type { InvoiceView } from '../../shared/contract/views.ts';
import { reckonInvoice } from '../../shared/ledger/invoice.ts';
import { nameKey, nameWords, readProfile } from '../book/profiles.ts';
import { allDrafts, findDraft, type InvoiceDraft } from '../book/records/invoice-draft.ts';
import { lineRequests } from '../book/records/line-requests.ts';
import { idToKey, keyToId } from '../db/keys.ts';
import type { Viewing } from './context.ts';
import { taxView } from './invoice-lines.ts';
import { customerName, staffName } from './people.ts';
import { allowed, because } from './permissions.ts';

type Listed = Omit<CallRequest<'invoices.list'>, 'limit' | 'cursor'>;

/** One draft as an invoice is shown; null where there is none. */
export function getDraft(viewing: Viewing, id: string): InvoiceView | null {
  const draft = findDraft(viewing.read, id);
  return draft === null ? null : draftView(viewing, draft);
}

/** The drafts that belong into a list of invoices, the latest changed first. */
export function draftsFor(
  viewing: Viewing,
  input: Listed,
): ReadonlyArray<{ readonly lc: number; readonly view: InvoiceView }> {
  if (!mayHoldDrafts(input)) return [];
  const { read } = viewing;
  const { customerId, invoiceId, search } = input;
  return allDrafts(read)
    .filter(
      (draft) => customerId === undefined || draft.customer === keptCustomer(read, customerId),
    )
    .filter((draft) => invoiceId === undefined || draft.id === invoiceId)
    .map((draft) => ({ lc: draft.lc, view: draftView(viewing, draft) }))
    .filter(({ view }) => search === undefined || isFound(view.customerName, search));
}

/** A draft has no day, no dispute and no money on it. */
function mayHoldDrafts({ status, overdue, disputed, from, to, paymentId }: Listed): boolean {
  if (status !== undefined) return status === 'draft';
  if (overdue === true || disputed === true) return false;
  return (from ?? to ?? paymentId) === undefined;
}

/** Every word typed must begin a word of the customer's name. */
function isFound(name: string, search: string): boolean {
  if (nameKey(search) === 'draft') return true;
  const words = nameWords(name);
  const wanted = nameWords(search);
  return wanted.length > 0 && wanted.every((one) => words.some((word) => word.startsWith(one)));
}

const only = because('This is only a draft. Issue it first.');

const draftCan: InvoiceView['can'] = {
  takePayment: only,
  allocate: only,
  credit: only,
  cancel: only,
  void: only,
  dispute: only,
  releaseDispute: only,
  issue: allowed,
  edit: allowed,
  discard: allowed,
};

function draftView(viewing: Viewing, draft: InvoiceDraft): InvoiceView {
  const { read, today } = viewing;
  const { lines, taxes, netMinor, taxMinor, totalMinor } = reckonInvoice(lineRequests(draft.lines));
  return {
    id: draft.id,
    number: 'Draft',
    customerId: draft.customer,
    customerName: customerName(read, idToKey(draft.customer)),
    issuedOn: draft.issuedOn ?? today,
    dueOn: draft.dueOn,
    summary: draft.lines[0]?.description ?? '',
    lines: draft.lines.map((line, index) => ({
      ...line,
      netMinor: lines[index]?.netMinor ?? 0,
      taxMinor: lines[index]?.taxMinor ?? 0,
    })),
    taxes: taxes.map(taxView),
    netMinor,
    taxMinor,
    totalMinor,
    creditedMinor: 0,
    appliedMinor: 0,
    dueMinor: 0,
    status: 'draft',
    overdue: false,
    disputed: false,
    credited: 'none',
    needsReview: false,
    deskCode: readProfile(read, 'desk', keyToId(draft.desk)).get('code') ?? '',
    by: draft.actor === null ? '' : staffName(read, draft.actor),
    can: draftCan,
    history: [],
  };
}
