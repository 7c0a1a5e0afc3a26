import './refund.css';
import { useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { RefundView } from '../../../../shared/contract/views.ts';
import type { Trouble as TroubleOf } from '../../../bridge/answer.ts';
import { useAct, useAsk } from '../../../bridge/hooks.ts';
import { usePaper } from '../../../bridge/papers.ts';
import { say } from '../../../state/toasts.ts';
import { Button } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { DefinitionList } from '../../../ui/definition-list.tsx';
import { Amount, useMoneyText } from '../../../ui/figures.tsx';
import { Loading, Trouble } from '../../../ui/loading.tsx';
import { Note } from '../../../ui/note.tsx';
import { type Paper, PaperFrame } from '../../../ui/paper-frame.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { RefundTag } from '../../../ui/status-tag.tsx';
import { useKeys } from '../../../ui/use-keys.ts';
import { handOverWords } from '../../../words/methods.ts';
import { recordOf } from './refund-source.ts';

/** What remains to be done with the hands: print, have it signed, hand the money over. */
export function HandOver({ refundId }: { readonly refundId: string }) {
  const { value: refund, trouble, again } = useAsk('refunds.get', { id: refundId });
  if (refund !== undefined) return <HandOverSheet refund={refund} />;
  return trouble === undefined ? (
    <Loading what="Reading the refund" />
  ) : (
    <Trouble sentence={trouble.sentence} onAgain={again} />
  );
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

function HandOverSheet({ refund }: { readonly refund: RefundView }) {
  const [, goTo] = useLocation();
  const slip = useRef<Paper>(null);
  const paper = usePaper({ kind: 'refund', id: refund.id, size: 'roll' });
  const words = handOverWords[refund.method];
  const leave = () => goTo(recordOf(refund), { replace: true });
  const { busy, trouble, handOver } = useHandOver(refund, leave);
  const print = () => void paper.print(() => slip.current?.print());
  const savePdf = () =>
    void paper.savePdf((name, base64) => saveFile(name, base64, 'application/pdf'));
  useKeys({ P: print, 'Ctrl+P': print }, 'sheet');
  const against = trouble ?? paper.trouble;
  return (
    <SideSheet
      title={words.title}
      subtitle={refund.customerName}
      onClose={leave}
      onConfirm={handOver}
      footnote={`${refund.number} is in the book. Until you say so it stays as “not handed over”.`}
      aside={
        <>
          <h3>The receipt</h3>
          {paper.html === undefined ? null : (
            <PaperFrame
              ref={slip}
              title={`Receipt ${refund.number}`}
              html={paper.html}
              size="roll"
            />
          )}
        </>
      }
      footer={
        <>
          <Button size="big" keys="Escape" onPress={leave}>
            Not yet
          </Button>
          <Button
            kind="primary"
            size="big"
            keys="Ctrl+Enter"
            busy={busy}
            autoFocus
            onPress={handOver}
          >
            {words.done}
          </Button>
        </>
      }
    >
      <Given refund={refund} how={words.how} />
      <div className="refund-made-actions">
        <Button icon="print" keys="P" onPress={print}>
          Print slip
        </Button>
        <Button icon="paper" busy={paper.busy} onPress={savePdf}>
          Save PDF
        </Button>
      </div>
      {against === undefined ? null : (
        <Note kind="bad" live>
          {against.sentence}
        </Note>
      )}
    </SideSheet>
  );
}

interface GivenProps {
  readonly refund: RefundView;
  readonly how: string;
}

/** How much, and what is left to do with the hands. */
const Given = ({ refund, how }: GivenProps) => (
  <>
    <div className="refund-made">
      <Amount of={refund.amountMinor} />
      <RefundTag status={refund.status} />
    </div>
    <p>{how}</p>
    <DefinitionList
      items={[
        { term: 'Refund', value: <Link href={`/refunds/${refund.id}`}>{refund.number}</Link> },
        {
          term: 'Reference',
          value: (
            <span className="refund-reference">
              {refund.reference}
              <CopyButton text={refund.reference} label="Copy the reference" />
            </span>
          ),
        },
        { term: 'Out of', value: refund.paymentNumber ?? `Credit of ${refund.customerName}` },
      ]}
    />
  </>
);
