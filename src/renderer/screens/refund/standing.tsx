import type { RefundView } from '../../../shared/contract/views.ts';
import { Note } from '../../ui/note.tsx';
import { Unheard } from '../../ui/unheard.tsx';
import { handOverWords } from '../../words/methods.ts';
import { refundStatusWords } from '../../words/statuses.ts';
import { standingKinds } from './standing-kinds.ts';

/** How far it is and what comes next, in one sentence; silent where nothing is left to do. */
export function Standing({ refund }: { readonly refund: RefundView }) {
  const { status, method, handedOver, contested, keptApart } = refund;
  if (status === 'canceled' && contested !== undefined) {
    return (
      <Note kind="bad" title="Taken back, and handed over.">
        By the book nothing was given, and somebody noted that the money went out. Decide which of
        the two is so.
      </Note>
    );
  }
  if (status !== 'succeeded') {
    const { word, means } = refundStatusWords[status];
    return (
      <Note kind={standingKinds[status]} title={`${word}.`}>
        {means}
      </Note>
    );
  }
  if (handedOver !== undefined || method === 'card') return null;
  if (contested !== undefined) {
    return (
      <Note kind="bad" title="Do not pay it out yet.">
        This money was given back already. First somebody decides about both; until then it stays
        here as not handed over.
      </Note>
    );
  }
  if (keptApart !== undefined) {
    return (
      <Note kind="bad" title="Do not pay it out yet.">
        First a manager looks at what is kept apart; until then it stays here as not handed over.
      </Note>
    );
  }
  return (
    <>
      <Unheard sentence={refund.unheard} />
      <Note kind="warning" title="Not handed over yet.">
        It is in the book. {handOverWords[method].how}
      </Note>
    </>
  );
}
