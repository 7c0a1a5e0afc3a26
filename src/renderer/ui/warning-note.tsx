import { Link } from 'wouter';
import type { RefundWarning } from '../../shared/contract/calls/refunds.ts';
import { warningTitles } from '../words/warnings.ts';
import { Note } from './note.tsx';

/** What to think of before money leaves, with the way to where it is decided, where there is one. */
export const WarningNote = ({
  warning: { kind, sentence },
}: {
  readonly warning: RefundWarning;
}) => (
  <Note kind="warning" title={warningTitles[kind]}>
    {sentence}
    {kind === 'kept-apart' ? <ToKeptApart /> : null}
  </Note>
);

/** What desks that were shut out say of the same money: read before it leaves. */
export const KeptApartNotes = ({ says = [] }: { readonly says?: readonly string[] | undefined }) =>
  says.map((sentence) => (
    <Note key={sentence} kind="warning" title={warningTitles['kept-apart']}>
      {sentence}
      <ToKeptApart />
    </Note>
  ));

/** The way to what desks wrote after they were shut out. */
const ToKeptApart = () => (
  <>
    {' '}
    <Link href="/to-resolve">Look at what is kept apart</Link>
  </>
);
