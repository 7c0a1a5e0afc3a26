import { useLocation } from 'wouter';
import type { InvoiceView } from '../../../../shared/contract/views.ts';
import type { Trouble } from '../../../bridge/answer.ts';
import { say } from '../../../state/toasts.ts';
import { Button } from '../../../ui/button.tsx';
import { RadioCards } from '../../../ui/choice.tsx';
import { useIsNothing, useMoneyText } from '../../../ui/figures.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { NoteAhead } from '../note-ahead.tsx';
import { PlanPart } from './plan-part.tsx';
import { type CancelForm, useCancel } from './use-cancel.ts';
import { ReasonNote, ReasonSelect } from '../../../ui/reason-fields.tsx';

const wishes = [
  { value: 'refund', title: 'Refund', sub: 'Given back, by the plan below' },
  { value: 'credit', title: 'Credit', sub: 'Stays with the customer, on the payments it came by' },
  { value: 'keep', title: 'Keep', sub: 'Only what is still due is taken back' },
] as const;

const besideFields: readonly string[] = ['over-refund', 'reason-needs-text'];
const isBesideField = ({ kind }: Trouble): boolean => besideFields.includes(kind);

interface CancelSheetProps {
  readonly invoice: InvoiceView;
  readonly onClose: () => void;
}

/** Ends an invoice or a booking in one act: credited, and its money refunded, left or kept. */
export function CancelSheet({ invoice, onClose }: CancelSheetProps) {
  const [, goTo] = useLocation();
  const form = useCancel(invoice, ({ refunds }) => {
    const [first] = refunds;
    say(doneWords(invoice.number, refunds.length));
    // One refund is handed over at once; several wait, each with its own slip.
    if (first !== undefined && refunds.length === 1) goTo(`/refunds/${first.id}`);
    else if (first !== undefined) goTo(`/customers/${invoice.customerId}`);
    else onClose();
  });
  const words = useConfirmWords(form);
  return (
    <SideSheet
      title="Cancel"
      subtitle={`${invoice.customerName}, ${invoice.number}`}
      onClose={onClose}
      onConfirm={form.confirm}
      aside={
        <NoteAhead
          {...form}
          onApproval={form.approve}
          isBeside={isBesideField}
          none="Put the amounts right to see it."
        />
      }
      footnote="One act: the credit note and every refund stand or fall together."
      footer={
        <Button
          kind={words.paysOut ? 'money' : 'primary'}
          size="big"
          keys="Ctrl+Enter"
          busy={form.busy}
          onPress={form.confirm}
        >
          {words.label}
        </Button>
      }
    >
      <CancelFields form={form} />
    </SideSheet>
  );
}

function CancelFields({ form }: { readonly form: CancelForm }) {
  const { draft, edit, trouble, invoice } = form;
  // Where nothing was paid there is nothing to choose: each way ends the same.
  const isUnpaid = useIsNothing()(invoice.appliedMinor);
  return (
    <>
      {isUnpaid ? null : (
        <RadioCards
          label="Money already paid for it"
          value={draft.money}
          onChange={(money) => edit({ money })}
          choices={wishes}
        />
      )}
      {isUnpaid || draft.money === 'refund' ? <PlanPart form={form} /> : null}
      <ReasonSelect value={draft.code} onChange={(code) => edit({ code })} />
      <ReasonNote
        code={draft.code}
        value={draft.text}
        onChange={(text) => edit({ text })}
        issue={trouble?.kind === 'reason-needs-text' ? trouble.sentence : undefined}
      />
    </>
  );
}

function useConfirmWords({ consequences, invoice, unanswered }: CancelForm) {
  const money = useMoneyText();
  const isNothing = useIsNothing();
  const paysOut = consequences !== undefined && !isNothing(consequences.refundedMinor);
  if (unanswered) return { paysOut, label: 'Ask again' };
  return {
    paysOut,
    label:
      paysOut && consequences !== undefined
        ? `Cancel, and refund ${money(consequences.refundedMinor)}`
        : `Cancel ${invoice.number}`,
  };
}

const doneWords = (number: string, refunds: number): string =>
  refunds < 2
    ? `Canceled ${number}`
    : `Canceled ${number}. ${String(refunds)} refunds wait to be handed over.`;
