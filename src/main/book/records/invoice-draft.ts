import type { z } from 'zod';
import type { Day } from '../../../shared/base/days.ts';
import type { CustomerId, InvoiceId } from '../../../shared/base/ids.ts';
import { invoiceLines } from '../../../shared/contract/calls/invoices.ts';
import type { ReadDb } from '../../db/handle.ts';
import { keyToId, lookupKey } from '../../db/keys.ts';
import { keptCustomer } from './kin.ts';

/** An invoice that is only thought of: a profile, as nothing of it is money yet. */
export interface InvoiceDraft {
  readonly id: InvoiceId;
  readonly customer: CustomerId;
  /** Null: the day on which it will be issued. */
  readonly issuedOn: Day | null;
  readonly dueOn: Day;
  readonly lines: z.output<typeof invoiceLines>;
  /** The count of its latest change, by which drafts are ordered. */
  readonly lc: number;
  /** Who changed it last, and at which desk. */
  readonly actor: Buffer | null;
  readonly desk: Buffer;
}

/** The fields of a draft, as its profile keeps them. */
export const draftFields = (draft: {
  readonly customer?: string | undefined;
  readonly issuedOn?: string | null | undefined;
  readonly dueOn?: string | undefined;
  readonly lines?: z.output<typeof invoiceLines> | undefined;
}) => ({
  customer: draft.customer,
  issuedOn: draft.issuedOn,
  dueOn: draft.dueOn,
  lines: draft.lines === undefined ? undefined : JSON.stringify(draft.lines),
});

interface FieldRow {
  readonly field: string;
  readonly value: string | null;
  readonly lc: number;
  readonly desk: Buffer;
  readonly actor: Buffer | null;
}

/** Finds a draft that was neither issued nor thrown away. */
export function findDraft(read: ReadDb, id: string): InvoiceDraft | null {
  const rows = read.all<FieldRow>(
    `select field, value, lc, desk, actor from profile
     where kind = 'invoice-draft' and id = ? order by lc desc, desk desc`,
    lookupKey(id),
  );
  const [latest] = rows;
  const fields = new Map(rows.map(({ field, value }) => [field, value]));
  if (latest === undefined || fields.get('open') !== 'yes' || isIssued(read, id)) return null;
  const { lc, actor, desk } = latest;
  return {
    id: id as InvoiceId,
    customer: keptCustomer(read, fields.get('customer') ?? ''),
    issuedOn: (fields.get('issuedOn') ?? null) as Day | null,
    dueOn: (fields.get('dueOn') ?? '') as Day,
    lines: invoiceLines.parse(JSON.parse(fields.get('lines') ?? '[]')),
    lc,
    actor,
    desk,
  };
}

/** Another desk may have issued it before it heard that it was open again. */
const isIssued = (read: ReadDb, id: string): boolean =>
  read.get('select 1 from invoice where id = ? and n is not null', lookupKey(id)) !== undefined;

/** All drafts, the latest changed first. There are never many: what is issued is none any more. */
export const allDrafts = (read: ReadDb): readonly InvoiceDraft[] =>
  read
    .all<{ id: Buffer }>(
      `select id from profile
       where kind = 'invoice-draft' and field = 'open' and value is not null`,
    )
    .flatMap(({ id }) => findDraft(read, keyToId(id)) ?? [])
    .toSorted((a, b) => b.lc - a.lc);
