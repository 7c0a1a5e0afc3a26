import { warningTitles } from '../words/warnings.ts';
import { Note } from './note.tsx';

/** [V21] Before money leaves: that the other desks are not heard, and since when. */
export const Unheard = ({ sentence }: { readonly sentence: string | undefined }) =>
  sentence === undefined ? null : (
    <Note kind="warning" title={warningTitles['others-unheard']}>
      {sentence}
    </Note>
  );
