import type { RawFact } from './fact-pages.ts';

/** A number that an entry prints for the first time, and the record that bears it. */
export interface MadeNumber {
  readonly number: string;
  readonly kind: string;
  readonly id: string;
}

type Body = Readonly<Record<string, unknown>>;

/** The record whose number stands at the head of each kind of entry that makes one. */
const heads: Readonly<Record<string, readonly [kind: string, field: string]>> = {
  'invoice-issued': ['invoice', 'invoice'],
  'payment-recorded': ['payment', 'payment'],
  'card-charge-begun': ['payment', 'payment'],
  'allocation-made': ['allocation', 'allocation'],
  'credit-applied': ['allocation', 'allocation'],
  'refund-drafted': ['refund', 'refund'],
  'refund-made': ['refund', 'refund'],
  'credit-note-issued': ['credit-note', 'creditNote'],
  'credit-granted': ['credit', 'credit'],
};

/** Records that an entry makes along with its own. */
const parts: ReadonlyArray<readonly [list: string, kind: string, field: string]> = [
  ['allocations', 'allocation', 'allocation'],
  ['applied', 'allocation', 'allocation'],
  ['creditNotes', 'credit-note', 'creditNote'],
  ['refunds', 'refund', 'refund'],
];

/** Every number that an entry gives to a record. */
export function numbersMade(fact: RawFact): readonly MadeNumber[] {
  const head = heads[fact.type];
  const issued = fact.parsed?.['issued'];
  if (fact.type === 'exception-resolved' && typeof issued === 'object' && issued !== null) {
    const of = issued as Body;
    const applied = (of['applied'] ?? []) as readonly Body[];
    return [
      one(of, ['invoice', 'invoice']),
      ...applied.map((part) => one(part, ['allocation', 'allocation'])),
    ];
  }
  if (fact.parsed === null || head === undefined) return [];
  const made = [one(fact.parsed, head)];
  for (const [list, kind, field] of parts) {
    const of = fact.parsed[list];
    if (Array.isArray(of)) made.push(...of.map((part) => one(part as Body, [kind, field])));
  }
  return made;
}

const one = (body: Body, [kind, field]: readonly [string, string]): MadeNumber => ({
  number: String(body['number']),
  kind,
  id: String(body[field]),
});

/** How an entry ends what a number stood for; null where it ends nothing. */
export function numberEnded(fact: RawFact): {
  readonly kind: 'voided' | 'reversed' | 'canceled';
  readonly says: string;
  readonly made: MadeNumber;
} | null {
  if (fact.parsed === null) return null;
  switch (fact.type) {
    case 'invoice-voided':
      return { kind: 'voided', says: 'Voided', made: one(fact.parsed, ['invoice', 'invoice']) };
    case 'payment-reversed':
      return {
        kind: 'reversed',
        says: 'Taken back, entered in error',
        made: one(fact.parsed, ['payment', 'payment']),
      };
    case 'check-bounced':
      return {
        kind: 'reversed',
        says: 'The check bounced',
        made: one(fact.parsed, ['payment', 'payment']),
      };
    case 'refund-canceled': {
      const { journal } = fact.parsed;
      const wasMade = Array.isArray(journal) && journal.length > 0;
      const says = wasMade ? 'The refund was taken back' : 'The draft was dropped';
      return { kind: 'canceled', says, made: one(fact.parsed, ['refund', 'refund']) };
    }
    default:
      return null;
  }
}
