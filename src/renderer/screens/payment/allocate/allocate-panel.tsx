import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { CallValue } from '../../../../shared/contract/contract.ts';
import type { PaymentView } from '../../../../shared/contract/views.ts';
import { formatFigure } from '../../../../shared/money/format.ts';
import { useAsk } from '../../../bridge/hooks.ts';
import { useDraft } from '../../../state/drafts.ts';
import { say, sayWithUndo } from '../../../state/toasts.ts';
import { type ApplyIssue, ApplyRows } from '../../../ui/apply-rows.tsx';
import { Button } from '../../../ui/button.tsx';
import { useDesk } from '../../../ui/desk-context.tsx';
import { Amount, useIsNothing, useMoneyText } from '../../../ui/figures.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { useReadMoney } from '../../../ui/money-field.tsx';
import { Note } from '../../../ui/note.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useKeys } from '../../../ui/use-keys.ts';
import { whyNot } from '../../../ui/why-not.ts';
import { type Part, type Refused, useApplying } from './use-applying.ts';

type Suggestion = CallValue<'payments.suggest'>;

interface AllocateDraft {
  /** What was typed over the suggestion; null while that stands as it is. */
  readonly texts: Readonly<Record<string, string>> | null;
}

/** Puts what is available of a payment to open invoices of its customer. */
export function AllocatePanel({ payment }: { readonly payment: PaymentView }) {
  const [, goTo] = useLocation();
  const wanted = new URLSearchParams(useSearch()).get('invoice');
  const { customerId, id: paymentId } = payment;
  const { value } = useAsk('payments.suggest', { customerId, paymentId }, { keep: true });
  const leave = () => goTo(`/payments/${paymentId}`, { replace: true });
  const why = whyNot(payment.can.allocate);
  if (why === undefined && value !== undefined) {
    return <AllocateForm payment={payment} suggestion={value} wanted={wanted} onLeave={leave} />;
  }
  return (
    <SideSheet title="Allocate" subtitle={payment.number} onClose={leave} footer={null}>
      {why === undefined ? <Loading what="Looking for open invoices" /> : <Note kind="warning">{why}</Note>}
    </SideSheet>
  );
}

interface AllocateFormProps {
  readonly payment: PaymentView;
  readonly suggestion: Suggestion;
  /** The invoice that somebody came from. */
  readonly wanted: string | null;
  readonly onLeave: () => void;
}

function AllocateForm({ payment, suggestion, wanted, onLeave }: AllocateFormProps) {
  const first = useFirstTexts(suggestion, wanted);
  const { value: draft, change, clear, attemptId } = useDraft<AllocateDraft>(
    `allocate ${payment.id} ${wanted ?? ''}`,
    { texts: first },
  );
  const oldestFirst = useOldestFirst(suggestion);
  const texts = draft.texts ?? oldestFirst;
  const parts = useParts(suggestion, texts);
  const applying = useApplying(payment.id);
  const money = useMoneyText();
  const [pressed, setPressed] = useState(false);
  const write = (next: AllocateDraft['texts']) => {
    applying.forget();
    change({ texts: next });
  };
  const confirm = async () => {
    setPressed(true);
    if (parts.length === 0) return;
    const made = await applying.apply(attemptId, parts);
    if (made === null) return;
    clear();
    sayWithUndo(doneWords(made, money), () => {
      void applying.undo(made).then((trouble) => trouble && say(trouble.sentence));
    });
    onLeave();
  };
  useKeys({ 'Ctrl+O': () => write(null) }, 'sheet');
  const { refused } = applying;
  return (
    <SideSheet
      title="Allocate"
      subtitle={`${payment.customerName}, ${payment.number}`}
      onClose={onLeave}
      onConfirm={() => void confirm()}
      footnote="Each invoice gets a numbered allocation. It can be taken off again."
      footer={
        <>
          <Button size="big" keys="Ctrl+O" onPress={() => write(null)}>
            Oldest first
          </Button>
          <Button
            kind="primary"
            size="big"
            keys="Ctrl+Enter"
            busy={applying.busy}
            onPress={() => void confirm()}
          >
            {parts.length === 1 ? `Apply to ${parts[0]?.number ?? ''}` : 'Apply'}
          </Button>
        </>
      }
    >
      <div>
        <span className="field-cap">Available</span>
        <Amount of={payment.availableMinor} />
      </div>
      <ApplyRows
        rows={suggestion.rows}
        texts={texts}
        onText={(invoiceId, text) => {
          if (text !== (texts[invoiceId] ?? '')) write({ ...texts, [invoiceId]: text });
        }}
        issues={refused === undefined ? {} : { [refused.part.invoiceId]: issueOf(refused) }}
        focusId={wanted ?? suggestion.rows[0]?.invoiceId}
        none={`${payment.customerName} has no open invoice. The money stays available.`}
        leftMinor={draft.texts === null ? suggestion.leftMinor : undefined}
      />
      {pressed && parts.length === 0 && suggestion.rows.length > 0 ? (
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
  if (trouble.kind === 'over-available') return { sentence, insteadMinor: trouble.availableMinor };
  return { sentence };
}

/** Whoever came from an invoice means that one first. */
function useFirstTexts(suggestion: Suggestion, wanted: string | null): AllocateDraft['texts'] {
  const { currency } = useDesk();
  const row = suggestion.rows.find(({ invoiceId }) => invoiceId === wanted);
  return row === undefined ? null : { [row.invoiceId]: formatFigure(row.dueMinor, currency) };
}

function useOldestFirst(suggestion: Suggestion): Readonly<Record<string, string>> {
  const { currency } = useDesk();
  const isNothing = useIsNothing();
  return Object.fromEntries(
    suggestion.rows
      .filter((row) => !isNothing(row.amountMinor))
      .map((row) => [row.invoiceId, formatFigure(row.amountMinor, currency)]),
  );
}

/** What stands in the fields as amounts; an empty field is left out. */
function useParts(suggestion: Suggestion, texts: Readonly<Record<string, string>>): readonly Part[] {
  const read = useReadMoney();
  const isNothing = useIsNothing();
  return suggestion.rows.flatMap(({ invoiceId, number }) => {
    const amountMinor = read(texts[invoiceId] ?? '');
    return amountMinor === null || isNothing(amountMinor) ? [] : [{ invoiceId, number, amountMinor }];
  });
}

function doneWords(parts: readonly Part[], money: (amountMinor: number) => string): string {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) {
    return `Applied ${money(first.amountMinor)} to ${first.number}`;
  }
  return `Applied to ${String(parts.length)} invoices`;
}
