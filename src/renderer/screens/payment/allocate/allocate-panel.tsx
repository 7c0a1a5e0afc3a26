import { useLocation, useSearch } from 'wouter';
import type { PaymentView } from '../../../../shared/contract/views.ts';
import { useAsk } from '../../../bridge/hooks.ts';
import { type ApplyIssue, ApplyRows } from '../../../ui/apply-rows.tsx';
import { Button } from '../../../ui/button.tsx';
import { Amount } from '../../../ui/figures.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { NoAnswer } from '../../../ui/no-answer.tsx';
import { Note } from '../../../ui/note.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useKeys } from '../../../ui/use-keys.ts';
import { whyNot } from '../../../ui/why-not.ts';
import type { AllocateFormProps } from './allocate-draft.ts';
import { useAllocateForm, useLeft } from './use-allocate-form.ts';
import type { Refused } from './use-applying.ts';

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
      {why === undefined ? (
        <Loading what="Looking for open invoices" />
      ) : (
        <Note kind="warning">{why}</Note>
      )}
    </SideSheet>
  );
}

function AllocateForm(props: AllocateFormProps) {
  const { payment, suggestion, wanted, onLeave } = props;
  const form = useAllocateForm(props);
  const left = useLeft(payment, form.parts, !form.isSuggested);
  useKeys({ 'Ctrl+O': form.oldestFirst }, 'sheet');
  const { refused, parts } = form;
  return (
    <SideSheet
      title="Allocate"
      subtitle={`${payment.customerName}, ${payment.number}`}
      onClose={onLeave}
      onConfirm={form.confirm}
      footnote="Each invoice gets a numbered allocation. It can be taken off again."
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
        <span className="field-cap">Available</span>
        <Amount of={payment.availableMinor} />
      </div>
      <ApplyRows
        rows={suggestion.rows}
        texts={form.texts}
        onText={form.writeOne}
        issues={refused === undefined ? {} : { [refused.part.invoiceId]: issueOf(refused) }}
        focusId={wanted ?? suggestion.rows[0]?.invoiceId}
        none={`${payment.customerName} has no open invoice. The money stays available.`}
        leftMinor={form.isSuggested ? suggestion.leftMinor : left}
      />
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
  if (trouble.kind === 'over-available') return { sentence, insteadMinor: trouble.availableMinor };
  return { sentence };
}
