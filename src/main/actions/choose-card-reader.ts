import { ok } from '../../shared/base/result.ts';
import { readCardReaderAt, readerFields } from '../book/records/card-reader.ts';
import type { Action } from './action.ts';
import { keptProfile } from './answers.ts';

/** [G20] Chooses the card reader of this desk, or leaves it to the only one that there is. */
export const chooseCardReader = (
  reader: { readonly id: string; readonly label: string } | null,
): Action<'cards.setReader'> => ({
  carryOut: (writing) =>
    ok(
      writing.keep(
        { kind: 'desk', id: writing.identity.desk },
        { [readerFields.id]: reader?.id ?? null, [readerFields.label]: reader?.label ?? null },
      ),
    ),
  answer(done, read) {
    const { record, lc } = keptProfile(done);
    const chosen = readCardReaderAt(read, record, lc);
    return chosen === null ? {} : { reader: chosen };
  },
});
