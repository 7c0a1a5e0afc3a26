import { Link } from 'wouter';
import type { RefundView } from '../../../shared/contract/views.ts';
import { Money } from '../../ui/figures.tsx';
import { Note } from '../../ui/note.tsx';
import { hrefOf } from '../../ui/places.ts';
import { resolutionWords } from '../../words/exceptions.ts';

/** [V62] That its money had gone out more than once, and what somebody decided about that. */
export const Decided = ({ about }: { readonly about: RefundView['decided'] }) =>
  about === undefined ? null : (
    <Note kind="info" title="Settled.">
      {about.sentence} Decided: {resolutionWords[about.resolution].title},{' '}
      <Money of={about.amountMinor} />.{' '}
      <Link href={hrefOf('exception', about.exceptionId) ?? ''}>See both entries</Link>
    </Note>
  );
