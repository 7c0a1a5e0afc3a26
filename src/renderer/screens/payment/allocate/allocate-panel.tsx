import { useLocation, useSearch } from 'wouter';
import { useAsk } from '../../../bridge/hooks.ts';
import { type ApplyIssue, ApplyRows } from '../../../ui/apply-rows.tsx';
import { Button } from '../../../ui/button.tsx';
import { Amount } from '../../../ui/figures.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { NoAnswer } from '../../../ui/no-answer.tsx';
import { Note } from '../../../ui/note.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useKeys } from '../../../ui/use-keys.ts';
import type { AllocateFormProps } from './allocate-draft.ts';
import { CreditAhead } from './credit-ahead.tsx';
import type { MoneySource } from './money-source.ts';
import { suggestionOf, useAllocateForm, useLeft } from './use-allocate-form.ts';
import type { Refused } from './use-applying.ts';

/** Puts what there is to open invoices of its customer. */
export function AllocatePanel({ source }: { readonly source: MoneySource }) {
  const [, goTo] = useLocation();
  const wanted = new URLSearchParams(useSearch()).get('invoice');
  const { why, kind, record } = source;
  const when = why === undefined;
  const { value } = useAsk('payments.suggest', suggestionOf(source), { keep: true, when });
  // Credit is put to an invoice mostly from there; a payment from its own record.
  const back = kind === 'credit' && wanted !== null ? `/invoices/${wanted}` : record;
  const leave = () => goTo(back, { replace: true });
  if (why === undefined && value !== undefined) {
    return <AllocateForm source={source} suggestion={value} wanted={wanted} onLeave={leave} />;
  }
  return (
    <SideSheet title={source.title} subtitle={source.subtitle} onClose={leave} footer={null}>
      {why === undefined ? (
        <Loading what="Looking for open invoices" />
      ) : (
        <Note kind="warning">{why}</Note>
      )}
    </SideSheet>
  );
}

function AllocateForm(props: AllocateFormProps) {
  const { source, suggestion, wanted, onLeave } = props;
  const form = useAllocateForm(props);
  const left = useLeft(source, form.parts, !form.isSuggested);
  useKeys({ 'Ctrl+O': form.oldestFirst }, 'sheet');
  const { refused, parts } = form;
  return (
    <SideSheet
      title={source.title}
      subtitle={source.subtitle}
      onClose={onLeave}
      onConfirm={form.confirm}
      footnote={source.footnote}
      footer={
        <>
          <Button size="big" keys="Ctrl+O" onPress={form.oldestFirst}>
            Oldest first
          </Button>
          <Button
            kind="primary"
            size="big"
            keys="Ctrl+Enter"
            busy={form.busy}
            onPress={form.confirm}
          >
            {form.unanswered
              ? 'Ask again'
              : parts.length === 1
                ? `Apply to ${parts[0]?.number ?? ''}`
                : 'Apply'}
          </Button>
        </>
      }
    >
      <div>
        <span className="field-cap">{source.term}</span>
        <Amount of={source.availableMinor} />
      </div>
      <ApplyRows
        rows={suggestion.rows}
        texts={form.texts}
        onText={form.writeOne}
        issues={refused === undefined ? {} : { [refused.part.invoiceId]: issueOf(refused) }}
        focusId={wanted ?? suggestion.rows[0]?.invoiceId}
        none={`${source.customerName} has no open invoice. It stays available.`}
        leftMinor={form.isSuggested ? suggestion.leftMinor : left}
      />
      {source.kind === 'credit' ? <CreditAhead source={source} parts={parts} /> : null}
      {form.unanswered ? <NoAnswer /> : null}
      {form.nothing ? (
        <Note kind="warning" live>
          Write an amount beside an invoice.
        </Note>
      ) : null}
    </SideSheet>
  );
}

function issueOf({ trouble }: Refused): ApplyIssue {
  const { sentence } = trouble;
  if (trouble.kind === 'over-due') return { sentence, insteadMinor: trouble.dueMinor };
  if (trouble.kind === 'invoice-contested') return { sentence, insteadMinor: trouble.askMinor };
  if (trouble.kind === 'over-credit') return { sentence, insteadMinor: trouble.creditMinor };
  if (trouble.kind === 'over-available') return { sentence, insteadMinor: trouble.availableMinor };
  return { sentence };
}
