import { warningTitles } from '../words/warnings.ts';
import { Note } from './note.tsx';

/** [V21] [V65] Before money leaves or is taken back: that the other desks are not heard. */
export const Unheard = ({ sentence }: { readonly sentence: string | undefined }) =>
  sentence === undefined ? null : (
    <Note kind="warning" title={warningTitles['others-unheard']}>
      {sentence}
    </Note>
  );
