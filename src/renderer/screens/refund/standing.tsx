import type { RefundView } from '../../../shared/contract/views.ts';
import { Note, type NoteKind } from '../../ui/note.tsx';
import { handOverWords } from '../../words/methods.ts';
import { refundStatusWords } from '../../words/statuses.ts';

const kinds: Readonly<Record<RefundView['status'], NoteKind>> = {
  draft: 'info',
  'awaiting-approval': 'warning',
  queued: 'warning',
  sending: 'info',
  unknown: 'warning',
  pending: 'info',
  'requires-action': 'warning',
  succeeded: 'good',
  failed: 'bad',
  canceled: 'info',
};

/** How far it is and what comes next, in one sentence; silent where nothing is left to do. */
export function Standing({ refund }: { readonly refund: RefundView }) {
  const { status, method, handedOver } = refund;
  if (status !== 'succeeded') {
    const { word, means } = refundStatusWords[status];
    return (
      <Note kind={kinds[status]} title={`${word}.`}>
        {means}
      </Note>
    );
  }
  if (handedOver !== undefined || method === 'card') return null;
  return (
    <Note kind="warning" title="Not handed over yet.">
      It is in the book. {handOverWords[method].how}
    </Note>
  );
}
