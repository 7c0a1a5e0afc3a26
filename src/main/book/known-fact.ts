import type { Fact } from '../../shared/ledger/fact.ts';
import {
  type FactBody,
  factTypes,
  type FactType,
  isKnownFact,
  splitBody,
} from '../../shared/ledger/fact-types.ts';

/** A fact's type with the body that belongs to it. */
export type KnownFact = {
  [Type in FactType]: { readonly type: Type; readonly body: FactBody<Type> };
}[FactType];

/**
 * Reads a fact of any origin. Null where this version can't: a later type or version, a body that
 * is not what its type says, or postings that don't balance. Such a fact is kept, never judged.
 */
export function readFact(fact: Pick<Fact, 'type' | 'v' | 'body'>): KnownFact | null {
  const { type, v, body } = fact;
  if (!isKnownFact(type, v)) return null;
  const parsed = factTypes[type].safeParse(actIn(body));
  if (!parsed.success) return null;
  // The body was read by the schema of this very type; TypeScript can't follow that through a map.
  const known = { type, body: parsed.data } as KnownFact;
  const sum = known.body.journal.reduce((total, [, amount]) => total + amount, 0);
  return sum === 0 ? known : null;
}

function actIn(body: string): unknown {
  try {
    return splitBody(body).act;
  } catch {
    return undefined;
  }
}
