import type { RefundView } from '../../../shared/contract/views.ts';
import type { NoteKind } from '../../ui/note.tsx';

/** How loudly a standing is said. */
export const standingKinds: Readonly<Record<RefundView['status'], NoteKind>> = {
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
