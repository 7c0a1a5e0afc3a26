import './lines.css';
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../ui/button.tsx';
import { useMoneyText } from '../../ui/figures.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { NoAnswer } from '../../ui/no-answer.tsx';
import { Note } from '../../ui/note.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { type InvoiceDraft, withBlank } from './invoice-draft.ts';
import { InvoiceHead } from './invoice-head.tsx';
import { LinesGrid } from './lines-grid.tsx';
import { footTrouble, refusalAt } from './refusal.ts';
import { Totals } from './totals.tsx';
import { type InvoiceFormInHand, useInvoiceForm } from './use-invoice-form.ts';

interface InvoiceFormProps {
  /** Under which the draft is kept. */
  readonly name: string;
  readonly start: InvoiceDraft;
  /** The draft that this goes on with. */
  readonly draftId?: string | undefined;
  /** Where Esc leads. */
  readonly backTo: string;
}

/** Writes an invoice: to whom, when it is due, and its lines, reckoned as they are written. */
export function InvoiceForm(props: InvoiceFormProps) {
  const [, goTo] = useLocation();
  const money = useMoneyText();
  const page = useRef<HTMLDivElement>(null);
  const confirmButton = useRef<HTMLButtonElement>(null);
  const form = useInvoiceForm(props);
  const { reckoning, issuing } = form;
  const focus = (what: string) => page.current?.querySelector<HTMLElement>(what)?.focus();
  const finish = (how: 'issue' | 'keep') => {
    const waitsFor = form.confirm(how);
    if (waitsFor !== null) focus(waitsFor);
  };
  const confirm = () => finish('issue');
  const keep = () => finish('keep');
  const leave = () => goTo(props.backTo);
  useEffect(() => {
    // With the customer known, the next thing to write is a line.
    if (document.activeElement !== document.body) return;
    const lines = page.current?.querySelectorAll<HTMLElement>('[data-field=description]');
    if (lines !== undefined) [...lines].at(-1)?.focus();
  }, []);
  useKeys({ Escape: leave, 'Ctrl+Enter': confirm, 'Ctrl+S': keep }, 'page');
  const against = footTrouble(issuing.trouble);
  const unanswered = form.draft.sent !== null && !issuing.busy;
  return (
    <>
      <div ref={page} className="form-page scroll-thin">
        <InvoiceHead form={form} onChosen={() => focus('[data-field=description]')} />
        <Lines form={form} focus={focus} onEnd={() => confirmButton.current?.focus()} />
        <Totals of={reckoning} />
      </div>
      <FormFoot
        note="Kept as you type; nothing is in the book yet."
        trouble={
          unanswered ? (
            <NoAnswer />
          ) : against === undefined ? null : (
            <Note kind="bad">{against}</Note>
          )
        }
      >
        <Button size="big" keys="Escape" onPress={leave}>
          Leave
        </Button>
        {unanswered ? null : (
          <Button size="big" keys="Ctrl+S" onPress={keep}>
            Keep as draft
          </Button>
        )}
        <Button
          ref={confirmButton}
          kind="primary"
          size="big"
          keys="Ctrl+Enter"
          busy={issuing.busy}
          onPress={confirm}
        >
          {unanswered
            ? 'Ask again'
            : reckoning === undefined
              ? 'Issue invoice'
              : `Issue for ${money(reckoning.totalMinor)}`}
        </Button>
      </FormFoot>
    </>
  );
}

interface LinesProps {
  readonly form: InvoiceFormInHand;
  readonly focus: (what: string) => void;
  readonly onEnd: () => void;
}

function Lines({ form, focus, onEnd }: LinesProps) {
  const { draft, edit, views, issuing } = form;
  return (
    <LinesGrid
      views={views}
      pressed={form.pressed}
      refusalAt={(index) => refusalAt(issuing.trouble, views, index)}
      onChange={(id, part) =>
        edit({
          lines: withBlank(draft.lines).map((it) => (it.id === id ? { ...it, ...part } : it)),
        })
      }
      onRemove={(id) => {
        edit({ lines: draft.lines.filter((line) => line.id !== id) });
        focus('[data-field=description]');
      }}
      onEnd={onEnd}
    />
  );
}
