import './lines.css';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { issueAt, type Trouble } from '../../bridge/answer.ts';
import { useDraft } from '../../state/drafts.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { useDesk } from '../../ui/desk-context.tsx';
import { useMoneyText } from '../../ui/figures.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { Note } from '../../ui/note.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { CustomerPart } from './customer-part.tsx';
import { type InvoiceDraft, usualDueOn, withBlank } from './invoice-draft.ts';
import { LinesGrid } from './lines-grid.tsx';
import { footTrouble, refusalAt } from './refusal.ts';
import { Totals } from './totals.tsx';
import { useIssuing } from './use-issuing.ts';
import { useLines } from './use-lines.ts';

interface InvoiceFormProps {
  /** Under which the draft is kept. */
  readonly name: string;
  readonly start: InvoiceDraft;
  /** Where Esc leads. */
  readonly backTo: string;
}

/** Writes an invoice: to whom, when it is due, and its lines, reckoned as they are written. */
export function InvoiceForm({ name, start, backTo }: InvoiceFormProps) {
  const [, goTo] = useLocation();
  const { today } = useDesk();
  const money = useMoneyText();
  const form = useRef<HTMLDivElement>(null);
  const confirmButton = useRef<HTMLButtonElement>(null);
  const [pressed, setPressed] = useState(false);
  const { value: draft, change, clear, attemptId } = useDraft(name, start);
  const { views, inputs, reckoning } = useLines(draft.lines);
  const issuing = useIssuing(clear);
  const { trouble } = issuing;
  const issuedOn = draft.issuedOn === '' ? today : draft.issuedOn;
  const dueOn = draft.dueOn === '' ? usualDueOn(issuedOn) : draft.dueOn;
  const edit = (part: Partial<InvoiceDraft>) => {
    issuing.forget();
    change(part);
  };
  const focus = (what: string) => form.current?.querySelector<HTMLElement>(what)?.focus();
  const confirm = () => {
    setPressed(true);
    if (draft.customerId === '') return focus('[role=combobox]');
    if (inputs === null) return focus(firstMissing(views));
    const { customerId } = draft;
    void issuing.issue({ attemptId, customerId, issuedOn, dueOn, lines: [...inputs] });
  };
  const leave = () => goTo(backTo);
  useEffect(() => {
    // With the customer known, the next thing to write is a line.
    if (document.activeElement !== document.body) return;
    const lines = form.current?.querySelectorAll<HTMLElement>('[data-field=description]');
    if (lines !== undefined) [...lines].at(-1)?.focus();
  }, []);
  useKeys({ Escape: leave, 'Ctrl+Enter': confirm }, 'page');
  return (
    <>
      <div ref={form} className="form-page scroll-thin">
        <Head
          draft={draft}
          edit={edit}
          days={{ issuedOn, dueOn }}
          trouble={trouble}
          pressed={pressed}
          onChosen={() => focus('[data-field=description]')}
        />
        <LinesGrid
          views={views}
          pressed={pressed}
          refusalAt={(index) => refusalAt(trouble, views, index)}
          onChange={(id, part) =>
            edit({ lines: withBlank(draft.lines).map((it) => (it.id === id ? { ...it, ...part } : it)) })
          }
          onRemove={(id) => {
            edit({ lines: draft.lines.filter((line) => line.id !== id) });
            focus('[data-field=description]');
          }}
          onEnd={() => confirmButton.current?.focus()}
        />
        <Totals of={reckoning} />
      </div>
      <FormFoot
        note="Kept as you type; nothing is in the book yet."
        trouble={footTrouble(trouble) === undefined ? null : <Note kind="bad">{footTrouble(trouble)}</Note>}
      >
        <Button size="big" keys="Escape" onPress={leave}>
          Leave
        </Button>
        <Button
          ref={confirmButton}
          kind="primary"
          size="big"
          keys="Ctrl+Enter"
          busy={issuing.busy}
          onPress={confirm}
        >
          {reckoning === undefined ? 'Issue invoice' : `Issue for ${money(reckoning.totalMinor)}`}
        </Button>
      </FormFoot>
    </>
  );
}

const firstMissing = (views: ReturnType<typeof useLines>['views']): string => {
  const at = views.findIndex(({ issue }) => issue !== null);
  const row = at === -1 ? 1 : at + 1;
  return `[aria-label$="line ${String(row)}"][data-field=${views[at]?.issue?.field ?? 'description'}]`;
};

interface HeadProps {
  readonly draft: InvoiceDraft;
  readonly edit: (part: Partial<InvoiceDraft>) => void;
  readonly days: { readonly issuedOn: string; readonly dueOn: string };
  readonly trouble: Trouble | undefined;
  readonly pressed: boolean;
  readonly onChosen: () => void;
}

const Head = ({ draft, edit, days, trouble, pressed, onChosen }: HeadProps) => (
  <div className="invoice-head">
    <CustomerPart
      name={draft.customerName}
      onChoose={({ id, name }) => {
        edit({ customerId: id, customerName: name });
        onChosen();
      }}
      issue={pressed && draft.customerId === '' ? 'Choose who is billed.' : issueAt(trouble, 'customerId')}
      autoFocus={draft.customerId === ''}
    />
    <DateField
      label="Issued"
      value={days.issuedOn}
      onChange={(issuedOn) => edit({ issuedOn })}
      issue={trouble?.kind === 'future-day' ? trouble.sentence : issueAt(trouble, 'issuedOn')}
    />
    <DateField
      label="Due"
      value={days.dueOn}
      onChange={(dueOn) => edit({ dueOn })}
      issue={trouble?.kind === 'due-before-issued' ? trouble.sentence : issueAt(trouble, 'dueOn')}
    />
  </div>
);
