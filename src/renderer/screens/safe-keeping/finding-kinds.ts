import type { Finding } from '../../../shared/contract/calls/ledger.ts';
import type { CallValue } from '../../../shared/contract/contract.ts';

export type Verified = CallValue<'ledger.verify'>;

/** What is only worked out from the entries, and so can be worked out again. */
const mendable: ReadonlySet<string> = new Set([
  'balance-changed',
  'customer-changed',
  'entry-unread',
  'journal-changed',
  'name-changed',
  'record-changed',
  'record-missing',
  'record-surplus',
  'register-changed',
  'series-changed',
]);

/** Whether rebuilding can put this right. */
export const isMendable = ({ kind }: Finding): boolean => mendable.has(kind);

const places: Readonly<Record<string, string>> = {
  customer: 'customers',
  invoice: 'invoices',
  payment: 'payments',
  refund: 'refunds',
  allocation: 'allocations',
};

/** Where the record of a finding can be looked at. */
export function placeOf({ about }: Finding): string | undefined {
  const place = about === undefined ? undefined : places[about.kind];
  return about === undefined || place === undefined ? undefined : `/${place}/${about.id}`;
}
