import type { FactBody, FactType } from './fact-types.ts';

// What an entry hangs on: it speaks of records that others have made, by their ids.

/** Records that an entry may speak of, as their ids are called in bodies. */
const recordNames = ['invoice', 'payment', 'refund', 'allocation'] as const;
export type RecordName = (typeof recordNames)[number];

export interface Spoken {
  readonly kind: RecordName;
  readonly id: string;
}

type AnyFact = {
  [Type in FactType]: { readonly type: Type; readonly body: FactBody<Type> };
}[FactType];

/** The records of which a fact is the first word. */
export function madeBy({ type, body }: AnyFact): readonly string[] {
  if (type === 'invoice-issued') return [body.invoice, ...idsOf(body.applied)];
  if (type === 'payment-recorded') return [body.payment, ...idsOf(body.allocations)];
  if (type === 'card-charge-begun') return [body.payment];
  if (type === 'allocation-made' || type === 'credit-applied') return [body.allocation];
  if (type === 'refund-drafted' || type === 'refund-made') return [body.refund];
  if (type === 'credit-note-issued') return body.refunds.map(({ refund }) => refund);
  if (type !== 'exception-resolved' || body.issued === undefined) return [];
  return [body.issued.invoice, ...idsOf(body.issued.applied)];
}

const idsOf = (parts: ReadonlyArray<{ readonly allocation: string }> = []): readonly string[] =>
  parts.map(({ allocation }) => allocation);

/** The records of which a fact says something that others must have made before it. */
export function spokenOf(fact: AnyFact): readonly Spoken[] {
  const made = new Set(madeBy(fact));
  const spoken = new Map(namedIn(fact.body).map((one) => [one.id, one]));
  return [...spoken.values()].filter(({ id }) => !made.has(id));
}

function namedIn(value: unknown): readonly Spoken[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]: [string, unknown]) => {
    const kind = recordNames.find((name) => name === key);
    if (kind !== undefined && typeof inside === 'string') return [{ kind, id: inside }];
    return namedIn(inside);
  });
}
