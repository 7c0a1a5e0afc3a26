import './refund.css';
import { useRef } from 'react';
import { Link } from 'wouter';
import type { RefundView } from '../../../../shared/contract/views.ts';
import type { Trouble } from '../../../bridge/answer.ts';
import { usePaper } from '../../../bridge/papers.ts';
import { Button } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { DefinitionList } from '../../../ui/definition-list.tsx';
import { Amount } from '../../../ui/figures.tsx';
import { Note } from '../../../ui/note.tsx';
import { type Paper, PaperFrame } from '../../../ui/paper-frame.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { RefundTag } from '../../../ui/status-tag.tsx';
import { Unheard } from '../../../ui/unheard.tsx';
import { useAfterGlance } from '../../../ui/use-glance.ts';
import { KeptApartNotes } from '../../../ui/warning-note.tsx';
import { useKeys } from '../../../ui/use-keys.ts';

interface SlipSheetProps {
  readonly refund: RefundView;
  readonly title: string;
  /** What is so, or what is left to do with the hands. */
  readonly how: string;
  readonly paper: string;
  readonly footnote: string;
  /** The way out that leaves something undone; left out where nothing is. */
  readonly later?: string | undefined;
  readonly done: string;
  readonly busy?: boolean | undefined;
  readonly trouble?: Trouble | undefined;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** A refund that was just made, and the slip for the customer beside it. */
export function SlipSheet(props: SlipSheetProps) {
  const { refund, trouble, later, done, busy, onClose } = props;
  const onDone = useAfterGlance(props.onDone);
  const slip = useRef<Paper>(null);
  const paper = usePaper({ kind: 'refund', id: refund.id, size: 'roll' });
  const print = () => void paper.print(() => slip.current?.print());
  const savePdf = () =>
    void paper.savePdf((name, base64) => saveFile(name, base64, 'application/pdf'));
  useKeys({ P: print, 'Ctrl+P': print }, 'sheet');
  const against = trouble ?? paper.trouble;
  return (
    <SideSheet
      title={props.title}
      subtitle={refund.customerName}
      onClose={onClose}
      onConfirm={onDone}
      footnote={props.footnote}
      aside={
        <>
          <h3>{props.paper}</h3>
          {paper.html === undefined ? null : (
            <PaperFrame
              ref={slip}
              title={`${props.paper} ${refund.number}`}
              html={paper.html}
              size="roll"
            />
          )}
        </>
      }
      footer={
        <>
          {later === undefined ? null : (
            <Button size="big" keys="Escape" onPress={onClose}>
              {later}
            </Button>
          )}
          <Button
            kind="primary"
            size="big"
            keys="Ctrl+Enter"
            busy={busy}
            autoFocus
            onPress={onDone}
          >
            {done}
          </Button>
        </>
      }
    >
      <Given refund={refund} how={props.how} />
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
      <RefundTag of={refund} />
    </div>
    <Unheard sentence={refund.unheard} />
    <p aria-live="polite">{how}</p>
    <KeptApartNotes says={refund.keptApart} />
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
        { term: 'To', value: refund.card?.name },
      ]}
    />
  </>
);
