import { assert } from '../../shared/base/assert.ts';
import { type FactBody, type FactType, readBody } from '../../shared/ledger/fact-types.ts';
import type { Done } from '../book/writing.ts';

/** The body of the fact that an action posted, for its answer. */
export function postedBody<Type extends FactType>(done: Done, type: Type): FactBody<Type> {
  assert(
    done.kind === 'posted' && done.fact.type === type,
    `The answer needs a fact of type ${type}.`,
  );
  return readBody(type, done.fact.body);
}

/** The id of the record that an action kept, for its answer. */
export function keptRecord(done: Done): string {
  assert(done.kind === 'kept', 'The answer needs a kept record.');
  return done.record;
}
