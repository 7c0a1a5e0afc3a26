import { useState } from 'react';
import { useLocation } from 'wouter';
import type { RefundView } from '../../../../shared/contract/views.ts';
import type { Trouble as TroubleOf } from '../../../bridge/answer.ts';
import { useAct, useAsk } from '../../../bridge/hooks.ts';
import { say } from '../../../state/toasts.ts';
import { useMoneyText } from '../../../ui/figures.tsx';
import { Loading, Trouble } from '../../../ui/loading.tsx';
import { handOverWords, toCardWords } from '../../../words/methods.ts';
import { recordOf } from './refund-source.ts';
import { SlipSheet } from './slip-sheet.tsx';

/** What remains to be done with the hands: print, have it signed, hand the money over. */
export function HandOver({ refundId }: { readonly refundId: string }) {
  const { value: refund, trouble, again } = useAsk('refunds.get', { id: refundId });
  if (refund?.method === 'card') return <ToCardSheet refund={refund} />;
  if (refund !== undefined) return <HandOverSheet refund={refund} />;
  return trouble === undefined ? (
    <Loading what="Reading the refund" />
  ) : (
    <Trouble sentence={trouble.sentence} onAgain={again} />
  );
}

interface SheetProps {
  readonly refund: RefundView;
}

/** Says that the money is in the customer's hands, and leaves. */
function useHandOver(refund: RefundView, leave: () => void) {
  const money = useMoneyText();
  const { busy, act } = useAct('refunds.handOver');
  const [trouble, setTrouble] = useState<TroubleOf>();
  const handOver = async () => {
    if (busy) return;
    const answer = await act({ attemptId: `hand-over:${refund.id}`, id: refund.id });
    // Where somebody else has said so already, it is said.
    const isSaid = answer.ok || answer.failure.kind === 'nothing-to-hand-over';
    setTrouble(answer.ok ? undefined : answer.failure);
    if (!isSaid) return;
    const { done } = handOverWords[refund.method];
    say(`${done}: ${money(refund.amountMinor)} to ${refund.customerName}`);
    leave();
  };
  return { busy, trouble, handOver: () => void handOver() };
}

/** The way back to the record that it was made from. */
function useLeave(refund: RefundView): () => void {
  const [, goTo] = useLocation();
  return () => goTo(recordOf(refund), { replace: true });
}

function HandOverSheet({ refund }: SheetProps) {
  const words = handOverWords[refund.method];
  const leave = useLeave(refund);
  const { busy, trouble, handOver } = useHandOver(refund, leave);
  return (
    <SlipSheet
      refund={refund}
      title={words.title}
      how={words.how}
      paper="The receipt"
      footnote={`${refund.number} is in the book. Until you say so it stays as “not handed over”.`}
      later="Not yet"
      done={words.done}
      busy={busy}
      trouble={trouble}
      onDone={handOver}
      onClose={leave}
    />
  );
}

/** Money that goes to a card by itself: what is known of it now, and the slip that says so. */
function ToCardSheet({ refund }: SheetProps) {
  const leave = useLeave(refund);
  const words = toCardWords[refund.status];
  return (
    <SlipSheet
      refund={refund}
      title={words.title}
      how={refund.card?.sentence ?? ''}
      paper={words.paper}
      footnote={`${refund.number} is in the book and goes on by itself. Nothing is to be handed over.`}
      done="Done"
      onDone={leave}
      onClose={leave}
    />
  );
}
