import type { Failure } from '../../shared/contract/failures.ts';
import { findDraft } from '../book/records/invoice-draft.ts';
import type { ReadDb } from '../db/handle.ts';

/** Why there is no issued invoice of an id: there is none at all, or only a draft. */
export const noSuchInvoice = (read: ReadDb, id: string): Failure =>
  findDraft(read, id) === null
    ? { kind: 'not-found', what: 'invoice', id }
    : { kind: 'still-a-draft', id };
