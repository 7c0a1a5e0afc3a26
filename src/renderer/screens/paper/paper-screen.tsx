import './paper.css';
import { useRef } from 'react';
import { useLocation } from 'wouter';
import { usePaper } from '../../bridge/papers.ts';
import { useCommands } from '../../state/commands.ts';
import { usePaperSize } from '../../state/paper-size.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choice.tsx';
import { useDesk } from '../../ui/desk-context.tsx';
import { Loading, Trouble } from '../../ui/loading.tsx';
import { Note } from '../../ui/note.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { type Paper, PaperFrame } from '../../ui/paper-frame.tsx';
import { hrefOf } from '../../ui/places.ts';
import { saveFile } from '../../ui/save-file.ts';
import { useKeys } from '../../ui/use-keys.ts';

interface PaperScreenProps {
  readonly kind: 'refund' | 'payment' | 'invoice';
  readonly id: string;
}

const sizes = [
  { value: 'a4', title: 'A4' },
  { value: 'letter', title: 'Letter' },
  { value: 'roll', title: '80 mm roll' },
] as const;

const crumbs = { refund: 'Refunds', payment: 'Payments', invoice: 'Invoices' } as const;

/** A document as the customer will hold it, and the ways to get it onto paper. */
export function PaperScreen({ kind, id }: PaperScreenProps) {
  const [, goTo] = useLocation();
  const [size, setSize] = usePaperSize(kind, useDesk().timeZone);
  const sheet = useRef<Paper>(null);
  const paper = usePaper({ kind, id, size });
  const record = hrefOf(kind, id) ?? '/';
  const print = () => void paper.print(() => sheet.current?.print());
  const savePdf = () =>
    void paper.savePdf((name, base64) => saveFile(name, base64, 'application/pdf'));
  usePaperKeys({ print, savePdf, leave: () => goTo(record) });
  const title = paper.title ?? 'Paper';
  return (
    <>
      <PageHeader
        title={title}
        crumb={{ label: crumbs[kind], href: record }}
        find={false}
        actions={
          <>
            <Button kind="quiet" keys="Escape" onPress={() => goTo(record)}>
              Back
            </Button>
            <Button icon="paper" keys="Ctrl+S" busy={paper.busy} onPress={savePdf}>
              Save PDF
            </Button>
            <Button kind="primary" icon="print" keys="P" autoFocus onPress={print}>
              Print
            </Button>
          </>
        }
      />
      <div className="paper-bar">
        <div className="paper-size">
          <Segmented label="Paper" labelHidden value={size} onChange={setSize} choices={sizes} />
        </div>
        {paper.trouble === undefined || paper.html === undefined ? null : (
          <Note kind="warning" live>
            {paper.trouble.sentence}
          </Note>
        )}
      </div>
      {paper.html === undefined ? (
        paper.trouble === undefined ? (
          <Loading what="Setting the page" />
        ) : (
          <Trouble sentence={paper.trouble.sentence} onAgain={paper.again} />
        )
      ) : (
        <div className="paper-desk scroll-thin">
          <PaperFrame ref={sheet} title={title} html={paper.html} size={size} />
        </div>
      )}
    </>
  );
}

interface PaperKeys {
  readonly print: () => void;
  readonly savePdf: () => void;
  readonly leave: () => void;
}

function usePaperKeys({ print, savePdf, leave }: PaperKeys): void {
  useKeys({ Escape: leave }, 'page');
  useCommands([
    {
      id: 'print',
      title: 'Print this paper',
      keys: ['P', 'Ctrl+P'],
      group: 'here',
      icon: 'print',
      run: print,
    },
    {
      id: 'save-pdf',
      title: 'Save this paper as PDF',
      keys: ['Ctrl+S'],
      group: 'here',
      icon: 'paper',
      run: savePdf,
    },
  ]);
}
