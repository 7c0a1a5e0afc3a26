import { assert } from '../../shared/base/assert.ts';
import type { FactBody, FactType } from '../../shared/ledger/fact-types.ts';
import type { Done } from '../book/writing.ts';

/** The body of the fact that an action posted, for its answer. */
export function postedBody<Type extends FactType>(done: Done, type: Type): FactBody<Type> {
  assert(
    done.kind === 'posted' && done.known.type === type,
    `The answer needs a fact of type ${type}.`,
  );
  // The type was just compared; TypeScript can't follow that into the body.
  return done.known.body as FactBody<Type>;
}

/** The record that an action kept, and how things stood then, for its answer. */
export function keptProfile(done: Done): Extract<Done, { kind: 'kept' }> {
  assert(done.kind === 'kept', 'The answer needs a kept record.');
  return done;
}
